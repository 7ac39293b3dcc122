/** The boards journey in the packaged desktop program. */
import { boardsJourney } from '../shared/boards-journey.ts';
import { electronTest } from '../support/journey-test.ts';

boardsJourney(electronTest);
