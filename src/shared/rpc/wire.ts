/**
 * The messages two ends exchange, and the gate each of them passes before anything looks at it.
 *
 * `call` numbers are the caller's and count from 1. Nothing here knows a method: requests, replies and events are
 * checked by their schemas afterwards. Callers: peer, caller, server.
 */
import type { Refusal } from '../base/outcome.ts';
import { refusalSentences } from '../base/refusals.ts';
import type { RefusalCode } from '../base/refusals.ts';
import { wireFaultCodes } from './fault.ts';
import type { WireFaultCode } from './fault.ts';

/** The first message of each end. */
export interface Greeting {
  /** Both ends must speak the same. */
  readonly wireVersion: number;
  /** Which start of its process this end is; a changed number tells the other end to load everything anew. */
  readonly generation: number;
}

export type WireMessage =
  | ({ readonly kind: 'hello' } & Greeting)
  | { readonly kind: 'request'; readonly call: number; readonly method: string; readonly request: unknown }
  | { readonly kind: 'cancel'; readonly call: number }
  | { readonly kind: 'progress'; readonly call: number; readonly fraction: number; readonly text: string }
  | { readonly kind: 'reply'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly call: number; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly call: number; readonly code: WireFaultCode; readonly text: string }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown };

/** The message as one of the known kinds with members of the right type, or undefined. */
export function parseWireMessage(received: unknown): WireMessage | undefined {
  if (!isRecord(received)) return undefined;
  const { kind, name, value } = received;
  if (kind === 'hello') return parseHello(received);
  if (kind === 'event') return typeof name === 'string' ? { kind, name, value } : undefined;
  return parseCallMessage(received);
}

function parseHello({ wireVersion, generation }: Members): WireMessage | undefined {
  if (!isCount(wireVersion) || !isCount(generation)) return undefined;
  return { kind: 'hello', wireVersion, generation };
}

function parseCallMessage(received: Members): WireMessage | undefined {
  const { kind, call, method, request, fraction, text, value, refusal, code } = received;
  if (!isCount(call)) return undefined;
  switch (kind) {
    case 'request':
      return typeof method === 'string' ? { kind, call, method, request } : undefined;
    case 'cancel':
      return { kind, call };
    case 'progress':
      return isFraction(fraction) && typeof text === 'string' ? { kind, call, fraction, text } : undefined;
    case 'reply':
      return { kind, call, value };
    case 'refusal':
      return isRefusal(refusal) ? { kind, call, refusal } : undefined;
    case 'fault':
      return isWireFaultCode(code) && typeof text === 'string' ? { kind, call, code, text } : undefined;
    default:
      return undefined;
  }
}

type Members = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isFraction(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isRefusal(value: unknown): value is Refusal {
  if (!isRecord(value) || !isRefusalCode(value.code) || !isRecord(value.details)) return false;
  return Object.values(value.details).every((detail) => typeof detail === 'string' || typeof detail === 'number');
}

function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === 'string' && Object.hasOwn(refusalSentences, value);
}

function isWireFaultCode(value: unknown): value is WireFaultCode {
  return wireFaultCodes.some((code) => code === value);
}
