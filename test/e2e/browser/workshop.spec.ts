/** The scripted workshop in an ordinary browser. */
import { workshopJourney } from '../shared/workshop-journey.ts';
import { browserTest } from '../support/journey-test.ts';

workshopJourney(browserTest);
