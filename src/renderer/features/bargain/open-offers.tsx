/** Where a bargaining without offers begins: every unit gets its last year and a growth on it. Caller: the screen. */
import { useState } from 'react';
import { parseShorthand } from '#shared/domain/quantity/shorthand.ts';
import { numberConventions } from '#renderer/i18n/language.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { AmountField, Button, EmptyState, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from './bargain-state.ts';
import { writeCompact } from './bargain-text.ts';
import { useActions, useShown } from './use-bargain.ts';

export function OpenOffers({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const { header, units } = usePlan(session);
  const { act, set } = useActions(session);
  const { style } = useShown(session);
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  const { before } = useModel(session.state, () => ({
    before: session.replica.table(measure)?.readHistory(header.year - 1, 0) ?? null,
  }));
  const [text, setText] = useState('8');
  const year = header.year - 1;
  const growth = readGrowth(text, language);
  const root = units.nodes[0]?.id;
  const open = (): void => {
    if (growth !== null && root !== undefined) void act({ kind: 'open-offers', unit: root, measure, growth });
  };
  const reading =
    growth === null || before === null
      ? null
      : t(($) => $.bargain.open.reading, {
          before: writeCompact(before, language, style.scale),
          year,
          after: writeCompact(Math.round(before * (1 + growth / 1_000_000)), language, style.scale),
        });
  return (
    <div className="bargain-open">
      <EmptyState
        icon="bargain"
        title={t(($) => $.bargain.open.title, { year: header.year })}
        actions={
          <>
            {before === null ? null : (
              <Button tone="first" isDisabled={growth === null} onPress={open}>
                {t(($) => $.bargain.open.go)}
              </Button>
            )}
            <Button onPress={() => set({ tableWanted: true })}>{t(($) => $.bargain.open.typeInstead)}</Button>
          </>
        }
      >
        {before === null ? (
          <p>{t(($) => $.bargain.open.noHistory, { year })}</p>
        ) : (
          <>
            <p>{t(($) => $.bargain.open.text)}</p>
            <div className="bargain-growth">
              <AmountField
                label={t(($) => $.bargain.open.growth, { year })}
                value={text}
                onChange={setText}
                unit="%"
                help={t(($) => $.bargain.open.growthHelp)}
                reading={reading}
                refusal={growth === null && text.trim() !== '' ? t(($) => $.bargain.open.badGrowth) : null}
                onEnter={open}
              />
            </div>
          </>
        )}
      </EmptyState>
    </div>
  );
}

/** A typed percentage in parts per million; null when it is none or beyond reason. */
function readGrowth(text: string, language: 'en' | 'es'): number | null {
  const trimmed = text.trim().replace(/\s*%$/, '').replace('−', '-');
  const formula = /^[+-]/.test(trimmed) ? `=${trimmed.replace(/^\+/, '')}` : trimmed;
  const entry = parseShorthand(formula, numberConventions(language));
  if (!entry.ok || entry.value.reference !== null) return null;
  const percent = Number(entry.value.addend);
  return percent < -100 || percent > 1000 ? null : Math.round(percent * 10_000);
}
