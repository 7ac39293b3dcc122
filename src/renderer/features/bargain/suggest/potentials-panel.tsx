/** Where somebody says what each unit could reach at best: typed, or pasted from a spreadsheet. Caller: the screen. */
import { useState } from 'react';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import { numberConventions } from '#renderer/i18n/language.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, IconButton, TextField, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from '../bargain-state.ts';
import { amountStyle, unitName } from '../bargain-text.ts';
import { useActions } from '../use-bargain.ts';
import { readPotentials, writePotentials, type PotentialStyle } from './potentials-text.ts';
import { useEscape } from './use-escape.ts';
import { usePotentials } from './use-potentials.ts';
import './split.css';

export function PotentialsPanel({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  const { set } = useActions(session);
  const known = usePotentials(session, measure);
  const close = (): void => set({ potentialsShown: false });
  const title = t(($) => $.suggest.potentials.title);
  useEscape(close);
  return (
    <section className="split" aria-label={title}>
      <header className="split-head">
        <div className="grow">
          <h2>{title}</h2>
          <span className="soft">{t(($) => $.bargain.measure[measure])}</span>
        </div>
        <IconButton icon="close" label={t(($) => $.common.close)} keys="Esc" onPress={close} />
      </header>
      {known === null ? (
        <p className="split-said faint">{t(($) => $.bargain.loading)}</p>
      ) : (
        <PotentialsForm session={session} known={known} onDone={close} />
      )}
    </section>
  );
}

interface FormProps {
  readonly session: PlanSession;
  readonly known: ReadonlyMap<string, number>;
  readonly onDone: () => void;
}

function PotentialsForm({ session, known, onDone }: FormProps) {
  const t = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  const { units, header } = usePlan(session);
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  const { act } = useActions(session);
  const style: PotentialStyle = {
    scale: measureScale(measure, header.scale),
    conventions: numberConventions(language),
  };
  const [text, setText] = useState(() => writePotentials(units, known, style));
  const read = readPotentials(text, units, known, style);
  const save = async (): Promise<void> => {
    if (read.ok && read.value.length > 0 && (await act({ kind: 'set-potential', measure, potentials: read.value }))) {
      onDone();
    }
  };
  return (
    <form className="potentials" onSubmit={(event) => event.preventDefault()}>
      <p className="soft">{t(($) => $.suggest.potentials.text)}</p>
      <TextField
        label={t(($) => $.suggest.potentials.lines, {
          unit: unitName(t, header, amountStyle(header, measure, 'full', language)),
        })}
        help={t(($) => $.suggest.potentials.help)}
        lines={16}
        value={text}
        onChange={setText}
        autoFocus
        refusal={read.ok ? null : refusalText(read.refusal)}
      />
      <div className="line-buttons">
        <Button tone="first" isDisabled={!read.ok || read.value.length === 0} onPress={() => void save()}>
          {t(($) => $.suggest.potentials.save, { count: read.ok ? read.value.length : 0 })}
        </Button>
        <Button onPress={onDone}>{t(($) => $.common.cancel)}</Button>
      </div>
    </form>
  );
}
