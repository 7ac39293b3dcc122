/** The workshop in a room, in the desktop program. */
import { minutesJourney, roomJourney } from '../shared/room-journey.ts';
import { electronTest } from '../support/journey-test.ts';

roomJourney(electronTest);
minutesJourney(electronTest);
