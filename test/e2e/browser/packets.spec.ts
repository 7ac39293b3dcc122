/** The journey of packets in an ordinary browser. */
import { packetsJourney } from '../shared/packets-journey.ts';
import { browserTest } from '../support/journey-test.ts';

packetsJourney(browserTest);
