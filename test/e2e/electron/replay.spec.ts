/** The replay journey in the packaged desktop program. */
import { replayJourney } from '../shared/replay-journey.ts';
import { electronTest } from '../support/journey-test.ts';

replayJourney(electronTest);
