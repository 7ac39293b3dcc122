/**
 * What the window says by itself, as data: the screens turn it into sentences of the language in use.
 * Callers: window model, app.
 */
import type { Refusal } from '#shared/base/outcome.ts';
import type { RefusalDetails } from '#shared/base/refusals.ts';
import type { StoreNotice } from '#shared/contract/store-service.ts';

export const messageCodes = [
  'sample-made',
  'plan-imported',
  'plan-exported',
  'history-imported',
  'rejects-saved',
  'plan-first',
] as const;
export type MessageCode = (typeof messageCodes)[number];

/** A refusal, what the store had to say, or a message of the window's own. */
export type NoticeText =
  | { readonly refusal: Refusal }
  | { readonly notice: StoreNotice }
  | { readonly code: MessageCode; readonly details: RefusalDetails };

export interface WindowNotice {
  readonly id: string;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
  readonly text: NoticeText;
}
