/**
 * The suggestions side by side: for each rule the numbers, how even they are, what the corporate targets would say, and
 * the button that offers them. One table, so that a reader hears which rule a number belongs to. Caller: split panel.
 */
import { useMemo, type ReactNode } from 'react';
import type { SuggestionColumn, SuggestionRow, Suggestions } from '#shared/contract/suggest-views.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import { writeMetric } from '#renderer/i18n/metric-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Icon, Light } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { writeCell } from '../bargain-text.ts';
import { useShown } from '../use-bargain.ts';
import { changedRows } from './split-commands.ts';
import { fairnessRows, type FigureText } from './split-text.ts';

export interface SplitTableProps {
  readonly session: PlanSession;
  readonly caption: string;
  readonly suggestions: Suggestions;
  /** Offers a column: a person's click. */
  readonly onOffer: (column: SuggestionColumn) => void;
}

export function SplitTable(props: SplitTableProps) {
  const { caption, suggestions } = props;
  // The asks come first and the offers second, as on the way from one to the other; the rules lie between.
  const columns = useMemo(() => {
    const of = (id: SuggestionColumn['id']) => suggestions.columns.filter((column) => column.id === id);
    const rules = suggestions.columns.filter(({ id }) => id !== 'asks' && id !== 'offers');
    return [...of('asks'), ...of('offers'), ...rules];
  }, [suggestions]);
  return (
    <div className="split-scroll">
      <table className="table split-table">
        <caption className="unseen">{caption}</caption>
        <Head {...props} columns={columns} />
        <Numbers {...props} columns={columns} />
        <FairnessBody {...props} columns={columns} />
        <TargetsBody {...props} columns={columns} />
        <Offering {...props} columns={columns} />
      </table>
    </div>
  );
}

interface PartProps extends SplitTableProps {
  readonly columns: readonly SuggestionColumn[];
}

