/** Pictures of every screen in an ordinary browser. */
import { lookJourney } from '../shared/look-journey.ts';
import { browserTest } from '../support/journey-test.ts';

lookJourney(browserTest);
