/** The bargain journey in an ordinary browser. */
import { agreementJourney } from '../shared/agreement-journey.ts';
import { browserTest } from '../support/journey-test.ts';

agreementJourney(browserTest);
