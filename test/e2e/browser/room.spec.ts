/** The workshop in a room, in an ordinary browser. */
import { minutesJourney, roomJourney } from '../shared/room-journey.ts';
import { browserTest } from '../support/journey-test.ts';

roomJourney(browserTest);
minutesJourney(browserTest);
