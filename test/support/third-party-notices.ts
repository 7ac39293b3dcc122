/**
 * The notices of everything by others that reaches the user: names, versions, licences and their texts.
 *
 * What ships is what `test/architecture/support/dependencies.ts` calls shipped, and all that those packages stand on, as
 * locked and installed. `npm run notices` writes THIRD-PARTY-NOTICES.md; a test refuses one that is not current.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedPackages } from '../architecture/support/dependencies.ts';

const root = join(import.meta.dirname, '..', '..');

/** What a package-lock says of one installed package. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** One package that reaches the user. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Its folder, as the lock names it. */
  readonly path: string;
}

/** Every entry of a lock under its folder; the entry `''` is the project itself. */
export function lockedPackages(lock: string): ReadonlyMap<string, LockedPackage> {
  const { packages } = JSON.parse(readFileSync(join(root, lock), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return new Map(Object.entries(packages));
}

/** The shipped packages and all they depend on, in the order of their names. */
export function shippedClosure(): ShippedPackage[] {
  const packages = lockedPackages('package-lock.json');
  const found = new Map<string, ShippedPackage>();
  const add = (name: string, from: string): void => {
    const path = locate(packages, from, name);
    const locked = packages.get(path);
    if (locked?.version === undefined) throw new Error(`${name}, which ${from || 'Parley'} needs, is not locked.`);
    if (found.has(path)) return;
    found.set(path, { name, version: locked.version, licence: locked.license ?? 'unknown', path });
    // Electron's npm package is an installer: the program itself brings the notices of Chromium and Node along.
    if (name === 'electron') return;
    for (const needed of Object.keys(locked.dependencies ?? {})) {
      if (!needed.startsWith('@types/')) add(needed, path);
    }
  };
  for (const name of Object.keys(shippedPackages)) add(name, '');
  return [...found.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** The whole text of THIRD-PARTY-NOTICES.md. Packages with the same licence text share it. */
export function thirdPartyNotices(): string {
  const byText = new Map<string, ShippedPackage[]>();
  for (const shipped of shippedClosure()) {
    const text = licenceText(shipped);
    byText.set(text, [...(byText.get(text) ?? []), shipped]);
  }
  const sections = [...byText].map(([text, group]) => {
    const names = group.map(({ name, version, licence }) => `- ${name} ${version} (${licence})`).join('\n');
    const quoted = text.split('\n').map((line) => `    ${line}`.trimEnd());
    return `${names}\n\n${quoted.join('\n')}\n`;
  });
  return `${introduction}\n${sections.join('\n---\n\n')}`;
}

const introduction = `# Third-party notices

Parley contains work of others, with thanks. This list is made by \`npm run notices\` from what is installed.
The database engine inside better-sqlite3 is SQLite, which is in the public domain. The desktop program also contains
Chromium and Node.js; their notices are in \`LICENSES.chromium.html\` and \`LICENSE.electron.txt\` beside it.
`;

/** The licence as the package brings it; where it brings none, the name of the licence it declares. */
function licenceText({ path, name, licence }: ShippedPackage): string {
  const folder = join(root, path);
  const files = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-]|$)/i.test(file))
    .sort();
  if (files.length === 0) return `${name} declares the licence ${licence} and brings no text of it.`;
  return files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n');
}

/** Where Node would find `name` from the package at `from`. */
function locate(packages: ReadonlyMap<string, LockedPackage>, from: string, name: string): string {
  let folder = from;
  while (folder !== '') {
    const nested = `${folder}/node_modules/${name}`;
    if (packages.has(nested)) return nested;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  }
  return `node_modules/${name}`;
}

if (import.meta.main) writeFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), thirdPartyNotices());
