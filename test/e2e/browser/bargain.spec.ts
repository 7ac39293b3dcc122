/** The bargain journey in an ordinary browser. */
import { bargainJourney } from '../shared/bargain-journey.ts';
import { browserTest } from '../support/journey-test.ts';

bargainJourney(browserTest);
