/** Splits in the desktop program. */
import { suggestJourney } from '../shared/suggest-journey.ts';
import { electronTest } from '../support/journey-test.ts';

suggestJourney(electronTest);
