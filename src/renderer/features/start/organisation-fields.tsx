/** The part of a new plan that says which organisation it begins with. Callers: new plan. */
import type { Outcome } from '#shared/base/outcome.ts';
import type { NodeInput } from '#shared/domain/bargain/command.ts';
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import { FileDrop, SegmentedControl, TextField } from '#renderer/ui/index.ts';
import { levelsOf, type Beginning } from './organisation-input.ts';

export interface OrganisationFieldsProps {
  readonly beginning: Beginning;
  /** What the beginning comes to. */
  readonly units: Outcome<readonly NodeInput[]>;
  readonly onChange: (beginning: Beginning) => void;
}

export function OrganisationFields({ beginning, units, onChange }: OrganisationFieldsProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const { way, company, table } = beginning;
  const read = units.ok ? { count: units.value.length, levels: levelsOf(units.value) } : null;
  return (
    <div className="stack">
      <div className="row">
        <h3>{t(($) => $.start.form.organisation)}</h3>
        <SegmentedControl
          label={t(($) => $.start.form.organisation)}
          options={[
            { id: 'company', label: t(($) => $.start.form.later) },
            { id: 'table', label: t(($) => $.start.form.table) },
          ]}
          value={way}
          onChange={(next) => onChange({ ...beginning, way: next })}
        />
      </div>
      {way === 'company' ? (
        <TextField
          label={t(($) => $.start.form.company)}
          value={company}
          onChange={(text) => onChange({ ...beginning, company: text })}
          maxLength={200}
        />
      ) : (
        <>
          <TextField
            label={t(($) => $.start.form.table)}
            help={read === null ? t(($) => $.start.form.tableHelp) : t(($) => $.start.form.read, read)}
            refusal={table.trim() === '' || units.ok ? null : refusalText(units.refusal)}
            lines={7}
            placeholder={'id,parent,name\ncompany,,Adventure Works\nnorth,company,North'}
            value={table}
            onChange={(text) => onChange({ ...beginning, table: text })}
          />
          <FileDrop
            label={t(($) => $.start.form.tableFile)}
            accepts={['.csv', '.tsv', '.txt', 'text/csv']}
            onFiles={([file]) => void file?.text().then((text) => onChange({ ...beginning, table: text }))}
          >
            {t(($) => $.start.form.orDrop)}
          </FileDrop>
        </>
      )}
    </div>
  );
}
