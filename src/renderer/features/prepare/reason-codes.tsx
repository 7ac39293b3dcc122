/** The plan's list of reasons: added, renamed and removed here, chosen with every move. Caller: plan tab. */
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, IconButton, TextField, usePlan } from '#renderer/ui/index.ts';
import { freshId } from './tree-rows.ts';
import { useCommand } from '#renderer/ui/use-command.ts';

export function ReasonCodes({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { agreements } = usePlan(session);
  const { send, busy, refusal } = useCommand(session);
  const [name, setName] = useState('');
  const codes = agreements.reasonCodes;
  const plain = name.normalize('NFC').trim();
  const idFor = (label: string): string => freshId(label, (one) => codes.some(({ id }) => id === one));
  const add = async (): Promise<void> => {
    if (plain === '') return;
    if (await send({ kind: 'set-reason-code', code: idFor(plain), name: plain })) setName('');
  };
  const usual = [
    t(($) => $.prepare.reasons.usual.market),
    t(($) => $.prepare.reasons.usual.customer),
    t(($) => $.prepare.reasons.usual.capacity),
    t(($) => $.prepare.reasons.usual.price),
    t(($) => $.prepare.reasons.usual.launch),
  ];
  const addUsual = (): void =>
    void send({
      kind: 'together',
      label: t(($) => $.prepare.reasons.title),
      commands: usual.map((label) => ({ kind: 'set-reason-code', code: idFor(label), name: label })),
    });
  return (
    <section className="stack" aria-label={t(($) => $.prepare.reasons.title)}>
      <h2>{t(($) => $.prepare.reasons.title)}</h2>
      {codes.length === 0 ? (
        <p className="soft">
          {t(($) => $.prepare.reasons.none)}{' '}
          <Button tone="quiet" isDisabled={busy} onPress={addUsual}>
            {t(($) => $.prepare.reasons.addUsual)}
          </Button>
        </p>
      ) : (
        <ul className="reason-codes">
          {codes.map(({ id, name: label }) => (
            <li key={id} className="reason-code">
              <ReasonName
                key={label}
                name={label}
                onRename={(next) => void send({ kind: 'set-reason-code', code: id, name: next })}
              />
              <IconButton
                icon="close"
                label={t(($) => $.prepare.reasons.remove, { name: label })}
                onPress={() => void send({ kind: 'remove-reason-code', code: id })}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="prepare-name">
        <TextField
          label={t(($) => $.prepare.reasons.name)}
          value={name}
          onChange={setName}
          onEnter={() => void add()}
          refusal={refusal}
          maxLength={200}
        />
        <Button icon="plus" isDisabled={busy || plain === ''} onPress={() => void add()}>
          {t(($) => $.prepare.reasons.add)}
        </Button>
      </div>
    </section>
  );
}

/** A name that is changed in place: with Enter, or by leaving the field. */
function ReasonName({ name, onRename }: { readonly name: string; readonly onRename: (name: string) => void }) {
  const t = useText();
  const [text, setText] = useState(name);
  const plain = text.normalize('NFC').trim();
  const rename = (): void => {
    if (plain !== '' && plain !== name) onRename(plain);
  };
  return (
    <TextField
      label={t(($) => $.prepare.reasons.name)}
      labelHidden
      value={text}
      onChange={setText}
      onEnter={rename}
      onBlur={rename}
      maxLength={200}
    />
  );
}
