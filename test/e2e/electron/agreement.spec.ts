/** The bargain journey in the packaged desktop program. */
import { agreementJourney } from '../shared/agreement-journey.ts';
import { electronTest } from '../support/journey-test.ts';

agreementJourney(electronTest);
