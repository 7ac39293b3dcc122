import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskReserve } from '#main/store/disk-reserve.ts';
import { makeDataFolder, removeDataFolder } from './store-folder.ts';

let folder = '';
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => removeDataFolder(folder));

describe('the reserve for a full disk', () => {
  it('is there once it was put in place, and is given up once', () => {
    const reserve = new DiskReserve(folder, 3_000_000);
    reserve.restore();
    expect(statSync(join(folder, 'reserve')).size).toBe(3_000_000);
    expect([reserve.free(), reserve.free()]).toEqual([true, false]);
    reserve.restore();
    expect(reserve.free()).toBe(true);
  });

  it('that was cut short is made whole again', () => {
    writeFileSync(join(folder, 'reserve'), 'short');
    new DiskReserve(folder, 3_000_000).restore();
    expect(statSync(join(folder, 'reserve')).size).toBe(3_000_000);
  });

  it('does not exist where none is wanted', () => {
    new DiskReserve(folder, 0).restore();
    expect(existsSync(join(folder, 'reserve'))).toBe(false);
  });
});
