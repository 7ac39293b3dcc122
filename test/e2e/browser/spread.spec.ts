/** The spread journey in an ordinary browser. */
import { spreadJourney } from '../shared/spread-journey.ts';
import { browserTest } from '../support/journey-test.ts';

spreadJourney(browserTest);
