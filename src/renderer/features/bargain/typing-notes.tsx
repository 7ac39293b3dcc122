/**
 * What stands below the editor while a number is typed: how it was read, how many rows it would move and by how much,
 * or why it would be refused. It hangs on the editor (anchor positioning) and takes neither focus nor place.
 * Caller: the table.
 */
import { useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { writeAlone } from './bargain-text.ts';
import { useShown } from './use-bargain.ts';

export function TypingNotes({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const refusalText = useRefusalText();
  const { style, unitName } = useShown(session);
  const { typing } = useModel(bargainOf(session), (state) => ({ typing: state.typing }));
  const { preview, previewRefusal } = useModel(session.state, (state) => ({
    preview: state.preview,
    previewRefusal: state.previewRefusal,
  }));
  if (typing === null) return null;
  const refused = typing.refusal ?? (previewRefusal === null ? null : refusalText(previewRefusal));
  if (refused !== null) {
    return (
      <div className="typing typing-refused" role="status">
        {refused}
      </div>
    );
  }
  if (typing.reading === null) return null;
  const effect =
    preview === null
      ? t(($) => $.bargain.typing.partial)
      : preview.leaves === 0 || preview.largest === null
        ? t(($) => $.bargain.typing.nothing)
        : t(($) => $.bargain.typing.effect, { count: preview.leaves, largest: writeAlone(preview.largest, style) });
  return (
    <div className="typing" role="status">
      <strong>{t(($) => $.bargain.typing.reading, { amount: typing.reading, unit: unitName })}</strong> · {effect}
    </div>
  );
}
