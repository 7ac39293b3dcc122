/** The two signatures under a settlement: who has signed, and the button for who has not. Caller: the panel. */
import { sides } from '#shared/domain/plan/entities.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button, Icon, usePlan } from '#renderer/ui/index.ts';
import { useActions, type RowProps } from './use-bargain.ts';

export function Signatures({ session, row }: RowProps) {
  const t = useText();
  const { units } = usePlan(session);
  const { sign } = useActions(session);
  const { hold } = row.state;
  if (hold === null || hold.kind !== 'settled') return null;
  const name = units.nodes[units.indexOf.get(hold.unit) ?? -1]?.name ?? hold.unit;
  return (
    <span className="signatures">
      {sides.map((side) => {
        const signed = side === 'company' ? hold.companySigned : hold.unitSigned;
        const who = side === 'company' ? t(($) => $.bargain.signature.company) : name;
        return signed ? (
          <span key={side}>
            <Icon name="check" size={12} /> {t(($) => $.bargain.signature.signed, { who })}
          </span>
        ) : (
          <Button key={side} onPress={() => sign(side, hold.unit)}>
            {t(($) => $.bargain.signature.sign, { who })}
          </Button>
        );
      })}
    </span>
  );
}
