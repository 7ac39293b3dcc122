/**
 * A document as a page of its own: one HTML file that needs nothing else and can do nothing: no script, no request, no
 * link. Pure. Caller: the commit screen.
 */
import type { Language } from '#renderer/i18n/language.ts';
import type { Block, Cell, Document } from './document.ts';

const style = `
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1.5rem; font: 15px/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin-bottom: 0; } h2 { margin-top: 2rem; border-bottom: 1px solid #8884; } h3 { margin-bottom: 0; }
.note { margin-top: 0; opacity: .75; } section section { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; margin: .75rem 0; } caption { text-align: start; opacity: .75; }
th, td { padding: .25rem .5rem; border-bottom: 1px solid #8884; text-align: start; vertical-align: top; }
.figure { text-align: end; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; } dd { margin: 0; }
@page { margin: 18mm; }
`;

/** The file's text; every word of a person is escaped, and the page's own policy forbids everything but its style. */
export function documentFile(written: Document, language: Language): string {
  const facts = written.facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`);
  const sections = written.sections.map(
    ({ title, blocks }) => `<section>\n<h2>${escaped(title)}</h2>\n${blocks.map(blockText).join('\n')}\n</section>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(written.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(written.title)}</h1>
<p class="note">${escaped(written.subtitle)}</p>
<dl>${facts.join('')}</dl>
${sections.join('\n')}
</body>
</html>
`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = block.head.map((cell) => cellText('th scope="col"', 'th', cell)).join('');
      const rows = block.rows.map((cells) => `<tr>${cells.map((cell) => cellText('td', 'td', cell)).join('')}</tr>`);
      return `<table><caption>${escaped(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
    case 'part': {
      const note = block.note === '' ? '' : `<p class="note">${escaped(block.note)}</p>`;
      return `<section><h3>${escaped(block.title)}</h3>${note}${block.blocks.map(blockText).join('')}</section>`;
    }
  }
}

function cellText(opening: string, closing: string, { text, figure }: Cell): string {
  return `<${opening}${figure === true ? ' class="figure"' : ''}>${escaped(text)}</${closing}>`;
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? '');
}
