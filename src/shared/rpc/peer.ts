/**
 * What both ends of a connection do alike: greet first, check the other's greeting, and let only well-formed messages
 * of an agreed end through.
 *
 * An end of another wire version, or one that speaks before it greets, is a stranger for good: it is never served.
 * Callers: caller, server.
 */
import { RpcFault } from './fault.ts';
import type { ReportFault } from './ports.ts';
import type { Transport } from './transport.ts';
import { parseWireMessage } from './wire.ts';
import type { Greeting, WireMessage } from './wire.ts';

/** One end's way to the other. */
export interface Connection {
  readonly transport: Transport;
  /** What this end says of itself. */
  readonly greeting: Greeting;
  readonly reportFault: ReportFault;
}

/** What an end does with what the peer hears. */
export interface PeerListener {
  /** The other end greeted in the same wire version. */
  agreed(theirs: Greeting): void;
  /** The other end turned out to be a stranger; told once. */
  estranged(fault: RpcFault): void;
  /** A message of an agreed end. */
  heard(message: WireMessage): void;
  /** A message of a stranger. */
  heardStranger(message: WireMessage): void;
}

/** Sends the greeting and from then on hands the listener what arrives. Malformed messages are reported and dropped. */
export function openPeer({ transport, greeting, reportFault }: Connection, listener: PeerListener): void {
  let state: 'waiting' | 'agreed' | 'stranger' = 'waiting';

  function judge(message: WireMessage): void {
    if (message.kind === 'hello' && message.wireVersion === greeting.wireVersion) {
      state = 'agreed';
      listener.agreed({ wireVersion: message.wireVersion, generation: message.generation });
      return;
    }
    state = 'stranger';
    const theirs = message.kind === 'hello' ? `wire version ${message.wireVersion}` : 'without a greeting';
    listener.estranged(
      new RpcFault('wrong-version', `This end speaks wire version ${greeting.wireVersion}, the other ${theirs}.`),
    );
    if (message.kind !== 'hello') listener.heardStranger(message);
  }

  transport.post({ kind: 'hello', ...greeting });
  transport.onMessage((received) => {
    const message = parseWireMessage(received);
    if (message === undefined)
      reportFault('wire', new RpcFault('malformed', 'A message of no known kind was dropped.'));
    else if (state === 'waiting') judge(message);
    else if (state === 'stranger') listener.heardStranger(message);
    else listener.heard(message);
  });
}
