/**
 * The window's host in an ordinary browser: files are chosen by a file input and saved as downloads, the look is kept in
 * the page's own memory. Callers: boot/window.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import {
  fileEndings,
  languages,
  themes,
  type Appearance,
  type ChosenFile,
  type FileKind,
  type HostEvent,
  type Language,
  type SaveRequest,
  type SavedFile,
  type Theme,
  type WindowHost,
} from '#shared/contract/host-service.ts';
import type { Preferences } from '#renderer/model/window-ports.ts';

/** The host of a page without a desktop program around it. */
export function browserHost(preferences: Preferences): WindowHost {
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  const listeners = new Set<(event: HostEvent) => void>();
  const appearance = (): Appearance => {
    const theme = known(themes, preferences.read('theme')) ?? 'system';
    const dark = theme === 'dark' || (theme === 'system' && darkness.matches);
    return { theme, dark, language: known(languages, preferences.read('language')) ?? systemLanguage() };
  };
  const tellAppearance = (): void => {
    for (const listener of listeners) listener({ kind: 'appearance', appearance: appearance() });
  };
  darkness.addEventListener('change', tellAppearance);
  return {
    requestPort: () => undefined,
    pickFile,
    saveFile: (request) => Promise.resolve(download(request)),
    savePrintedPage: printPage,
    // The page's own title is the window's; `app.tsx` writes it.
    setTitle: () => undefined,
    readAppearance: () => Promise.resolve(appearance()),
    setAppearance: ({ theme, language }: { readonly theme: Theme; readonly language: Language }) => {
      preferences.write('theme', theme);
      preferences.write('language', language);
      tellAppearance();
    },
    answerClose: () => undefined,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function known<Value extends string>(values: readonly Value[], text: string | null): Value | undefined {
  return values.find((value) => value === text);
}

/** The first language of the browser's list that Parley speaks. */
function systemLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = known(languages, tag.toLowerCase().split('-')[0] ?? '');
    if (language !== undefined) return language;
  }
  return 'en';
}

function pickFile(kind: FileKind): Promise<Outcome<ChosenFile>> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = `.${fileEndings[kind]}`;
    input.addEventListener('cancel', () => resolve(refuse('cancelled', { what: fileEndings[kind] })));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file === undefined) return resolve(refuse('cancelled', { what: fileEndings[kind] }));
      resolve(readFile(file));
    });
    input.click();
  });
}

async function readFile(file: File): Promise<Outcome<ChosenFile>> {
  try {
    return done({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch {
    return refuse('file-not-readable', { reason: file.name });
  }
}

function download({ suggestedName, bytes }: SaveRequest): Outcome<SavedFile> {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = document.createElement('a');
  link.href = address;
  link.download = suggestedName;
  link.click();
  // The browser reads the bytes after this task; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return done({ name: suggestedName });
}

/** The browser's own dialog prints; where the page goes it does not tell. */
function printPage(suggestedName: string): Promise<Outcome<SavedFile>> {
  window.print();
  return Promise.resolve(done({ name: suggestedName }));
}
