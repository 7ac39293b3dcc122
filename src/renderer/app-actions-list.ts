/** Every action of the window that the palette offers, in the language in use. Callers: palette. */
import { languages, themes } from '#shared/contract/host-service.ts';
import { pathToRoot } from '#shared/domain/plan/tree.ts';
import type { WindowAction } from './app-actions.ts';
import { bargainOf } from './features/bargain/bargain-state.ts';
import { languageNames } from './i18n/language.ts';
import { useText } from './i18n/use-text.ts';
import type { WindowModel } from './model/window-model.ts';
import { prepareTabs, screens } from './model/window-state.ts';
import { useModel } from './ui/index.ts';

/** Goes to the row of a unit in the bargaining table, unfolding what hides it. */
function showRow(model: WindowModel, unit: string): void {
  const { session } = model.state.getState();
  if (session === null) return;
  const { units } = session.replica;
  const path = pathToRoot(units, units.indexOf.get(unit) ?? 0).map((node) => units.nodes[node]?.id ?? '');
  bargainOf(session).setState(({ expanded }) => ({
    row: unit,
    panelShown: true,
    expanded: new Set([...expanded, ...path.slice(1)]),
  }));
  model.go('bargain');
}

export function useActions(model: WindowModel): readonly WindowAction[] {
  const t = useText();
  const { session, plans } = useModel(model.state, (state) => ({ session: state.session, plans: state.plans }));
  const projector = useModel(model.look.state, (state) => state.projector);
  const open = session !== null;
  const go = t(($) => $.app.action.go);
  const actions: (WindowAction | false)[] = [
    ...screens
      .filter((id) => open || id === 'start' || id === 'exchange')
      .map((id) => ({ id, label: t(($) => $.app.screen[id]), detail: go, run: () => model.go(id) })),
    ...prepareTabs.map(
      (id) =>
        open && {
          id: `prepare ${id}`,
          label: t(($) => $.prepare.tab[id]),
          detail: t(($) => $.app.screen.prepare),
          run: () => model.go('prepare', id),
        },
    ),
    open && { id: 'undo', label: t(($) => $.app.undo), keys: 'Ctrl Z', run: () => void model.send({ kind: 'undo' }) },
    open && { id: 'redo', label: t(($) => $.app.redo), keys: 'Ctrl Y', run: () => void model.send({ kind: 'redo' }) },
    open && {
      id: 'round',
      label: t(($) => $.app.action.openRound),
      run: () => void model.send({ kind: 'open-round' }),
    },
    open && { id: 'room', label: t(($) => $.room.on), keys: 'F9', run: () => model.showRoom(true) },
    open && { id: 'history panel', label: t(($) => $.app.action.history), run: () => model.showHistory(true) },
    open && { id: 'import', label: t(($) => $.app.action.importHistory), run: () => void model.chooseFile('table') },
    { id: 'open file', label: t(($) => $.app.action.openFile), run: () => void model.chooseFile('plan') },
    { id: 'new', label: t(($) => $.app.action.newPlan), run: () => model.askNewPlan(true) },
    { id: 'sample', label: t(($) => $.app.action.sample), run: () => void model.openSample() },
    open && { id: 'close', label: t(($) => $.app.action.closePlan), run: () => void model.closePlan() },
    ...(session?.replica.units.nodes ?? []).map(({ id, name }) => ({
      id: `unit ${id}`,
      label: name,
      detail: t(($) => $.app.screen.bargain),
      run: () => showRow(model, id),
    })),
    ...(plans ?? []).map((plan) => ({
      id: `plan ${plan.plan}`,
      label: plan.name,
      detail: t(($) => $.app.action.plan, { year: plan.year }),
      run: () => void model.openPlan(plan.plan),
    })),
    ...languages.map((language) => ({
      id: `language ${language}`,
      label: languageNames[language],
      detail: t(($) => $.app.language),
      run: () => void model.look.choose({ language }),
    })),
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      label: t(($) => $.app.theme[theme]),
      detail: t(($) => $.app.look),
      run: () => void model.look.choose({ theme }),
    })),
    {
      id: 'projector',
      label: projector ? t(($) => $.app.projectorOff) : t(($) => $.app.projectorOn),
      detail: t(($) => $.app.look),
      run: () => model.look.enlarge(!projector),
    },
  ];
  return actions.filter((action) => action !== false);
}
