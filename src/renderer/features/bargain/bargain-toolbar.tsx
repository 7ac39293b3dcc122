/** The controls above the table: what is shown, how totals are spread, the usual moves, how far everybody is. */
import { measureIds, workingBases } from '#shared/domain/plan/entities.ts';
import { spreadMethods } from '#shared/domain/bargain/command.ts';
import { amountUnits } from '#renderer/i18n/format.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { replayOf } from '#renderer/model/replay-session.ts';
import { Button, IconButton, SegmentedControl, Select, Toolbar, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf, boards, periodViews } from './bargain-state.ts';
import { beginReplay } from './begin-replay.ts';
import { amountStyle, unitName, writeCompact } from './bargain-text.ts';
import { lineMoves } from './line-moves.ts';
import { RoundMenu } from './round-menu.tsx';
import { splitUnits } from './suggest/split-facts.ts';
import { useActions, useHowFar, useRow, useShown } from './use-bargain.ts';

export function BargainToolbar({ session }: { readonly session: PlanSession }) {
  const t = useText();
  // The panel has the moves of its row; above the table they stand while it is hidden.
  const { panelShown } = useModel(bargainOf(session), (state) => ({ panelShown: state.panelShown }));
  const { header } = usePlan(session);
  return (
    <Toolbar label={t(($) => $.bargain.toolbar)}>
      <ShownControls session={session} />
      {session.isPast ? null : (
        <>
          <SpreadControls session={session} />
          {panelShown ? null : <MoveButtons session={session} />}
          {header.packet === undefined ? (
            <>
              <RoundMenu session={session} />
              <SplitButton session={session} />
            </>
          ) : null}
        </>
      )}
      <span className="bargain-end">
        <HowFar session={session} />
        <BoardSwitch session={session} />
        <TreeButtons session={session} />
        {session.isPast ? null : <ReplayButton session={session} />}
      </span>
    </Toolbar>
  );
}

