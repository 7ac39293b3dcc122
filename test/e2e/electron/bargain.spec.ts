/** The bargain journey in the packaged desktop program. */
import { bargainJourney } from '../shared/bargain-journey.ts';
import { electronTest } from '../support/journey-test.ts';

bargainJourney(electronTest);
