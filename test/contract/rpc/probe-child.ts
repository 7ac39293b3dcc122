/**
 * The probe served from a process of its own. Caller: connections.
 */
import { childProcessTransport } from '#main/host/child-process-transport.ts';
import { serveProbe } from './probe-service.ts';

serveProbe(childProcessTransport(process));
