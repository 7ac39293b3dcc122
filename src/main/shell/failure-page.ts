/**
 * The page that stands in the window when the store could not be started: what happened, that the plans are where they
 * were, and what to do. It has no script; its two links are acted on by the shell. Callers: index.
 */
import type { Language } from '#shared/contract/host-service.ts';
import { failureLinks } from './window-address.ts';

export interface Failure {
  readonly language: Language;
  /** What the store's process said last, or how it ended. */
  readonly reason: string;
  readonly dataFolder: string;
}

const texts = {
  en: {
    title: 'Parley could not start its plan store',
    safe: 'Your plans have not been changed. They lie in',
    steps: [
      'Try again. If another program was in the way, this is enough.',
      'Close any other Parley on this computer, then try again.',
      'Restart the computer, or install Parley once more over the present one. Plans stay where they are.',
    ],
    reason: 'What the store reported',
    retry: 'Try again',
    quit: 'Quit Parley',
  },
  es: {
    title: 'Parley no pudo iniciar su almacén de planes',
    safe: 'Sus planes no han cambiado. Están en',
    steps: [
      'Inténtelo de nuevo. Si otro programa estorbaba, basta con eso.',
      'Cierre cualquier otro Parley de este equipo e inténtelo de nuevo.',
      'Reinicie el equipo o vuelva a instalar Parley encima. Los planes se quedan donde están.',
    ],
    reason: 'Lo que dijo el almacén',
    retry: 'Intentar de nuevo',
    quit: 'Salir de Parley',
  },
} as const;

/** The whole page as HTML. */
export function failurePage(failure: Failure): string {
  const text = texts[failure.language];
  const steps = text.steps.map((step) => `<li>${escapeHtml(step)}</li>`).join('');
  return `<!doctype html>
<html lang="${failure.language}">
<head><meta charset="utf-8"><title>Parley</title><style>
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif }
body { max-width: 60ch; margin: 12vh auto; padding: 0 24px }
h1 { font-size: 20px }
code { overflow-wrap: anywhere }
a { display: inline-block; margin: 16px 12px 0 0; padding: 6px 14px; border: 1px solid; border-radius: 4px; color: inherit; text-decoration: none }
a:focus-visible { outline: 3px solid #2457c5; outline-offset: 2px }
</style></head>
<body><main>
<h1>${escapeHtml(text.title)}</h1>
<p>${escapeHtml(text.safe)} <code>${escapeHtml(failure.dataFolder)}</code>.</p>
<ol>${steps}</ol>
<p>${escapeHtml(text.reason)}: <code>${escapeHtml(failure.reason)}</code></p>
<a href="${failureLinks.retry}">${escapeHtml(text.retry)}</a><a href="${failureLinks.quit}">${escapeHtml(text.quit)}</a>
</main></body></html>`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
