/** The hostile journey in the packaged desktop program. */
import { hostileJourney } from '../shared/hostile-journey.ts';
import { electronTest } from '../support/journey-test.ts';

hostileJourney(electronTest);
