/** Every action of the window that the palette offers, in the language in use. Callers: palette. */
import type { Refusal } from '#shared/base/outcome.ts';
import { languages, themes } from '#shared/contract/host-service.ts';
import type { PlanSummary } from '#shared/contract/views.ts';
import type { WindowAction } from './app-actions.ts';
import { bargainOf, boards, type BargainState } from './features/bargain/bargain-state.ts';
import { beginReplay } from './features/bargain/begin-replay.ts';
import { showInTable } from './features/bargain/go-to-row.ts';
import { languageNames } from './i18n/language.ts';
import { useRefusalText, useText } from './i18n/use-text.ts';
import type { PlanSession } from './model/plan-session.ts';
import type { WindowModel } from './model/window-model.ts';
import { prepareTabs, screens, type PrepareTab, type Screen } from './model/window-state.ts';
import { useModel } from './ui/index.ts';

type Text = ReturnType<typeof useText>;

export function useActions(model: WindowModel): readonly WindowAction[] {
  const t = useText();
  const refusalText = useRefusalText();
  const { session, plans } = useModel(model.state, (state) => ({ session: state.session, plans: state.plans }));
  const projector = useModel(model.look.state, (state) => state.projector);
  return [
    ...(session === null ? closedActions(model, t) : planActions(model, session, t, refusalText)),
    ...fileActions(model, t, session !== null),
    ...(session === null ? [] : unitActions(model, session, t)),
    ...planListActions(model, plans ?? [], t),
    ...lookActions(model, projector, t),
  ];
}

/** Goes to a screen, also from the view for the room. */
function go(model: WindowModel, screen: Screen, tab?: PrepareTab): void {
  model.showRoom(false);
  model.go(screen, tab);
}

function screenActions(model: WindowModel, shown: readonly Screen[], t: Text): readonly WindowAction[] {
  const detail = t(($) => $.app.action.go);
  return shown.map((id) => ({ id, label: t(($) => $.app.screen[id]), detail, run: () => go(model, id) }));
}

/** What can be done without a plan. */
function closedActions(model: WindowModel, t: Text): readonly WindowAction[] {
  return screenActions(model, ['start', 'exchange'], t);
}

/** Every screen, tab and board of an open plan, and its steps. */
export function planActions(
  model: WindowModel,
  session: PlanSession,
  t: Text,
  refusalText: (refusal: Refusal) => string,
): readonly WindowAction[] {
  const bargain = t(($) => $.app.screen.bargain);
  const bargaining = (change: Partial<BargainState>): void => {
    bargainOf(session).setState({ split: null, potentialsShown: false, ...change });
    go(model, 'bargain');
  };
  const potentials = {
    id: 'potentials',
    label: t(($) => $.suggest.potentials.open),
    detail: bargain,
    run: () => bargaining({ potentialsShown: true }),
  };
  return [
    ...screenActions(model, screens, t),
    ...prepareTabs.map((id) => ({
      id: `prepare ${id}`,
      label: t(($) => $.prepare.tab[id]),
      detail: t(($) => $.app.screen.prepare),
      run: () => go(model, 'prepare', id),
    })),
    ...boards.map((board) => ({
      id: `board ${board}`,
      label: t(($) => $.boards.board[board]),
      detail: bargain,
      run: () => bargaining({ board }),
    })),
    // A packet is answered; what the numbers start from is the plan's at home.
    ...(session.replica.header.packet === undefined ? [potentials] : []),
    {
      id: 'replay',
      label: t(($) => $.bargain.replay),
      detail: bargain,
      run: () => {
        go(model, 'bargain');
        void beginReplay(session, refusalText);
      },
    },
    {
      id: 'shortcuts',
      label: t(($) => $.bargain.shortcuts),
      detail: bargain,
      keys: '?',
      run: () => bargaining({ shortcutsShown: true }),
    },
    { id: 'undo', label: t(($) => $.app.undo), keys: 'Ctrl Z', run: () => void model.send({ kind: 'undo' }) },
    { id: 'redo', label: t(($) => $.app.redo), keys: 'Ctrl Y', run: () => void model.send({ kind: 'redo' }) },
    { id: 'round', label: t(($) => $.app.action.openRound), run: () => void model.send({ kind: 'open-round' }) },
    { id: 'room', label: t(($) => $.room.on), keys: 'F9', run: () => model.showRoom(true) },
    {
      id: 'history panel',
      label: t(($) => $.app.action.history),
      run: () => {
        model.showRoom(false);
        model.showHistory(true);
      },
    },
    { id: 'import', label: t(($) => $.app.action.importHistory), run: () => void model.chooseFile('table') },
  ];
}

function fileActions(model: WindowModel, t: Text, open: boolean): readonly WindowAction[] {
  const close = { id: 'close', label: t(($) => $.app.action.closePlan), run: () => void model.closePlan() };
  return [
    { id: 'open file', label: t(($) => $.app.action.openFile), run: () => void model.chooseFile('plan') },
    { id: 'new', label: t(($) => $.app.action.newPlan), run: () => model.askNewPlan(true) },
    { id: 'sample', label: t(($) => $.app.action.sample), run: () => void model.openSample() },
    ...(open ? [close] : []),
  ];
}

/** The rows of the bargaining table by the names of their units. */
export function unitActions(model: WindowModel, session: PlanSession, t: Text): readonly WindowAction[] {
  const detail = t(($) => $.app.screen.bargain);
  return session.replica.units.nodes.map(({ id, name }) => ({
    id: `unit ${id}`,
    label: name,
    detail,
    run: () => {
      showInTable(session, id);
      bargainOf(session).setState({ panelShown: true });
      go(model, 'bargain');
    },
  }));
}

function planListActions(model: WindowModel, plans: readonly PlanSummary[], t: Text): readonly WindowAction[] {
  return plans.map((plan) => ({
    id: `plan ${plan.plan}`,
    label: plan.name,
    detail: t(($) => $.app.action.plan, { year: plan.year }),
    run: () => void model.openPlan(plan.plan),
  }));
}

function lookActions(model: WindowModel, projector: boolean, t: Text): readonly WindowAction[] {
  const detail = t(($) => $.app.look);
  return [
    ...languages.map((language) => ({
      id: `language ${language}`,
      label: languageNames[language],
      detail: t(($) => $.app.language),
      run: () => void model.look.choose({ language }),
    })),
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      label: t(($) => $.app.theme[theme]),
      detail,
      run: () => void model.look.choose({ theme }),
    })),
    {
      id: 'projector',
      label: projector ? t(($) => $.app.projectorOff) : t(($) => $.app.projectorOn),
      detail,
      run: () => model.look.enlarge(!projector),
    },
    { id: 'about', label: t(($) => $.app.action.about), run: () => model.show('about') },
  ];
}
