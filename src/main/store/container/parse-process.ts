/**
 * The program of the disposable process that reads an untrusted plan file.
 *
 * It gets the bytes as its first message, answers the outcome of `readContainer` as its only message, and ends. It opens
 * no file and keeps nothing. Callers: started by `parse-in-child.ts`, also as a bundle.
 */
import { refuse } from '#shared/base/outcome.ts';
import { readContainer } from './read-container.ts';

process.once('message', (message) => {
  const outcome =
    message instanceof Uint8Array
      ? readContainer(message)
      : refuse('file-not-readable', { reason: 'the reader was given something else than bytes' });
  process.send?.(outcome, () => process.disconnect());
});
