/** The moves that touched a row, newest first: what, how much, who, when and why. Caller: the panel. */
import type { MoveView } from '#shared/contract/views.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { amountStyle, writeAlone } from './bargain-text.ts';
import { conditionText } from './condition-text.ts';
import { moveSource } from './move-source.ts';
import { useShown } from './use-bargain.ts';

export interface LineTimelineProps {
  readonly session: PlanSession;
  readonly unit: string;
  readonly moves: readonly MoveView[];
}

export function LineTimeline({ session, unit, moves }: LineTimelineProps) {
  const t = useText();
  if (moves.length === 0) return <p className="faint">{t(($) => $.bargain.panel.noMoves)}</p>;
  return (
    <ol className="moves">
      {moves.map((move) => (
        <li key={move.id} className={`move move-${hueOf(move)}`}>
          <MoveText session={session} unit={unit} move={move} />
        </li>
      ))}
    </ol>
  );
}

function hueOf({ kind, side }: MoveView): 'settled' | 'company' | 'unit' {
  return kind === 'settle' ? 'settled' : side;
}

function MoveText({
  session,
  unit,
  move,
}: {
  readonly session: PlanSession;
  readonly unit: string;
  readonly move: MoveView;
}) {
  const t = useText();
  const { agreements, header, lines, units } = usePlan(session);
  const { style } = useShown(session);
  const money = amountStyle(header, 'revenue', 'full', style.language);
  const nameOf = (id: string): string => units.nodes[units.indexOf.get(id) ?? -1]?.name ?? id;
  const conditions = agreements.conditions.filter((condition) => condition.move === move.id);
  const code = agreements.reasonCodes.find(({ id }) => id === move.reasonCode)?.name;
  const part = move.line === undefined ? undefined : lines.nodes[lines.indexOf.get(move.line) ?? -1]?.name;
  const bundle = agreements.packages.find(({ id }) => id === move.package)?.name;
  const source = moveSource(t, move, unit, nameOf);
  const facts = [
    ...(source === null ? [] : [source]),
    ...(part === undefined ? [] : [t(($) => $.bargain.panel.onLine, { line: part })]),
    ...(bundle === undefined ? [] : [t(($) => $.bargain.panel.inPackage, { name: bundle })]),
    t(($) => $.bargain.panel.round, { round: move.round }),
    // Of a move from above a packet does not say who made it.
    ...(move.actor === '' ? [] : [move.actor]),
  ];
  return (
    <>
      <strong>{t(($) => $.bargain.move[move.kind])}</strong>{' '}
      {move.value === null ? null : <strong>{writeAlone(move.value, style)} </strong>}
      <span className="faint">
        {facts.join(', ')}
        {move.at === '' ? null : (
          <>
            {', '}
            <time dateTime={move.at} title={formatDate(move.at, style.language)}>
              {formatDate(move.at, style.language, sameDay(move.at) ? 'time' : 'moment')}
            </time>
          </>
        )}
      </span>
      {code === undefined && move.reason === '' ? null : (
        <div className="soft">{[code, move.reason].filter(Boolean).join(': ')}</div>
      )}
      {conditions.length === 0 ? null : (
        <div className="soft">
          {t(($) => $.bargain.panel.onlyIf, {
            conditions: conditions.map((condition) => conditionText(t, condition, money)).join('; '),
          })}
        </div>
      )}
      {move.evidence === undefined ? null : (
        <div className="faint">{t(($) => $.bargain.panel.evidence, { evidence: move.evidence })}</div>
      )}
      {move.visibleTo === undefined ? null : (
        <div className="faint">{t(($) => $.bargain.grounds.only, { unit: nameOf(move.visibleTo) })}</div>
      )}
    </>
  );
}

/** Today's moves show the time alone: in a workshop that is nearly all of them. */
function sameDay(iso: string): boolean {
  return new Date(iso).toDateString() === new Date().toDateString();
}
