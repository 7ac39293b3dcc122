/** The accessibility of every screen in the packaged desktop program. */
import { accessibilityJourney } from '../shared/accessibility-journey.ts';
import { electronTest } from '../support/journey-test.ts';

accessibilityJourney(electronTest);
