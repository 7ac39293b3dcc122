/** The workshop in a room, in the desktop program. */
import { roomJourney } from '../shared/room-journey.ts';
import { electronTest } from '../support/journey-test.ts';

roomJourney(electronTest);
