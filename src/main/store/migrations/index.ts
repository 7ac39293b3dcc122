/**
 * Every migration in order. New ones are added at the end; none is ever edited, because its checksum stands in every
 * database it ran on. Callers: migrate.
 */
import { initial } from './0001-initial.ts';
import { protocol } from './0002-protocol.ts';

export interface Migration {
  /** 1, 2, 3 … without gaps: the `user_version` after it. */
  readonly number: number;
  readonly name: string;
  readonly statements: string;
}

export const migrations: readonly Migration[] = [initial, protocol];
