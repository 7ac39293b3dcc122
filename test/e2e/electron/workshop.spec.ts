/** The scripted workshop in the packaged desktop program. */
import { workshopJourney } from '../shared/workshop-journey.ts';
import { electronTest } from '../support/journey-test.ts';

workshopJourney(electronTest);
