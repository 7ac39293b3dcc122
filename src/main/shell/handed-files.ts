/**
 * Plan files that the system hands over: named on the command line, by a second start, or by a double click. Only names
 * ending in `.parley` count, and they are read with the same care as chosen ones. Callers: lifecycle.
 */
import { basename, isAbsolute, join } from 'node:path';
import { isNetworkPath, readRegularFile } from '#main/host/regular-file.ts';
import type { Outcome } from '#shared/base/outcome.ts';
import { done } from '#shared/base/outcome.ts';
import { fileByteLimits, fileEndings, type ChosenFile } from '#shared/contract/host-service.ts';

/** The plan files among the arguments of a start, as absolute paths; switches and everything else are left out. */
export function planFilesAmong(parameters: readonly string[], workingFolder: string): readonly string[] {
  return parameters
    .filter((parameter) => !parameter.startsWith('-') && isPlanName(parameter))
    .map((parameter) =>
      isAbsolute(parameter) || isNetworkPath(parameter) ? parameter : join(workingFolder, parameter),
    );
}

/** Reads one handed file. */
export async function readHandedFile(path: string): Promise<Outcome<ChosenFile>> {
  const bytes = await readRegularFile(path, fileByteLimits.plan);
  return bytes.ok ? done({ name: basename(path), bytes: bytes.value }) : bytes;
}

function isPlanName(path: string): boolean {
  return path.toLowerCase().endsWith(`.${fileEndings.plan}`);
}
