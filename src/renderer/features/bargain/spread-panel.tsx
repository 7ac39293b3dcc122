/**
 * Spreading with every method of the field: method, parameters, rows and months, bounds, one live preview, Apply.
 *
 * It takes the place of the row's panel; the impact strip and the table show what would come. Caller: the screen.
 */
import { useEffect, useMemo, useState } from 'react';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Checkbox, PanelSection, SidePanel, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from './bargain-state.ts';
import { writeAlone } from './bargain-text.ts';
import { BoundFields } from './bound-fields.tsx';
import { groundsOf } from './grounds.ts';
import { readTyped, typedContext } from './read-typed.ts';
import { readSeason } from './read-season.ts';
import { ReasonField } from './reason-field.tsx';
import { previewReader, rowNumbers, type RowFacts } from './row-facts.ts';
import { SpreadFields } from './spread-fields.tsx';
import { fieldsOf, firstChoice, readRate, spreadCommandOf, type SpreadChoice } from './spread-form.ts';
import { useActions, useRow, useShown, type RowProps } from './use-bargain.ts';

export function SpreadPanel({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const row = useRow(session);
  const { set } = useActions(session);
  const close = (): void => set({ form: null });
  return (
    <div className="bargain-panel line-form">
      {row === null ? (
        <SidePanel title={t(($) => $.bargain.spread.title)} onClose={close}>
          <p className="soft">{t(($) => $.bargain.panel.none)}</p>
        </SidePanel>
      ) : (
        <SpreadOfRow key={`${row.unit} ${row.measure}`} session={session} row={row} />
      )}
    </div>
  );
}

function SpreadOfRow({ session, row }: RowProps) {
  const t = useText();
  const { header, lines } = usePlan(session);
  const { act, set } = useActions(session);
  const side = row.offer === null && row.ask !== null ? 'unit' : 'company';
  const [choice, setChoice] = useState<SpreadChoice>(() =>
    firstChoice(side, wholeYear, header.year, lines.nodes[0]?.id ?? ''),
  );
  const { command, refused } = useSpreadCommand(session, row, choice);
  const { previewRefusal } = useModel(session.state, (state) => ({ previewRefusal: state.previewRefusal }));
  const send = (): void => {
    if (command === null) return;
    const grounds = groundsOf(bargainOf(session).getState());
    const reason = t(($) => $.bargain.spread.reason, { method: t(($) => $.bargain.spread.kinds[choice.kind]) });
    void act({ ...command, reason, ...grounds });
  };
  return (
    <SidePanel
      title={t(($) => $.bargain.spread.title)}
      subtitle={`${row.name} · ${t(($) => $.bargain.measure[row.measure])} ${header.year}`}
      onClose={() => set({ form: null })}
      actions={
        <div className="line-buttons">
          <Button tone="first" isDisabled={command === null || previewRefusal !== null} onPress={send}>
            {t(($) => $.bargain.spread.apply)}
          </Button>
          <Button onPress={() => set({ form: null })}>{t(($) => $.common.cancel)}</Button>
        </div>
      }
    >
      <form
        className="spread-form"
        aria-label={t(($) => $.bargain.spread.title)}
        onSubmit={(event) => event.preventDefault()}
      >
        <SpreadFields
          session={session}
          row={row}
          choice={choice}
          refused={refused}
          onChange={setChoice}
          onEnter={send}
        />
        <SpreadPreview session={session} row={row} choice={choice} waiting={command === null} />
        <ReasonField session={session} label={t(($) => $.bargain.form.reason)} onEnter={send} />
      </form>
      <PanelSection title={t(($) => $.bargain.spread.bounds)}>
        <BoundFields key={JSON.stringify(row.state.bound ?? null)} session={session} row={row} />
      </PanelSection>
      <AsksFirst session={session} />
    </SidePanel>
  );
}

/** Whether the table asks before a number typed into a total moves a lot. */
function AsksFirst({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { asksFirst } = useModel(bargainOf(session), (state) => ({ asksFirst: state.asksFirst }));
  const { set } = useActions(session);
  return (
    <Checkbox isSelected={asksFirst} onChange={(next) => set({ asksFirst: next })}>
      {t(($) => $.bargain.spread.asksFirst)}
    </Checkbox>
  );
}

/** The command as the fields stand; it is previewed while it stands, and forgotten with the panel. */
function useSpreadCommand(session: PlanSession, row: RowFacts, choice: SpreadChoice) {
  const refusalText = useRefusalText();
  const shown = useShown(session);
  const { unit, measure } = row;
  const { command, refused } = useMemo(() => {
    const node = session.replica.units.indexOf.get(unit) ?? 0;
    const numbers = rowNumbers(session.replica, measure, node, choice.periods);
    const { offer, ask } = numbers;
    // Put on top of what stands, a sign is the amount's own and not a change of the number.
    const current = choice.mode === 'add' ? 0 : choice.side === 'company' ? offer : ask;
    const context = typedContext(numbers, current, shown);
    const fields = fieldsOf(choice.kind);
    const faults: Record<string, string> = {};
    const take = (field: 'first' | 'second' | 'rate', isAsked: boolean): number | null => {
      const text = choice[field];
      if (!isAsked || text.trim() === '') return null;
      const number = field === 'rate' ? readRate(text, context.conventions) : readTyped(text, context);
      if (number.ok) return number.value;
      faults[field] = refusalText(number.refusal);
      return null;
    };
    const typed = choice.kind === 'seasonality' && choice.season === 'typed' && choice.weights.trim() !== '';
    const season = typed ? readSeason(choice.weights, context.conventions) : null;
    if (season?.ok === false) faults['weights'] = refusalText(season.refusal);
    const read = {
      weights: season?.ok === true ? season.value : null,
      first: take('first', fields.value),
      second: take('second', fields.end),
      rate: take('rate', fields.rate),
    };
    const body = Object.keys(faults).length > 0 ? null : spreadCommandOf(choice, { unit, measure }, read);
    return { command: body, refused: faults };
  }, [session, unit, measure, choice, shown, refusalText]);
  useEffect(() => {
    if (command === null) session.clearPreview();
    else session.preview(command satisfies CommandBody);
  }, [session, command]);
  useEffect(() => () => session.clearPreview(), [session]);
  return { command, refused };
}

/** What the spread would do: how many cells and rows, the largest change, the new total; or why it cannot be. */
function SpreadPreview(props: RowProps & { readonly choice: SpreadChoice; readonly waiting: boolean }) {
  const { session, row, choice, waiting } = props;
  const t = useText();
  const refusalText = useRefusalText();
  const { style } = useShown(session);
  const { preview, previewRefusal } = useModel(session.state, (state) => ({
    preview: state.preview,
    previewRefusal: state.previewRefusal,
  }));
  const node = session.replica.units.indexOf.get(row.unit) ?? 0;
  const layer = choice.side === 'company' ? 'offer' : 'ask';
  const total =
    preview === null ? undefined : previewReader(() => preview, row.measure)()?.read(layer, node, choice.periods);
  if (previewRefusal !== null && !waiting) {
    return (
      <p className="spread-preview spread-refused" role="status">
        {refusalText(previewRefusal)}
      </p>
    );
  }
  if (waiting || preview === null) {
    return (
      <p className="spread-preview soft" role="status">
        {t(($) => $.bargain.spread.waiting)}
      </p>
    );
  }
  const amount = (value: number | null | undefined): string => (value == null ? '–' : writeAlone(value, style));
  return (
    <dl className="spread-preview" role="status">
      <dt>{t(($) => $.bargain.spread.cells)}</dt>
      <dd>{t(($) => $.bargain.spread.cellsOf, { cells: preview.cells, count: preview.leaves })}</dd>
      <dt>{t(($) => $.bargain.spread.largest)}</dt>
      <dd>{preview.largest === null ? '–' : writeAlone(preview.largest, style, 'always')}</dd>
      <dt>{t(($) => $.bargain.spread.total)}</dt>
      <dd>
        <strong>{amount(total)}</strong>
      </dd>
    </dl>
  );
}
