/**
 * Sets the fuses of a freshly packed program, before it is signed. Caller: electron-builder.
 */
import type { AfterPackContext } from 'electron-builder';
import { shippedFuses, testFuses } from './fuses.ts';

/** Called by electron-builder with what was just packed. */
export default async function setFuses(context: AfterPackContext): Promise<void> {
  const choices = process.env['PARLEY_TEST_BUILD'] === '1' ? testFuses : shippedFuses;
  const resetAdHocDarwinSignature = context.electronPlatformName === 'darwin';
  await context.packager.addElectronFuses(context, { ...choices, resetAdHocDarwinSignature });
}
