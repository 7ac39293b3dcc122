/** The prepare journey in the packaged desktop program. */
import { prepareJourney } from '../shared/prepare-journey.ts';
import { electronTest } from '../support/journey-test.ts';

prepareJourney(electronTest);
