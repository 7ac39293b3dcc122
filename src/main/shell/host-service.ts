/**
 * Does what the page asks of its host: dialogs, files, title, look. A path never comes from the page and never goes to
 * it; only a person in a dialog says where. Callers: index.
 */
import { basename } from 'node:path';
import { dialog, nativeTheme, type BrowserWindow, type FileFilter } from 'electron';
import { writeFileAtomically } from '#main/host/atomic-write.ts';
import { readRegularFile } from '#main/host/regular-file.ts';
import type { Outcome } from '#shared/base/outcome.ts';
import { done, refuse } from '#shared/base/outcome.ts';
import {
  fileByteLimits,
  fileEndings,
  hostChannels,
  type Appearance,
  type ChosenFile,
  type FileKind,
  type SavedFile,
} from '#shared/contract/host-service.ts';
import {
  appearanceChoiceSchema,
  fileKindSchema,
  fileNameSchema,
  nothingSchema,
  saveRequestSchema,
  titleSchema,
} from './host-requests.ts';
import { shellText } from './shell-texts.ts';
import type { PreferenceStore, Preferences } from './preferences.ts';
import type { ValidatedIpc } from './validated-ipc.ts';

export interface HostServiceOptions {
  readonly ipc: ValidatedIpc;
  readonly currentWindow: () => BrowserWindow | undefined;
  readonly preferences: PreferenceStore;
  /** Called after look or language were changed. */
  readonly onAppearance: () => void;
}

/** A request may be a little larger than its file. */
const envelopeBytes = 4096;

/** Starts to answer the page's requests. */
export function openHostService(options: HostServiceOptions): void {
  const { ipc, preferences } = options;
  const maximumBytes = Math.max(...Object.values(fileByteLimits)) + envelopeBytes;

  ipc.handle({ channel: hostChannels.pickFile, schema: fileKindSchema }, (kind) =>
    withWindow(options, (window) => pickFile(window, kind, preferences.read())),
  );
  ipc.handle({ channel: hostChannels.saveFile, schema: saveRequestSchema, maximumBytes }, (request) =>
    withWindow(options, (window) =>
      saveBytes(window, request.kind, request.suggestedName, () => Promise.resolve(request.bytes), preferences.read()),
    ),
  );
  ipc.handle({ channel: hostChannels.savePrintedPage, schema: fileNameSchema }, (name) =>
    withWindow(options, (window) =>
      saveBytes(window, 'document', name, () => printToBytes(window), preferences.read()),
    ),
  );
  ipc.handle({ channel: hostChannels.readAppearance, schema: nothingSchema }, () =>
    done(readAppearance(preferences.read())),
  );
  ipc.receive({ channel: hostChannels.setTitle, schema: titleSchema }, (planName) => {
    options.currentWindow()?.setTitle(planName === '' ? 'Parley' : `${planName} – Parley`);
  });
  ipc.receive({ channel: hostChannels.setAppearance, schema: appearanceChoiceSchema }, (choice) => {
    preferences.change(choice);
    nativeTheme.themeSource = choice.theme;
    options.onAppearance();
  });
}

/** How the window should look now. */
export function readAppearance(preferences: Preferences): Appearance {
  return { theme: preferences.theme, language: preferences.language, dark: nativeTheme.shouldUseDarkColors };
}

async function withWindow<Answer>(
  options: HostServiceOptions,
  run: (window: BrowserWindow) => Promise<Outcome<Answer>>,
): Promise<Outcome<Answer>> {
  const window = options.currentWindow();
  return window === undefined ? refuse('not-available', { what: 'a-dialog' }) : run(window);
}

async function pickFile(window: BrowserWindow, kind: FileKind, preferences: Preferences): Promise<Outcome<ChosenFile>> {
  const choice = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'dontAddToRecent'],
    filters: filtersFor(kind, preferences),
  });
  const path = choice.filePaths[0];
  if (choice.canceled || path === undefined)
    return refuse('cancelled', { what: shellText(preferences.language).choosing });
  const bytes = await readRegularFile(path, fileByteLimits[kind]);
  return bytes.ok ? done({ name: basename(path), bytes: bytes.value }) : bytes;
}

async function saveBytes(
  window: BrowserWindow,
  kind: FileKind,
  suggestedName: string,
  produce: () => Promise<Uint8Array>,
  preferences: Preferences,
): Promise<Outcome<SavedFile>> {
  const choice = await dialog.showSaveDialog(window, {
    defaultPath: withEnding(suggestedName, kind),
    filters: filtersFor(kind, preferences),
    properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
  });
  if (choice.canceled || choice.filePath === '')
    return refuse('cancelled', { what: shellText(preferences.language).saving });
  const path = withEnding(choice.filePath, kind);
  const written = await writeFileAtomically(path, await produce());
  return written.ok ? done({ name: basename(path) }) : written;
}

function printToBytes(window: BrowserWindow): Promise<Uint8Array> {
  return window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true });
}

function filtersFor(kind: FileKind, preferences: Preferences): FileFilter[] {
  return [{ name: shellText(preferences.language).fileKinds[kind], extensions: [fileEndings[kind]] }];
}

function withEnding(name: string, kind: FileKind): string {
  const ending = `.${fileEndings[kind]}`;
  return name.toLowerCase().endsWith(ending) ? name : name + ending;
}
