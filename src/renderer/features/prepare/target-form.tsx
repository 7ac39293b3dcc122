/** One corporate target: metric, unit, goal, direction and the four anchors, with the light they give now. Callers: targets tab. */
import { useState } from 'react';
import { directions, metricIds, type Anchors, type Direction, type MetricId } from '#shared/domain/plan/entities.ts';
import { proposeAnchors } from '#shared/domain/impact/propose-anchors.ts';
import { lightOf } from '#shared/domain/impact/score.ts';
import type { PlanView } from '#shared/contract/views.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import {
  AmountField,
  Button,
  ComboBox,
  Light,
  PanelSection,
  SegmentedControl,
  Select,
  SidePanel,
  TextField,
  usePlan,
} from '#renderer/ui/index.ts';
import { fieldText, isRate, readMetric, writeMetric } from './metric-amounts.ts';
import { freshId } from './tree-rows.ts';
import { useCommand } from '#renderer/ui/use-command.ts';

const anchorNames = ['worst', 'red', 'green', 'best'] as const;

export interface TargetFormProps {
  readonly session: PlanSession;
  /** Null for a new one. */
  readonly target: PlanView['targets'][number] | null;
  readonly onDone: () => void;
}

export function TargetForm({ session, target, onDone }: TargetFormProps) {
  const t = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  const { header, units, targets } = usePlan(session);
  const { send, busy, refusal } = useCommand(session);
  const [metric, setMetric] = useState<MetricId>(target?.metric ?? 'revenue');
  const [name, setName] = useState(target?.name ?? t(($) => $.prepare.metrics.revenue));
  const [unit, setUnit] = useState(target?.unit ?? units.nodes[0]?.id ?? '');
  const [direction, setDirection] = useState<Direction>(target?.direction ?? 'higher');
  const [goal, setGoal] = useState(target === null ? '' : fieldText(target.goal, target.metric, header, language));
  const [typed, setTyped] = useState<Readonly<Record<keyof Anchors, string>> | null>(
    target === null ? null : anchorTexts(target.anchors, (value) => fieldText(value, target.metric, header, language)),
  );
  const read = (text: string) => readMetric(text, metric, header, language);
  const goalRead = read(goal);
  // Until somebody types an anchor they follow the goal.
  const proposed = goalRead.ok ? proposeAnchors(goalRead.value, direction, metric) : null;
  const texts =
    typed ?? (proposed === null ? null : anchorTexts(proposed, (value) => fieldText(value, metric, header, language)));
  const reads = texts === null ? null : anchorNames.map((anchor) => read(texts[anchor]));
  const anchors = anchorsOf(reads);
  const now = session.state.getState().impact.find((one) => one.target === target?.id)?.now.value ?? null;
  const unitText = isRate(metric) ? '%' : metric === 'units' ? t(($) => $.prepare.target.pieces) : header.currency;
  const save = (): void => {
    if (!goalRead.ok || anchors === null || name.trim() === '') return;
    const id = target?.id ?? freshId(name, (taken) => targets.some((one) => one.id === taken));
    const command = { kind: 'set-target', target: id, name: name.normalize('NFC').trim(), unit, metric } as const;
    void send({ ...command, goal: goalRead.value, direction, anchors }).then((done) => done && onDone());
  };
  return (
    <SidePanel
      title={target?.name ?? t(($) => $.prepare.target.add)}
      onClose={onDone}
      actions={
        <>
          {target === null ? null : (
            <Button
              tone="danger"
              isDisabled={busy}
              onPress={() => void send({ kind: 'remove-target', target: target.id }).then((done) => done && onDone())}
            >
              {t(($) => $.common.remove)}
            </Button>
          )}
          <Button
            tone="first"
            isDisabled={busy || !goalRead.ok || anchors === null || name.trim() === ''}
            onPress={save}
          >
            {t(($) => $.prepare.target.save)}
          </Button>
        </>
      }
    >
      <Select
        label={t(($) => $.prepare.target.metric)}
        options={metricIds.map((id) => ({ id, label: t(($) => $.prepare.metrics[id]) }))}
        value={metric}
        onChange={(next) => {
          if (name === t(($) => $.prepare.metrics[metric])) setName(t(($) => $.prepare.metrics[next]));
          setMetric(next);
          if (isRate(next) !== isRate(metric)) setTyped(null);
          if (next === 'cost') setDirection('lower');
        }}
      />
      <TextField label={t(($) => $.prepare.target.name)} value={name} onChange={setName} maxLength={200} />
      <ComboBox
        label={t(($) => $.prepare.target.unit)}
        options={units.nodes.slice(0, 500).map(({ id, name: label }) => ({ id, label, detail: id }))}
        value={unit}
        onChange={setUnit}
      />
      <div>
        <SegmentedControl
          label={t(($) => $.prepare.target.direction)}
          options={directions.map((id) => ({ id, label: t(($) => $.prepare.target.directions[id]) }))}
          value={direction}
          onChange={(next) => {
            setDirection(next);
            setTyped(null);
          }}
        />
      </div>
      <AmountField
        label={t(($) => $.prepare.target.goal)}
        unit={unitText}
        value={goal}
        onChange={setGoal}
        onEnter={save}
        reading={goalRead.ok ? writeMetric(goalRead.value, metric, header, language) : null}
        refusal={goal.trim() === '' || goalRead.ok ? null : refusalText(goalRead.refusal)}
      />
      {texts === null ? null : (
        <PanelSection title={t(($) => $.prepare.target.anchors)}>
          <div className="anchors">
            {anchorNames.map((anchor, index) => {
              const value = reads?.[index];
              return (
                <AmountField
                  key={anchor}
                  label={t(($) => $.prepare.target.anchor[anchor])}
                  value={texts[anchor]}
                  onChange={(text) => setTyped({ ...texts, [anchor]: text })}
                  refusal={value?.ok === false ? refusalText(value.refusal) : null}
                />
              );
            })}
          </div>
          {anchors === null ? null : (
            <Bands anchors={anchors} direction={direction} metric={metric} header={header} now={now} />
          )}
          {typed === null ? null : (
            <Button tone="quiet" onPress={() => setTyped(null)}>
              {t(($) => $.prepare.target.propose)}
            </Button>
          )}
        </PanelSection>
      )}
      {refusal === null ? null : (
        <p className="field-refusal" role="alert">
          {refusal}
        </p>
      )}
    </SidePanel>
  );
}

