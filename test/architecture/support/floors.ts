/**
 * The floors of the house (DESIGN §6) as a table: what each folder of src may see. Callers: the architecture tests.
 */

export interface Floor {
  readonly folder: string;
  /** Folders of src this one may import from, besides itself. */
  readonly sees: readonly string[];
  /** Packages this one may import; `node:` stands for every module of Node. */
  readonly packages: readonly string[];
}

const base = 'src/shared/base';
const domain = 'src/shared/domain';
const rpc = 'src/shared/rpc';
const contract = 'src/shared/contract';
const shared = [base, domain, rpc, contract];
const store = 'src/main/store';
const host = 'src/main/host';
const shell = 'src/main/shell';
const model = 'src/renderer/model';
const boot = 'src/renderer/boot';
const texts = 'src/renderer/i18n';
const controls = 'src/renderer/ui';
const grid = 'src/renderer/grid';
const charts = 'src/renderer/charts';
const features = 'src/renderer/features';

/** The most particular folder comes first: the first entry that holds a path is its floor. */
export const floors: readonly Floor[] = [
  { folder: base, sees: [], packages: [] },
  { folder: domain, sees: [base], packages: [] },
  { folder: rpc, sees: [base], packages: [] },
  { folder: contract, sees: [base, domain, rpc], packages: ['zod'] },

  { folder: store, sees: shared, packages: ['node:', 'better-sqlite3', 'zod'] },
  { folder: host, sees: [...shared, store], packages: ['node:', 'ws'] },
  { folder: 'src/main/cli', sees: [...shared, store, host], packages: ['node:'] },
  { folder: shell, sees: [base, rpc, contract, host], packages: ['node:', 'electron', 'zod'] },
  { folder: 'src/main/preload', sees: [base, contract], packages: ['electron'] },
  // Steps around the program rather than in it: what electron-builder calls, and what `npm start` does.
  { folder: 'src/main/packaging', sees: [], packages: ['node:', 'electron-builder', '@electron/fuses'] },
  { folder: 'src/main/start', sees: [...shared, host], packages: ['node:'] },
  { folder: 'src/main', sees: [base, rpc, contract, host, shell], packages: ['node:', 'electron'] },

  { folder: model, sees: shared, packages: ['zustand'] },
  { folder: boot, sees: [...shared, model], packages: [] },
  { folder: texts, sees: [...shared, model], packages: ['i18next', 'react-i18next', 'react'] },
  {
    folder: controls,
    sees: [...shared, model, texts],
    packages: ['react', 'react-dom', 'react-aria-components', 'zustand'],
  },
  {
    folder: grid,
    sees: [...shared, model, texts, controls],
    packages: ['react', 'react-dom', 'ag-grid-community', '@ag-grid-community/locale'],
  },
  {
    folder: charts,
    sees: [...shared, model, texts, controls],
    packages: ['react', 'chart.js', 'chartjs-plugin-annotation'],
  },
  {
    folder: features,
    sees: [...shared, model, boot, texts, controls, grid, charts],
    packages: ['react', 'react-dom'],
  },
  {
    folder: 'src/renderer',
    sees: [...shared, model, boot, texts, controls, grid, charts, features],
    packages: ['react', 'react-dom'],
  },
];

/** Packages that only one module of a folder may reach, so that they can be exchanged in one place. */
export const oneModuleEach: readonly { readonly package: string; readonly folder: string }[] = [
  { package: 'zustand', folder: model },
  { package: 'zustand', folder: controls },
  { package: 'better-sqlite3', folder: store },
];

/** Where the desktop program begins, and what nothing it loads may lead to: the shell sees no plan data. */
export const blindShell = { begins: 'src/main/index.ts', never: [store, domain] };

/** Modules that are tables of data, and may therefore be longer than 300 lines. */
export const dataTables: readonly string[] = [];

/** The floor a path lies on, or nothing when the house has no such place. */
export function floorOf(path: string): Floor | undefined {
  return floors.find((floor) => path.startsWith(`${floor.folder}/`) && belongs(path, floor.folder));
}

/** The screen a path of the features folder belongs to. */
export function featureOf(path: string): string | undefined {
  const [, feature] = /^src\/renderer\/features\/([^/]+)\//.exec(path) ?? [];
  return feature;
}

/** `src/main` and `src/renderer` hold only their own files: a new folder inside must be given a floor. */
function belongs(path: string, folder: string): boolean {
  const isTop = folder === 'src/main' || folder === 'src/renderer';
  return !isTop || !path.slice(folder.length + 1).includes('/');
}
