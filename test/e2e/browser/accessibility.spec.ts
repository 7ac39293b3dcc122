/** The accessibility of every screen in an ordinary browser. */
import { accessibilityJourney } from '../shared/accessibility-journey.ts';
import { browserTest } from '../support/journey-test.ts';

accessibilityJourney(browserTest);
