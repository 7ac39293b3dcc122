/**
 * Why this computer cannot show Electron's window, as the beginning of a sentence. Callers: start.
 */
export interface Desktop {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's number, where the system has such numbers; 0 is the administrator. */
  readonly userId: number | undefined;
}

/** The obstacle in words, or undefined when there is none. */
export function desktopObstacle({ platform, environment, userId }: Desktop): string | undefined {
  if (platform !== 'linux') return undefined;
  const display = environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'] ?? '';
  if (display === '') return 'There is no display here';
  return userId === 0 ? 'Electron’s sandbox does not work for the administrator' : undefined;
}
