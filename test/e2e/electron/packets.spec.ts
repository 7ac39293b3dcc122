/** The journey of packets in the packaged desktop program. */
import { packetsJourney } from '../shared/packets-journey.ts';
import { electronTest } from '../support/journey-test.ts';

packetsJourney(electronTest);
