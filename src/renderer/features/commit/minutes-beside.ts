/** What the minutes tell beside the lines: conditions, packages, points, steps from above and on the plan. Caller: minutes text. */
import type { Minutes } from '#shared/domain/minutes/facts.ts';
import { word, type Block } from './document.ts';
import { conditionText, lineName, moment, money, moveText, sideName, type Pen } from './minutes-words.ts';

export function conditionBlocks(pen: Pen, { conditions }: Minutes): readonly Block[] {
  const { t } = pen;
  const said = conditions.filter(({ state }) => state !== 'withdrawn');
  if (said.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t(($) => $.minutes.table.conditions),
      head: [word(t(($) => $.minutes.line)), word(t(($) => $.minutes.wants)), word(t(($) => $.minutes.state))],
      rows: said.map((condition) => [
        word(lineName(pen, condition)),
        word(`${sideName(pen, condition.side, condition.unit)}: ${conditionText(pen, condition)}`),
        word(
          condition.state === 'withdrawn'
            ? ''
            : t(($) => $.minutes.conditionState[condition.state as Exclude<typeof condition.state, 'withdrawn'>]),
        ),
      ]),
    },
  ];
}

export function packageBlocks(pen: Pen, { packages }: Minutes): readonly Block[] {
  const { t } = pen;
  return packages.map(({ name, state, round, answered, lines, reason, whole }) => ({
    kind: 'part',
    title: name === '' ? t(($) => $.bargain.package.title) : name,
    note: [
      `${t(($) => $.minutes.inRound, { round })} ${t(($) => $.minutes.packageState[state])}`,
      ...(answered === null ? [] : [answered.actor, moment(pen, answered.at)]),
    ].join(', '),
    blocks: [
      ...(reason === '' ? [] : [{ kind: 'text', text: reason } as const]),
      {
        kind: 'list',
        items: [
          ...lines.map((line) => `${lineName(pen, line)}: ${money(pen, line.measure, line.value)}`),
          ...(whole ? [] : [t(($) => $.minutes.otherLines)]),
        ],
      },
    ],
  }));
}

export function pointBlocks(pen: Pen, { points }: Minutes, list: 'agenda' | 'parkingLot'): readonly Block[] {
  const { t } = pen;
  const own = points.filter((point) => point.list === list);
  if (own.length === 0) return [];
  const items = own.map(({ text, unit, state, minutes }) => {
    const facts = [
      unit ?? '',
      minutes === null ? '' : t(($) => $.room.minutes, { count: minutes }),
      state === 'done' ? t(($) => $.minutes.done) : t(($) => $.minutes.notDone),
    ];
    return `${text} (${facts.filter((fact) => fact !== '').join(', ')})`;
  });
  return [{ kind: 'list', items }];
}

export function aboveBlocks(pen: Pen, { fromAbove }: Minutes): readonly Block[] {
  return fromAbove.length === 0
    ? []
    : [{ kind: 'list', items: fromAbove.map((move) => moveText(pen, move, move.measure)) }];
}

export function decisionBlocks(pen: Pen, { decisions }: Minutes): readonly Block[] {
  if (decisions.length === 0) return [];
  const items = decisions.map(({ kind, label, actor, at }) =>
    [pen.t(($) => $.history.step[kind], { label }), actor, moment(pen, at)].filter((text) => text !== '').join(', '),
  );
  return [{ kind: 'list', items }];
}

/** Decisions that were one step: who took them and when, then each of them. */
export function togetherBlocks(pen: Pen, { together }: Minutes): readonly Block[] {
  const { t } = pen;
  return together.map(({ label, actor, at, parts, whole }) => ({
    kind: 'part',
    title: label === '' ? t(($) => $.minutes.oneStep) : label,
    note: [actor, moment(pen, at)].filter((text) => text !== '').join(', '),
    blocks: [
      {
        kind: 'list',
        items: [...parts.map((part) => partText(pen, part)), ...(whole ? [] : [t(($) => $.minutes.otherLines)])],
      },
    ],
  }));
}

function partText(pen: Pen, part: Minutes['together'][number]['parts'][number]): string {
  const { t } = pen;
  const { kind, measure, value, answer, label } = part;
  const unit = measure === null ? (part.unit ?? '') : lineName(pen, { unit: part.unit ?? '', measure });
  if (kind === 'answer-package' && answer !== null) {
    return t(($) => $.minutes.packageAnswer[answer], { label });
  }
  if (kind === 'settle' && value !== null) {
    return t(($) => $.history.step.settleAt, { unit, value: money(pen, measure ?? 'revenue', value) });
  }
  return t(($) => $.history.step[kind], { unit, label });
}
