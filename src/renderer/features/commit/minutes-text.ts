/**
 * The minutes as a document in the reader's language. Every sentence is made of facts; nothing is added.
 * Pure but for texts. Callers: the commit screen (page, print, file).
 */
import type { Minutes, MinutesLine } from '#shared/domain/minutes/facts.ts';
import { figure, word, type Block, type Document, type Section } from './document.ts';
import {
  aboveBlocks,
  conditionBlocks,
  decisionBlocks,
  packageBlocks,
  pointBlocks,
  togetherBlocks,
} from './minutes-beside.ts';
import {
  amount,
  concession,
  countOf,
  lineName,
  metricText,
  moment,
  money,
  moveText,
  sideName,
  type Pen,
} from './minutes-words.ts';

/** The whole document; sections without a fact are left out. */
export function minutesDocument(pen: Pen, minutes: Minutes): Document {
  const { t } = pen;
  const settled = minutes.lines.filter(({ status }) => status === 'settled');
  const open = minutes.lines.filter(({ status, leaf }) => status !== 'settled' && leaf);
  const totals = minutes.lines.filter(({ status, leaf }) => status !== 'settled' && !leaf);
  const sections: readonly Section[] = [
    section(
      'standing',
      t(($) => $.minutes.section.standing),
      standing(pen, minutes),
    ),
    section(
      'agreed',
      t(($) => $.minutes.section.agreed),
      settledBlocks(pen, settled),
    ),
    section(
      'open',
      t(($) => $.minutes.section.open),
      openBlocks(pen, open),
    ),
    section(
      'conditions',
      t(($) => $.minutes.section.conditions),
      conditionBlocks(pen, minutes),
    ),
    section(
      'packages',
      t(($) => $.minutes.section.packages),
      packageBlocks(pen, minutes),
    ),
    section(
      'parked',
      t(($) => $.minutes.section.parked),
      pointBlocks(pen, minutes, 'parkingLot'),
    ),
    section(
      'agenda',
      t(($) => $.minutes.section.agenda),
      pointBlocks(pen, minutes, 'agenda'),
    ),
    section(
      'totals',
      t(($) => $.minutes.section.totals),
      totals.map((line) => linePart(pen, line)),
    ),
    section(
      'above',
      t(($) => $.minutes.section.above),
      aboveBlocks(pen, minutes),
    ),
    section(
      'decisions',
      t(($) => $.minutes.section.decisions),
      decisionBlocks(pen, minutes),
    ),
    section(
      'together',
      t(($) => $.minutes.section.together),
      togetherBlocks(pen, minutes),
    ),
  ];
  return {
    title: t(($) => $.minutes.title, { plan: minutes.plan }),
    subtitle:
      minutes.viewer === null
        ? t(($) => $.minutes.forRoom)
        : t(($) => $.minutes.forUnit, { unit: minutes.viewer ?? '' }),
    facts: factsOf(pen, minutes),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

function section(id: string, title: string, blocks: readonly Block[]): Section {
  return { id, title, blocks };
}

function factsOf(pen: Pen, minutes: Minutes): Document['facts'] {
  const { t } = pen;
  const { began, ended, maximumRounds, round } = minutes;
  const rounds =
    maximumRounds === null ? countOf(pen, round) : t(($) => $.minutes.roundOf, { round, most: maximumRounds });
  const time =
    began === null || ended === null
      ? []
      : [[t(($) => $.minutes.when), `${moment(pen, began)} – ${moment(pen, ended)}`]];
  return [
    ...(time as [string, string][]),
    [t(($) => $.minutes.round), rounds],
    ...(minutes.people.length === 0 ? [] : [[t(($) => $.minutes.people), minutes.people.join(', ')] as const]),
  ];
}

/** Where it stands: the numbers of both sides, how many lines are settled, the corporate targets. */
function standing(pen: Pen, { totals, targets }: Minutes): readonly Block[] {
  const { t } = pen;
  const blocks: Block[] = [];
  if (totals.length > 0) {
    blocks.push({
      kind: 'table',
      caption: t(($) => $.minutes.table.standing),
      head: [
        word(t(($) => $.bargain.measure.label)),
        figure(t(($) => $.bargain.panel.offer)),
        figure(t(($) => $.bargain.panel.ask)),
        figure(t(($) => $.room.gap)),
        figure(t(($) => $.bargain.status.settled)),
      ],
      rows: totals.map(({ measure, offer, ask, gap, settled, leaves }) => [
        word(t(($) => $.bargain.measure[measure])),
        figure(amount(pen, measure, offer)),
        figure(amount(pen, measure, ask)),
        figure(amount(pen, measure, gap)),
        figure(t(($) => $.minutes.of, { part: settled, whole: leaves })),
      ]),
    });
  }
  if (targets.length > 0) {
    blocks.push({
      kind: 'table',
      caption: t(($) => $.minutes.table.targets),
      head: [
        word(t(($) => $.minutes.target)),
        figure(t(($) => $.minutes.goal)),
        figure(t(($) => $.minutes.value)),
        word(t(($) => $.minutes.light)),
      ],
      rows: targets.map(({ name, metric, goal, value, light }) => [
        word(name),
        figure(metricText(pen, metric, goal)),
        figure(value === null ? t(($) => $.common.notAvailable) : metricText(pen, metric, value)),
        word(t(($) => $.light[light])),
      ]),
    });
  }
  return blocks;
}

/** What was agreed, as a table, then line by line how it came about. */
function settledBlocks(pen: Pen, lines: readonly MinutesLine[]): readonly Block[] {
  const { t } = pen;
  if (lines.length === 0) return [];
  const rows = lines.map((line) => [
    word([...line.path, lineName(pen, line)].join(' · ')),
    figure(amount(pen, line.measure, line.opening?.offer ?? null)),
    figure(amount(pen, line.measure, line.opening?.ask ?? null)),
    figure(amount(pen, line.measure, line.agreed)),
    word(signatures(pen, line)),
  ]);
  const head = [
    word(t(($) => $.minutes.line)),
    figure(t(($) => $.minutes.openingOffer)),
    figure(t(($) => $.minutes.openingAsk)),
    figure(t(($) => $.minutes.agreed)),
    word(t(($) => $.minutes.signed)),
  ];
  const table: Block = { kind: 'table', caption: t(($) => $.minutes.table.agreed), head, rows };
  return [table, ...lines.filter((line) => line.moves.length > 0).map((line) => linePart(pen, line))];
}

function signatures(pen: Pen, { signed, unit }: MinutesLine): string {
  const names = [
    ...(signed.company === null ? [] : [`${sideName(pen, 'company', unit)} (${signed.company.actor})`]),
    ...(signed.unit === null ? [] : [`${unit} (${signed.unit.actor})`]),
  ];
  return names.length === 0 ? pen.t(($) => $.minutes.notSigned) : names.join(', ');
}

function openBlocks(pen: Pen, lines: readonly MinutesLine[]): readonly Block[] {
  const { t } = pen;
  if (lines.length === 0) return [];
  const rows = lines.map((line) => [
    word([...line.path, lineName(pen, line)].join(' · ')),
    figure(amount(pen, line.measure, line.offer)),
    figure(line.ask === null ? t(($) => $.bargain.panel.noAnswer) : amount(pen, line.measure, line.ask)),
    figure(amount(pen, line.measure, line.offer === null || line.ask === null ? null : line.offer - line.ask)),
    word(
      line.escalated
        ? t(($) => $.minutes.escalated)
        : line.status === 'accepted'
          ? t(($) => $.bargain.status.accepted)
          : '',
    ),
  ]);
  const head = [
    word(t(($) => $.minutes.line)),
    figure(t(($) => $.bargain.panel.offer)),
    figure(t(($) => $.bargain.panel.ask)),
    figure(t(($) => $.room.gap)),
    word(t(($) => $.minutes.note)),
  ];
  const table: Block = { kind: 'table', caption: t(($) => $.minutes.table.open), head, rows };
  return [table, ...lines.filter((line) => line.moves.length > 0).map((line) => linePart(pen, line))];
}

/** One line: what it came to, who gave way by how much, then its moves in order. */
function linePart(pen: Pen, line: MinutesLine): Block {
  const { t } = pen;
  const { measure, agreed, opening, moved, settled, settledWith } = line;
  const sentences: string[] = [];
  if (opening !== null) {
    const { round } = opening;
    sentences.push(
      t(($) => $.minutes.began, {
        offer: money(pen, measure, opening.offer),
        ask: money(pen, measure, opening.ask),
        round,
      }),
    );
  }
  for (const side of ['company', 'unit'] as const) {
    const by = moved === null ? null : concession(pen, measure, moved[side]);
    if (by !== null) sentences.push(t(($) => $.minutes.gaveWay, { who: sideName(pen, side, line.unit), by }));
  }
  if (agreed !== null && settled !== null) {
    const filling = { amount: money(pen, measure, agreed), who: settled.actor, when: moment(pen, settled.at) };
    sentences.push(t(($) => $.minutes.settledBy, filling));
  }
  if (settledWith !== null) {
    sentences.push(
      settledWith === '' ? t(($) => $.minutes.settledAbove) : t(($) => $.minutes.settledWith, { unit: settledWith }),
    );
  }
  return {
    kind: 'part',
    title: lineName(pen, line),
    note: line.path.join(' · '),
    blocks: [
      ...(sentences.length === 0 ? [] : [{ kind: 'text', text: sentences.join(' ') } as const]),
      { kind: 'list', items: line.moves.map((move) => moveText(pen, move, measure)) },
    ],
  };
}
