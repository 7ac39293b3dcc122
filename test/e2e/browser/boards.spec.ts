/** The boards journey in an ordinary browser. */
import { boardsJourney } from '../shared/boards-journey.ts';
import { browserTest } from '../support/journey-test.ts';

boardsJourney(browserTest);
