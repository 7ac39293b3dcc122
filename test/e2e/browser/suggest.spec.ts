/** Splits in an ordinary browser. */
import { suggestJourney } from '../shared/suggest-journey.ts';
import { browserTest } from '../support/journey-test.ts';

suggestJourney(browserTest);