function Head({ session, suggestions, columns }: PartProps) {
  const t = useText();
  const { unitName } = useShown(session);
  return (
    <thead>
      <tr>
        <th scope="col">{unitName}</th>
        {columns.map(({ id }) => (
          <th key={id} scope="col" className={`figure split-${id}`}>
            {t(($) => $.suggest.column[id])}
          </th>
        ))}
        {suggestions.situation === 'short' ? (
          <th scope="col" className="figure">
            {t(($) => $.suggest.needed)}
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

function Numbers({ session, suggestions, columns }: PartProps) {
  const t = useText();
  const { style } = useShown(session);
  const { rows, situation } = suggestions;
  const needed = rows.reduce((sum, row) => sum + (row.needed ?? row.most), 0);
  return (
    <tbody>
      {rows.map((row, place) => (
        <tr key={row.unit}>
          <th scope="row">
            <RowName session={session} row={row} />
          </th>
          {columns.map(({ id, values }) => (
            <td key={id} className={`figure split-${id}`}>
              {writeCell(values[place] ?? 0, style)}
            </td>
          ))}
          {situation === 'short' ? (
            <td className={row.needed !== null && row.needed > row.most ? 'figure split-raised' : 'figure'}>
              {row.needed === null ? '–' : writeCell(row.needed, style)}
            </td>
          ) : null}
        </tr>
      ))}
      <tr className="split-total">
        <th scope="row">{t(($) => $.suggest.total)}</th>
        {columns.map(({ id, total }) => (
          <td key={id} className={`figure split-${id}`}>
            {writeCell(total, style)}
          </td>
        ))}
        {situation === 'short' ? <td className="figure">{writeCell(needed, style)}</td> : null}
      </tr>
    </tbody>
  );
}

/** A row's name, and what keeps it from moving or speaking. */
function RowName({ session, row }: { readonly session: PlanSession; readonly row: SuggestionRow }) {
  const t = useText();
  const { units } = usePlan(session);
  const name = units.nodes[units.indexOf.get(row.unit) ?? -1]?.name ?? row.unit;
  const { held, leaves, answered } = row;
  const notes = [
    ...(held === leaves
      ? [t(($) => $.suggest.held)]
      : held > 0
        ? [t(($) => $.suggest.someHeld, { held, leaves })]
        : []),
    ...(answered === 0
      ? [t(($) => $.bargain.panel.noAnswer)]
      : answered < leaves
        ? [t(($) => $.bargain.status.someAnswered, { answered, leaves })]
        : []),
  ];
  return (
    <span className="split-name">
      {held === leaves ? <Icon name="pin" size={12} /> : null}
      <span>{name}</span>
      {notes.length === 0 ? null : <span className="faint">{notes.join(' · ')}</span>}
    </span>
  );
}

/** A heading over a group of rows. */
function GroupHead({ children, span }: { readonly children: ReactNode; readonly span: number }) {
  return (
    <tr className="split-group">
      <th scope="rowgroup" colSpan={span}>
        {children}
      </th>
    </tr>
  );
}

function FairnessBody({ session, suggestions, columns }: PartProps) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const hasLoad = suggestions.rows.some(({ potential }) => potential !== null);
  const rows = useMemo(() => fairnessRows(t, language, header.year - 1, hasLoad), [t, language, header.year, hasLoad]);
  return (
    <tbody>
      <GroupHead span={columns.length + 1}>{t(($) => $.suggest.fairness)}</GroupHead>
      {rows.map(({ id, label, help, write }) => (
        <tr key={id}>
          <th scope="row" title={help}>
            {label}
          </th>
          {columns.map((column) => (
            <td key={column.id} className={`figure split-${column.id}`}>
              <FigureCell {...write(column)} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function FigureCell({ text, reason }: FigureText) {
  if (reason === null) return text;
  return (
    <span className="faint" title={reason}>
      {text}
      <span className="unseen">{` (${reason})`}</span>
    </span>
  );
}

/** Every corporate target if the column's numbers were the offers. */
function TargetsBody({ session, columns }: PartProps) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { targets } = session.replica;
  if (targets.length === 0) return null;
  // What nobody may offer now was not tried either: one sentence says so, instead of a table of “not available”.
  const tried = columns.some(({ id, impact }) => id !== 'offers' && impact.length > 0);
  if (!tried) {
    return (
      <tbody>
        <GroupHead span={columns.length + 1}>{t(($) => $.suggest.targets)}</GroupHead>
        <tr>
          <td className="faint" colSpan={columns.length + 1}>
            {t(($) => $.suggest.targetsUntried)}
          </td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody>
      <GroupHead span={columns.length + 1}>{t(($) => $.suggest.targets)}</GroupHead>
      {targets.map(({ id, name, metric }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          {columns.map((column) => {
            const reading = column.impact.find(({ target }) => target === id)?.offers;
            return (
              <td key={column.id} className={`figure split-${column.id}`}>
                {reading === undefined || reading.value === null ? (
                  <span className="faint">{t(($) => $.common.notAvailable)}</span>
                ) : (
                  <span className="split-light">
                    {writeMetric(reading.value, metric, { language, scale: header.scale })}{' '}
                    <Light colour={reading.light} />
                  </span>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

function Offering({ suggestions, columns, onOffer }: PartProps) {
  const t = useText();
  return (
    <tfoot>
      <tr>
        <th scope="row">
          <span className="unseen">{t(($) => $.suggest.offer)}</span>
        </th>
        {columns.map((column) => {
          const rule = t(($) => $.suggest.column[column.id]);
          const idle = changedRows(suggestions.rows, column).length === 0;
          return (
            <td key={column.id} className="figure">
              {column.id === 'offers' ? (
                <span className="faint">{t(($) => $.suggest.standing)}</span>
              ) : (
                <Button
                  isDisabled={idle || column.refusal !== null}
                  aria-label={t(($) => $.suggest.offerRule, { rule })}
                  onPress={() => onOffer(column)}
                >
                  {t(($) => $.suggest.offer)}
                </Button>
              )}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
