/** Where a bargaining without offers begins: every unit gets its last year and a growth on it. Caller: the screen. */
import { useState } from 'react';
import { leafNode } from '#shared/domain/plan/tree.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { AmountField, Button, EmptyState, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from './bargain-state.ts';
import { writeCompact } from './bargain-text.ts';
import { readPercent } from './read-percent.ts';
import { firstChoice, readOpening, type OpeningChoice } from './suggest/opening-choice.ts';
import { OpeningMethodFields } from './suggest/opening-method.tsx';
import { usePotentials } from './suggest/use-potentials.ts';
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
  const growth = readPercent(text, language, -100, 1000);
  const [typed, setChoice] = useState<OpeningChoice | null>(null);
  const potentials = usePotentials(session, measure);
  const missing = Array.from(units.leaves.keys()).filter(
    (leaf) => potentials?.has(units.nodes[leafNode(units, leaf)]?.id ?? '') !== true,
  ).length;
  // Headroom is the better way as soon as it is known.
  const choice: OpeningChoice = typed ?? { ...firstChoice, method: missing === 0 ? 'headroom' : 'history' };
  const opening = readOpening(choice, language);
  const ready = growth !== null && opening.fields !== null && !(opening.needsPotential && missing > 0);
  const root = units.nodes[0]?.id;
  const open = (): void => {
    if (!ready || growth === null || root === undefined) return;
    void act({ kind: 'open-offers', unit: root, measure, growth, ...opening.fields });
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
              <Button tone="first" isDisabled={!ready} onPress={open}>
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
              <OpeningMethodFields
                session={session}
                choice={choice}
                onChange={(part) => setChoice({ ...choice, ...part })}
                reading={opening}
                missing={missing}
              />
            </div>
          </>
        )}
      </EmptyState>
    </div>
  );
}
