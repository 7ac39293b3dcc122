/** What both sides of the chosen row have given since the opening, and where that leads. Caller: the panel. */
import type { SideConcession } from '#shared/domain/concession/concession.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Icon, PanelSection } from '#renderer/ui/index.ts';
import { writeAlone, writeRate, type AmountStyle } from './bargain-text.ts';
import { meetingText } from './concession-text.ts';
import { useConcession } from './concessions.ts';
import { useShown, type RowProps } from './use-bargain.ts';

export function LineConcession({ session, row }: RowProps) {
  const t = useText();
  const { style } = useShown(session);
  const concession = useConcession(session, row);
  if (concession === null) return null;
  const { company, unit, closed, lastSide, openingRound } = concession;
  const name = row.leaf ? row.name : t(($) => $.boards.units);
  const retreats = company.retreats + unit.retreats;
  return (
    <PanelSection title={t(($) => $.boards.concession.title)}>
      <p className="concession-meeting">{meetingText(t, concession, style)}</p>
      <table className="table concession-facts">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t(($) => $.boards.concession.title)}</span>
            </th>
            <th scope="col" className="figure">
              {t(($) => $.bargain.form.company)}
            </th>
            <th scope="col" className="figure">
              {name}
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact}>
              <th scope="row">{t(($) => $.boards.concession[fact])}</th>
              <td className="figure">{factText(fact, company, style)}</td>
              <td className="figure">{factText(fact, unit, style)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {closed === null ? null : (
        <p className="soft">
          {t(($) => $.boards.concession.closed, { rate: writeRate(closed, style.language), round: openingRound })}
        </p>
      )}
      <p className="soft">
        {lastSide === null
          ? null
          : t(($) => $.boards.concession.last, {
              side: lastSide === 'company' ? t(($) => $.bargain.form.company) : name,
            })}
      </p>
      {retreats === 0 ? null : (
        <p className="concession-retreat">
          <Icon name="warning" /> {t(($) => $.boards.concession.retreats, { leaves: retreats })}
        </p>
      )}
    </PanelSection>
  );
}

const facts = ['opening', 'now', 'conceded', 'share', 'pace'] as const;

function factText(fact: (typeof facts)[number], side: SideConcession, style: AmountStyle): string {
  switch (fact) {
    case 'opening':
    case 'now':
      return writeAlone(side[fact], style);
    case 'conceded':
      return writeAlone(side.conceded, style, 'always');
    case 'share':
    case 'pace': {
      const rate = side[fact];
      return rate === null ? '–' : writeRate(rate, style.language);
    }
  }
}
