/** The first screen: the plans of this computer, and the ways to begin. Callers: app. */
import { fileSource } from '#renderer/boot/file-source.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, FileDrop, Mark, ProgressBar, useModel } from '#renderer/ui/index.ts';
import { NewPlanForm } from './new-plan-form.tsx';
import { PlanList } from './plan-list.tsx';
import './start.css';

export function StartScreen({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const { plans, asked, work } = useModel(model.state, (state) => ({
    plans: state.plans,
    asked: state.newPlanAsked,
    work: state.work,
  }));
  const beginning = plans?.length === 0 && !asked;
  const working = work === 'sample' ? t(($) => $.start.making) : work === 'opening' ? t(($) => $.start.opening) : null;
  return (
    <div className={beginning ? 'page start start-beginning' : 'page start'}>
      <h1 className="unseen">{t(($) => $.start.title)}</h1>
      <div className="start-work">
        {working === null ? null : <ProgressBar label={working} value={null} />}
        {asked ? (
          <NewPlanForm model={model} />
        ) : beginning ? (
          <div className="start-welcome">
            <Mark />
            <h2>{t(($) => $.start.empty.title)}</h2>
            <p className="soft">{t(($) => $.start.empty.text)}</p>
          </div>
        ) : (
          <PlanList model={model} plans={plans} />
        )}
      </div>
      <WaysToBegin model={model} busy={work !== null} asked={asked} />
    </div>
  );
}

interface WaysProps {
  readonly model: WindowModel;
  readonly busy: boolean;
  readonly asked: boolean;
}

function WaysToBegin({ model, busy, asked }: WaysProps) {
  const t = useText();
  return (
    <section className="start-ways" aria-label={t(($) => $.start.begin)}>
      <div className="card">
        <h2>{t(($) => $.start.sample)}</h2>
        <p className="soft">{t(($) => $.start.sampleText)}</p>
        <Button tone={asked ? 'plain' : 'first'} isDisabled={busy} onPress={() => void model.openSample()}>
          {t(($) => $.start.sample)}
        </Button>
      </div>
      <div className="card">
        <h2>{t(($) => $.start.new)}</h2>
        <p className="soft">{t(($) => $.start.newText)}</p>
        <Button icon="plus" isDisabled={busy || asked} onPress={() => model.askNewPlan(true)}>
          {t(($) => $.start.new)}
        </Button>
      </div>
      <FileDrop
        label={t(($) => $.start.file)}
        accepts={['.parley']}
        onFiles={([file]) => {
          if (file !== undefined) model.takePlanFile(fileSource(file));
        }}
      >
        {t(($) => $.start.fileText)}
      </FileDrop>
    </section>
  );
}