interface BandsProps {
  readonly anchors: Anchors;
  readonly direction: Direction;
  readonly metric: MetricId;
  readonly header: PlanView['header'];
  /** Where the target stands at the moment; null when that is not known. */
  readonly now: number | null;
}

/** The three lights with the numbers at which they change, and the light of the present value. */
function Bands({ anchors, direction, metric, header, now }: BandsProps) {
  const t = useText();
  const language = useLanguage();
  const write = (value: number): string => writeMetric(value, metric, header, language);
  const from = direction === 'higher' ? '≥' : '≤';
  const below = direction === 'higher' ? '<' : '>';
  const bands = [
    { colour: 'green', text: `${from} ${write(anchors.green)}` },
    { colour: 'yellow', text: `${from} ${write(anchors.red)}` },
    { colour: 'red', text: `${below} ${write(anchors.red)}` },
  ] as const;
  return (
    <dl className="bands">
      {bands.map(({ colour, text }) => (
        <div key={colour}>
          <dt>
            <Light colour={colour} worded />
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
      {now === null ? null : (
        <div className="bands-now">
          <dt>{t(($) => $.prepare.target.now)}</dt>
          <dd>
            {write(now)} <Light colour={lightOf(now, anchors, direction)} worded />
          </dd>
        </div>
      )}
    </dl>
  );
}

function anchorTexts(anchors: Anchors, write: (value: number) => string): Readonly<Record<keyof Anchors, string>> {
  return {
    worst: write(anchors.worst),
    red: write(anchors.red),
    green: write(anchors.green),
    best: write(anchors.best),
  };
}

/** The anchors when all four can be read. */
function anchorsOf(reads: readonly ReturnType<typeof readMetric>[] | null): Anchors | null {
  const [worst, red, green, best] = reads ?? [];
  if (worst?.ok !== true || red?.ok !== true || green?.ok !== true || best?.ok !== true) return null;
  return { worst: worst.value, red: red.value, green: green.value, best: best.value };
}