function ShownControls({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { set } = useActions(session);
  const { measure, view, units } = useModel(bargainOf(session), (state) => ({
    measure: state.measure,
    view: state.view,
    units: state.amountUnits,
  }));
  return (
    <>
      <SegmentedControl
        label={t(($) => $.bargain.view.label)}
        options={periodViews.map((id) => ({ id, label: t(($) => $.bargain.view[id]) }))}
        value={view}
        onChange={(next) => set({ view: next })}
      />
      <Select
        label={t(($) => $.bargain.measure.label)}
        labelHidden
        options={measureIds.map((id) => ({ id, label: t(($) => $.bargain.measure[id]) }))}
        value={measure}
        onChange={(next) => set({ measure: next, form: null })}
      />
      <Select
        label={t(($) => $.bargain.amountUnit.label)}
        labelHidden
        options={amountUnits.map((id) => ({
          id,
          label: unitName(t, header, amountStyle(header, measure, id, language)),
        }))}
        value={units[measure]}
        onChange={(next) => set({ amountUnits: { ...units, [measure]: next } })}
      />
    </>
  );
}

function SpreadControls({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { header } = usePlan(session);
  const { set, act, openForm } = useActions(session);
  const { method } = useModel(bargainOf(session), (state) => ({ method: state.method }));
  return (
    <>
      <Select
        label={t(($) => $.bargain.method.label)}
        labelHidden
        options={spreadMethods.map((id) => ({
          id,
          label: t(($) => $.bargain.method.prefix, { method: t(($) => $.bargain.method[id]) }),
        }))}
        value={method}
        onChange={(next) => set({ method: next })}
      />
      <Button onPress={() => openForm('spread')}>{t(($) => $.bargain.spread.open)}</Button>
      <Select
        label={t(($) => $.bargain.basis.label)}
        labelHidden
        options={workingBases.map((id) => ({
          id,
          label: t(($) => $.bargain.basis.prefix, { basis: t(($) => $.bargain.basis[id]) }),
        }))}
        value={header.workingBasis}
        onChange={(workingBasis) => void act({ kind: 'change-plan', workingBasis })}
      />
    </>
  );
}

function MoveButtons({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { accept, holdOrRelease, openForm } = useActions(session);
  const moves = lineMoves(useRow(session));
  return (
    <div className="bargain-moves">
      <Button isDisabled={moves.accept === null} onPress={() => accept()}>
        {t(($) => $.bargain.action.accept)}
      </Button>
      <Button isDisabled={!moves.counter} onPress={() => openForm('counter')}>
        {t(($) => $.bargain.action.counter)}
      </Button>
      <Button icon="pin" isDisabled={!moves.hold && !moves.release} onPress={holdOrRelease}>
        {moves.release ? t(($) => $.bargain.action.release) : t(($) => $.bargain.action.hold)}
      </Button>
      {moves.reopen === null ? (
        <Button icon="lock" isDisabled={!moves.settle} onPress={() => openForm('settle')}>
          {t(($) => $.bargain.action.settle)}
        </Button>
      ) : (
        <Button icon="unlock" onPress={() => openForm('reopen')}>
          {t(($) => $.bargain.action.reopen)}
        </Button>
      )}
    </div>
  );
}

function SplitButton({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { units } = usePlan(session);
  const { set } = useActions(session);
  const { chosen, row, split } = useModel(bargainOf(session), (state) => ({
    chosen: state.chosen,
    row: state.row,
    split: state.split,
  }));
  const rows = splitUnits(units, chosen, row);
  return (
    <Button
      id="open-split"
      isDisabled={rows === null || split !== null}
      onPress={() => set({ split: rows, potentialsShown: false, form: null })}
    >
      {t(($) => $.suggest.open)}
    </Button>
  );
}

function BoardSwitch({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { set } = useActions(session);
  const { board } = useModel(bargainOf(session), (state) => ({ board: state.board }));
  return (
    <SegmentedControl
      label={t(($) => $.boards.board.label)}
      options={boards.map((id) => ({ id, label: t(($) => $.boards.board[id]) }))}
      value={board}
      onChange={(next) => set({ board: next })}
    />
  );
}

function HowFar({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const { style } = useShown(session);
  const { gap, settled, leaves } = useHowFar(session);
  return (
    <span className="bargain-far soft">
      {t(($) => $.bargain.gapLeft)} <strong>{gap === null ? '–' : writeCompact(gap, language, style.scale)}</strong>
      <span className="bargain-far-settled">
        {' · '}
        {t(($) => $.bargain.settledCount, { settled, leaves })}
      </span>
    </span>
  );
}

function TreeButtons({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { units } = usePlan(session);
  const { set } = useActions(session);
  const { expanded, panelShown } = useModel(bargainOf(session), (state) => ({
    expanded: state.expanded,
    panelShown: state.panelShown,
  }));
  const open = expanded.size > 1;
  return (
    <span className="bargain-icons">
      <IconButton
        icon={open ? 'chevronUp' : 'chevronDown'}
        label={open ? t(($) => $.bargain.collapseAll) : t(($) => $.bargain.expandAll)}
        onPress={() => set({ expanded: new Set(open ? [] : units.nodes.map(({ id }) => id)) })}
      />
      <IconButton
        icon="info"
        label={t(($) => $.bargain.shortcuts)}
        keys="?"
        onPress={() => set({ shortcutsShown: true })}
      />
      <IconButton
        icon={panelShown ? 'chevronRight' : 'chevronLeft'}
        label={panelShown ? t(($) => $.bargain.hidePanel) : t(($) => $.bargain.showPanel)}
        onPress={() => set({ panelShown: !panelShown })}
      />
    </span>
  );
}

function ReplayButton({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const refusalText = useRefusalText();
  const { opening } = useModel(replayOf(session), (state) => ({ opening: state.opening }));
  const open = (): void => void beginReplay(session, refusalText);
  return <IconButton icon="replay" label={t(($) => $.bargain.replay)} isDisabled={opening} onPress={open} />;
}
