/**
 * The real store served from a process of its own, on the folder given as argument. Caller: store-connections.
 */
import { childProcessTransport } from '#main/host/child-process-transport.ts';
import { openParserChild } from '#main/host/parse-child.ts';
import { makeParseHost } from '#main/host/parse-host.ts';
import { startStore } from '#main/store/store-server.ts';

const program = startStore({ dataFolder: process.argv[2] ?? '', parse: makeParseHost(() => openParserChild()) });
program.serve(childProcessTransport(process));
process.once('disconnect', () => void program.stop());
