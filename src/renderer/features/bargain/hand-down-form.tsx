/** Hands a unit's target down to its children with a cushion, as one step. Caller: hedge board. */
import { useState } from 'react';
import { handDownCommand, handedParts } from '#shared/domain/hedge/hand-down.ts';
import type { Hedge, HedgePlan } from '#shared/domain/hedge/levels.ts';
import { proposeAnchors } from '#shared/domain/impact/propose-anchors.ts';
import { isLeaf } from '#shared/domain/plan/tree.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { AmountField, Button, Fold, Select, usePlan } from '#renderer/ui/index.ts';
import { writeAlone } from './bargain-text.ts';
import { useActions, useShown } from './use-bargain.ts';

interface HandDownProps {
  readonly session: PlanSession;
  readonly plan: HedgePlan;
  readonly hedge: Hedge;
}

/** A list longer than this is no help to anybody. */
const mostUnits = 300;

export function HandDownForm({ session, plan, hedge }: HandDownProps) {
  const t = useText();
  const { style } = useShown(session);
  const { units, targets } = usePlan(session);
  const { act } = useActions(session);
  const [chosen, setChosen] = useState(units.nodes[0]?.id ?? '');
  const [text, setText] = useState('5');
  const node = units.indexOf.get(chosen) ?? 0;
  const percent = Number(text.trim().replace(',', '.').replace('−', '-'));
  const isRate = text.trim() !== '' && percent >= -50 && percent <= 100;
  const cushion = Math.round(percent * 10_000);
  const parts = isRate ? handedParts(plan, node, cushion) : null;
  const measure = t(($) => $.bargain.measure[plan.measure]);
  const nameOf = (unit: string): string => `${measure}, ${units.nodes[units.indexOf.get(unit) ?? 0]?.name ?? ''}`;
  const send = (): void => {
    if (!isRate) return;
    const label = t(($) => $.boards.hedge.step, { name: units.nodes[node]?.name ?? '', percent: text.trim() });
    const anchorsOf = (goal: number, direction: 'higher' | 'lower') => proposeAnchors(goal, direction, plan.measure);
    const command = handDownCommand({ plan, targets, node, cushion, label, nameOf, anchorsOf });
    if (command !== null) void act(command);
  };
  const options = units.nodes
    .filter((_unit, place) => !isLeaf(units, place) && hedge.carried[place] !== null)
    .slice(0, mostUnits)
    .map(({ id, name }) => ({ id, label: name }));
  return (
    <Fold title={t(($) => $.boards.hedge.handDown)}>
      <p className="soft">{t(($) => $.boards.hedge.handDownText)}</p>
      <div className="hedge-form">
        <Select label={t(($) => $.bargain.column.unit)} options={options} value={chosen} onChange={setChosen} />
        <AmountField
          label={t(($) => $.boards.hedge.cushion)}
          unit="%"
          value={text}
          onChange={setText}
          onEnter={send}
          reading={
            parts === null
              ? null
              : t(($) => $.boards.hedge.parts, {
                  count: parts.length,
                  sum: writeAlone(
                    parts.reduce((sum, { goal }) => sum + goal, 0),
                    style,
                  ),
                })
          }
          refusal={isRate ? null : t(($) => $.boards.hedge.badCushion)}
        />
        <Button tone="first" isDisabled={parts === null} onPress={send}>
          {t(($) => $.boards.hedge.go)}
        </Button>
      </div>
    </Fold>
  );
}
