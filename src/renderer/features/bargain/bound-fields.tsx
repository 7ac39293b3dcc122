/** The lowest and highest year of a row: shown, typed, set. Caller: spread panel. */
import { useState } from 'react';
import { numberConventions } from '#renderer/i18n/language.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import { AmountField, Button } from '#renderer/ui/index.ts';
import { readTyped, typedContext, typedText } from './read-typed.ts';
import { boundOf } from './spread-form.ts';
import { useActions, useShown, type RowProps } from './use-bargain.ts';

export function BoundFields({ session, row }: RowProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const shown = useShown(session);
  const { style, unitName } = shown;
  const { act } = useActions(session);
  const conventions = numberConventions(style.language);
  const written = (value: number | null | undefined): string =>
    value == null ? '' : typedText(value, style.scale, style.unit, conventions);
  const [least, setLeast] = useState(written(row.state.bound?.minimum));
  const [most, setMost] = useState(written(row.state.bound?.maximum));
  const { measure, unit } = row;
  const context = typedContext(row, row.offer, shown);
  const [minimum, maximum] = [least, most].map((text) => boundOf(text, (typed) => readTyped(typed, context)));
  const refusal = (read: typeof minimum): string | null => (read?.ok === false ? refusalText(read.refusal) : null);
  const send = (): void => {
    if (minimum?.ok !== true || maximum?.ok !== true) return;
    void act({ kind: 'set-bound', unit, measure, minimum: minimum.value, maximum: maximum.value });
  };
  return (
    <form
      className="line-form"
      aria-label={t(($) => $.bargain.spread.bounds)}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="spread-bounds">
        <AmountField
          label={t(($) => $.bargain.spread.minimum)}
          value={least}
          onChange={setLeast}
          unit={unitName}
          refusal={refusal(minimum)}
          onEnter={send}
        />
        <AmountField
          label={t(($) => $.bargain.spread.maximum)}
          value={most}
          onChange={setMost}
          unit={unitName}
          refusal={refusal(maximum)}
          onEnter={send}
        />
      </div>
      <p className="faint">{t(($) => $.bargain.spread.boundsHelp)}</p>
      <div className="line-buttons">
        <Button isDisabled={minimum?.ok !== true || maximum?.ok !== true} onPress={send}>
          {t(($) => $.bargain.spread.setBounds)}
        </Button>
      </div>
    </form>
  );
}
