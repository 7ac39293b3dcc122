/** The prepare journey in an ordinary browser. */
import { prepareJourney } from '../shared/prepare-journey.ts';
import { browserTest } from '../support/journey-test.ts';

prepareJourney(browserTest);
