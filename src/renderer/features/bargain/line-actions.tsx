/**
 * The next move on the chosen row: a reason, the usual answers as buttons, and the small forms of the others.
 * Caller: the panel.
 */
import { useText } from '#renderer/i18n/use-text.ts';
import { Button, IconButton, MenuButton, useModel } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { writeAlone } from './bargain-text.ts';
import { CounterForm } from './counter-form.tsx';
import { HoldForm } from './hold-form.tsx';
import { lineMoves } from './line-moves.ts';
import { PackageForm } from './package-form.tsx';
import { ReasonField } from './reason-field.tsx';
import { RejectForm } from './reject-form.tsx';
import { ReopenForm, SettleForm } from './settle-form.tsx';
import { useActions, useShown, type RowProps } from './use-bargain.ts';

export function LineActions({ session, row }: RowProps) {
  const { form } = useModel(bargainOf(session), (state) => ({ form: state.form }));
  const moves = lineMoves(row);
  return (
    <div className="line-actions" key={row.unit}>
      {form === 'counter' && moves.counter ? (
        <CounterForm session={session} row={row} />
      ) : form === 'reject' && moves.reject ? (
        <RejectForm session={session} row={row} />
      ) : form === 'hold' && moves.hold ? (
        <HoldForm session={session} row={row} />
      ) : form === 'package' ? (
        <PackageForm session={session} row={row} />
      ) : form === 'settle' && moves.settle ? (
        <SettleForm session={session} row={row} />
      ) : form === 'reopen' && moves.reopen !== null ? (
        <ReopenForm session={session} unit={moves.reopen} />
      ) : (
        <UsualMoves session={session} row={row} />
      )}
    </div>
  );
}

function UsualMoves({ session, row }: RowProps) {
  const t = useText();
  const { style } = useShown(session);
  const { accept, meet, holdOrRelease, openForm, sendUp } = useActions(session);
  const moves = lineMoves(row);
  if (moves.reopen !== null) {
    return (
      <Button icon="unlock" onPress={() => openForm('reopen')}>
        {t(($) => $.bargain.action.reopen)}
      </Button>
    );
  }
  const taken = moves.accept === 'company' ? row.ask : row.offer;
  return (
    <>
      <ReasonField session={session} label={t(($) => $.bargain.form.nextReason)} />
      <div className="line-buttons">
        {moves.accept === null || taken === null ? null : (
          <Button tone="first" onPress={() => accept()}>
            {moves.accept === 'company'
              ? t(($) => $.bargain.action.acceptAsk, { amount: writeAlone(taken, style) })
              : t(($) => $.bargain.action.acceptOffer, { name: row.name, amount: writeAlone(taken, style) })}
          </Button>
        )}
        {moves.meet === null ? null : (
          <Button onPress={meet}>{t(($) => $.bargain.action.meet, { amount: writeAlone(moves.meet, style) })}</Button>
        )}
        <Button isDisabled={!moves.counter} onPress={() => openForm('counter')}>
          {t(($) => $.bargain.action.counter)}
        </Button>
        <Button isDisabled={!moves.hold && !moves.release} onPress={holdOrRelease}>
          {moves.release ? t(($) => $.bargain.action.release) : t(($) => $.bargain.action.hold)}
        </Button>
        <Button isDisabled={!moves.settle} onPress={() => openForm('settle')}>
          {t(($) => $.bargain.action.settle)}
        </Button>
        <MenuButton
          label={t(($) => $.bargain.action.more)}
          entries={[
            { id: 'reject', label: t(($) => $.bargain.action.reject), keys: 'Alt R', disabled: !moves.reject },
            { id: 'hold', label: t(($) => $.bargain.holding.open), keys: 'Alt Shift H', disabled: !moves.hold },
            { id: 'package', label: t(($) => $.bargain.action.package), keys: 'Alt P' },
            { id: 'sendUp', label: t(($) => $.bargain.action.sendUp), keys: 'Alt U', disabled: !moves.sendUp },
          ]}
          onChoose={(id) => {
            if (id === 'sendUp') sendUp();
            else if (id === 'reject' || id === 'hold' || id === 'package') openForm(id);
          }}
        >
          <IconButton icon="more" tone="plain" label={t(($) => $.bargain.action.more)} />
        </MenuButton>
      </div>
    </>
  );
}
