/** Prepare: everything the bargaining stands on, in the order in which it is set up. Callers: app. */
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { prepareTabs } from '#renderer/model/window-state.ts';
import type { PrepareTab } from '#renderer/model/window-state.ts';
import { Tabs, useModel } from '#renderer/ui/index.ts';
import { HistoryTab } from './history-tab.tsx';
import { PlanTab } from './plan-tab.tsx';
import { TargetsTab } from './targets-tab.tsx';
import { TreeTab } from './tree-tab.tsx';
import './prepare.css';
import './import.css';
import './targets.css';

export interface PrepareScreenProps {
  readonly model: WindowModel;
  readonly session: PlanSession;
}

export function PrepareScreen({ model, session }: PrepareScreenProps) {
  const t = useText();
  const tab = useModel(model.state, (state) => state.prepareTab);
  return (
    <div className="prepare">
      <h1 className="unseen">{t(($) => $.app.screen.prepare)}</h1>
      <Tabs
        label={t(($) => $.app.screen.prepare)}
        tabs={prepareTabs.map((id) => ({
          id,
          label: t(($) => $.prepare.tab[id]),
          content: <TabContent tab={id} model={model} session={session} />,
        }))}
        value={tab}
        onChange={(next) => model.go('prepare', next)}
      />
    </div>
  );
}

function TabContent({ tab, model, session }: PrepareScreenProps & { readonly tab: PrepareTab }) {
  switch (tab) {
    case 'plan':
      return <PlanTab session={session} />;
    case 'organisation':
      return <TreeTab key="unit" kind="unit" session={session} />;
    case 'offering':
      return <TreeTab key="line" kind="line" session={session} />;
    case 'history':
      return <HistoryTab model={model} session={session} />;
    case 'targets':
      return <TargetsTab session={session} />;
  }
}
