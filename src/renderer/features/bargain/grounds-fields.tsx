/** What belongs to a reason besides its words: a code of the plan's list, evidence, who may read it. Caller: reason field. */
import { pathToRoot } from '#shared/domain/plan/tree.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Fold, Select, TextField, useModel, usePlan } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { useActions } from './use-bargain.ts';

/** Folded away until somebody needs it; what was chosen stands in its head. */
export function GroundsFields({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { agreements, units } = usePlan(session);
  const { set } = useActions(session);
  const { row, reasonCode, evidence, visibleTo } = useModel(bargainOf(session), (state) => ({
    row: state.row,
    reasonCode: state.reasonCode,
    evidence: state.evidence,
    visibleTo: state.visibleTo,
  }));
  const node = row === null ? undefined : units.indexOf.get(row);
  const above = node === undefined ? [] : pathToRoot(units, node).flatMap((one) => units.nodes[one] ?? []);
  const code = agreements.reasonCodes.find(({ id }) => id === reasonCode);
  const reader = above.find(({ id }) => id === visibleTo);
  const chosen = [
    code?.name,
    evidence.trim() === '' ? undefined : evidence.trim(),
    reader === undefined ? undefined : t(($) => $.bargain.grounds.only, { unit: reader.name }),
  ].filter((part) => part !== undefined);
  return (
    <Fold title={t(($) => $.bargain.grounds.title)} detail={chosen.join(' · ')}>
      {agreements.reasonCodes.length === 0 ? null : (
        <Select
          label={t(($) => $.bargain.grounds.code)}
          options={[
            { id: '', label: t(($) => $.bargain.grounds.noCode) },
            ...agreements.reasonCodes.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={reasonCode ?? ''}
          onChange={(id) => set({ reasonCode: id === '' ? null : id })}
        />
      )}
      <TextField
        label={t(($) => $.bargain.grounds.evidence)}
        placeholder={t(($) => $.bargain.grounds.evidencePlaceholder)}
        value={evidence}
        onChange={(text) => set({ evidence: text })}
        maxLength={1000}
      />
      <Select
        label={t(($) => $.bargain.grounds.visibleTo)}
        options={[
          { id: '', label: t(($) => $.bargain.grounds.everybody) },
          ...above.map(({ id, name }) => ({ id, label: t(($) => $.bargain.grounds.only, { unit: name }) })),
        ]}
        value={visibleTo ?? ''}
        onChange={(id) => set({ visibleTo: id === '' ? null : id })}
      />
    </Fold>
  );
}
