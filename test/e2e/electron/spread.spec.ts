/** The spread journey in the packaged desktop program. */
import { spreadJourney } from '../shared/spread-journey.ts';
import { electronTest } from '../support/journey-test.ts';

spreadJourney(electronTest);
