/** “Find or do…” finds by a few letters, whatever their accents. */
import { describe, expect, it } from 'vitest';
import { matchActions, type WindowAction } from '#renderer/app-actions.ts';

const run = (): void => undefined;
const actions: readonly WindowAction[] = [
  { id: 'open', label: 'Abrir un archivo de plan…', run },
  { id: 'organisation', label: 'Organización', detail: 'Preparar', run },
  { id: 'plan', label: 'Plan', detail: 'Preparar', run },
];
const found = (text: string): readonly string[] => matchActions(actions, text).map(({ id }) => id);

describe('the actions of the palette', () => {
  it('are all there before anything is typed', () => {
    expect(found('  ')).toEqual(['open', 'organisation', 'plan']);
  });

  it('are found without accents and in any case, by name or place', () => {
    expect(found('ORGANIZACION')).toEqual(['organisation']);
    expect(found('preparar')).toEqual(['organisation', 'plan']);
    expect(found('prep plan')).toEqual(['plan']);
    expect(found('nothing like it')).toEqual([]);
  });

  it('put first those whose name begins with the text', () => {
    expect(found('plan')).toEqual(['plan', 'open']);
  });
});
