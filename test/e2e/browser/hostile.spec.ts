/** The hostile journey in an ordinary browser. */
import { hostileJourney } from '../shared/hostile-journey.ts';
import { browserTest } from '../support/journey-test.ts';

hostileJourney(browserTest);
