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
  return packages.map(({ name, state, round, lines, reason, whole }) => ({
    kind: 'part',
    title: name === '' ? t(($) => $.bargain.package.title) : name,
    note: `${t(($) => $.minutes.inRound, { round })} ${t(($) => $.minutes.packageState[state])}`,
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
