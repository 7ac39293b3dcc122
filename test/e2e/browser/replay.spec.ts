/** The replay journey in an ordinary browser. */
import { replayJourney } from '../shared/replay-journey.ts';
import { browserTest } from '../support/journey-test.ts';

replayJourney(browserTest);
