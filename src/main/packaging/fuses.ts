/**
 * The nine switches that are burnt into Parley's program file, all named, none left to a default. Callers: after-pack,
 * the packaging test.
 */
import { FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses';

/** The program runs nothing but its own archive, and nobody can make a bare Node of it. */
const fusesOfEveryRuntime = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const;

/** What users get. */
export const shippedFuses = {
  ...fusesOfEveryRuntime,
  [FuseV1Options.WasmTrapHandlers]: true,
  strictlyRequireAllFuses: true,
} as const satisfies FuseConfig;

/**
 * What the end-to-end tests drive: the same, but the test driver may attach (it does so through `--inspect`), and the
 * ninth fuse is left out, since the tests' older runtime has only eight.
 */
export const testFuses = {
  ...fusesOfEveryRuntime,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
} as const satisfies FuseConfig;
