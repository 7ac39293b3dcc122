/**
 * The only door for messages from the page: who sends, how large, how often and in what shape, checked in this order
 * before anything runs. Nobody else uses `ipcMain`. Callers: host-service, port-broker.
 */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Outcome } from '#shared/base/outcome.ts';
import { done, refuse } from '#shared/base/outcome.ts';
import type { z } from '#shared/contract/schema-library.ts';
import type { Log } from './logging.ts';
import { messageSize } from './message-size.ts';
import { makeRequestBudget } from './request-budget.ts';
import { isWindowAddress } from './window-address.ts';

/** Requests in a burst and each second afterwards, for each channel. */
const burst = 60;
const perSecond = 30;

/** The most bytes of a request that carries no file. */
const plainLimit = 2 ** 20;

export interface Door<Request> {
  readonly channel: string;
  readonly schema: z.ZodType<Request>;
  /** The most bytes of one request; a megabyte unless said otherwise. */
  readonly maximumBytes?: number;
}

export interface ValidatedIpc {
  /** Answers requests that expect an answer; a request that is not let in is refused with `command-malformed`. */
  readonly handle: <Request, Answer>(
    door: Door<Request>,
    run: (request: Request) => Promise<Outcome<Answer>> | Outcome<Answer>,
  ) => void;
  /** Receives requests without an answer; one that is not let in is dropped. */
  readonly receive: <Request>(door: Door<Request>, run: (request: Request) => void) => void;
}

/** Doors for the one window that `currentContents` answers; every other sender is turned away. */
export function openValidatedIpc(currentContents: () => WebContents | undefined, log: Log): ValidatedIpc {
  function admission<Request>(door: Door<Request>) {
    const budget = makeRequestBudget(burst, perSecond, () => performance.now());
    return (event: IpcMainEvent | IpcMainInvokeEvent, parts: readonly unknown[]): Outcome<Request> => {
      const reason = refusalReason(event, parts, door.maximumBytes ?? plainLimit, currentContents());
      if (reason !== undefined) return turnAway(door.channel, reason);
      if (!budget.take()) return turnAway(door.channel, 'too many requests at once');
      const parsed = door.schema.safeParse(parts[0]);
      return parsed.success ? done(parsed.data) : turnAway(door.channel, 'the request has the wrong shape');
    };
  }

  // A page gone wild shall not fill the diary either.
  const mentions = makeRequestBudget(burst, 1, () => performance.now());

  function turnAway(channel: string, reason: string): Outcome<never> {
    if (mentions.take()) log('request-turned-away', { channel, reason });
    return refuse('command-malformed', { reason });
  }

  return {
    handle: (door, run) => {
      const admit = admission(door);
      ipcMain.handle(door.channel, async (event, ...parts: unknown[]) => {
        const request = admit(event, parts);
        return request.ok ? run(request.value) : request;
      });
    },
    receive: (door, run) => {
      const admit = admission(door);
      ipcMain.on(door.channel, (event, ...parts: unknown[]) => {
        const request = admit(event, parts);
        if (request.ok) run(request.value);
      });
    },
  };
}

function refusalReason(
  event: IpcMainEvent | IpcMainInvokeEvent,
  parts: readonly unknown[],
  maximumBytes: number,
  contents: WebContents | undefined,
): string | undefined {
  const frame = event.senderFrame;
  if (contents === undefined || event.sender.id !== contents.id) return 'the sender is not the window';
  if (frame === null || frame.parent !== null || !isWindowAddress(frame.url)) return 'the sender is not the window';
  if (parts.length > 1) return 'the request has the wrong shape';
  return messageSize(parts, maximumBytes) > maximumBytes ? 'the request is too large' : undefined;
}
