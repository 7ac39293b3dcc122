/** Pictures of every screen in the packaged desktop program. */
import { lookJourney } from '../shared/look-journey.ts';
import { electronTest } from '../support/journey-test.ts';

lookJourney(electronTest);
