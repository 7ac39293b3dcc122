/**
 * What the workshop came to: the settled lines, and the minutes for whoever reads them, as a page to print, a file, and a
 * table of the agreed numbers. Caller: app.
 */
import { useMemo, useState } from 'react';
import type { FileKind } from '#shared/contract/host-service.ts';
import { fileEndings } from '#shared/contract/host-service.ts';
import type { Minutes } from '#shared/domain/minutes/facts.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, ComboBox, Toolbar } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { agreedTable } from './agreed-table.ts';
import { documentFile } from './minutes-file.ts';
import { DocumentPage } from './minutes-page.tsx';
import { minutesDocument } from './minutes-text.ts';
import type { Pen } from './minutes-words.ts';
import { SettledLines } from './settled-lines.tsx';
import { useMinutes } from './use-minutes.ts';
import './commit.css';

export interface CommitScreenProps {
  readonly model: WindowModel;
  readonly session: PlanSession;
}

/** Stands for the whole room among the readers: no unit has an empty id. */
const wholeRoom = '';

export function CommitScreen({ model, session }: CommitScreenProps) {
  const t = useText();
  const { units } = usePlan(session);
  const [reader, setReader] = useState(wholeRoom);
  const known = reader === wholeRoom || units.indexOf.has(reader);
  const viewer = reader === wholeRoom || !known ? null : reader;
  const reading = useMinutes(session, viewer);
  const readers = useMemo(
    () => [
      { id: wholeRoom, label: t(($) => $.commit.wholeRoom) },
      ...units.nodes.map(({ id, name }) => ({ id, label: name })),
    ],
    [units, t],
  );
  return (
    <div className="page commit">
      <h1>{t(($) => $.app.screen.commit)}</h1>
      <Toolbar label={t(($) => $.commit.toolbar)}>
        <ComboBox
          label={t(($) => $.commit.reader)}
          options={readers}
          value={viewer ?? wholeRoom}
          onChange={setReader}
        />
        {reading.kind === 'here' ? <Files model={model} session={session} minutes={reading.minutes} /> : null}
      </Toolbar>
      {reading.kind === 'here' ? (
        <Written session={session} minutes={reading.minutes} />
      ) : (
        <p className="faint">{reading.kind === 'failed' ? t(($) => $.commit.failed) : t(($) => $.commit.loading)}</p>
      )}
    </div>
  );
}

function usePen(session: PlanSession, minutes: Minutes): Pen {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { startMonth } = header;
  const { scale, currency, year } = minutes;
  return useMemo(
    () => ({ t, language, minutes: { scale, currency, year, startMonth } }),
    [t, language, scale, currency, year, startMonth],
  );
}

interface WrittenProps {
  readonly session: PlanSession;
  readonly minutes: Minutes;
}

function Written({ session, minutes }: WrittenProps) {
  const t = useText();
  const pen = usePen(session, minutes);
  const written = useMemo(() => minutesDocument(pen, minutes), [pen, minutes]);
  return (
    <>
      {minutes.lines.length === 0 ? (
        <p className="soft">{t(($) => $.commit.empty)}</p>
      ) : (
        <SettledLines session={session} pen={pen} lines={minutes.lines} />
      )}
      <DocumentPage written={written} />
    </>
  );
}

/** The minutes on paper, as a page of their own, and their agreed numbers as a table. */
function Files({ model, session, minutes }: WrittenProps & { readonly model: WindowModel }) {
  const t = useText();
  const pen = usePen(session, minutes);
  const { host } = model.ports;
  const name = (kind: FileKind): string =>
    fileName(
      t(($) => $.minutes.title, { plan: minutes.plan }),
      kind,
    );
  const save = async (kind: FileKind, text: string): Promise<void> => {
    const bytes = new TextEncoder().encode(text);
    const saved = await host.saveFile({ kind, suggestedName: name(kind), bytes });
    if (!saved.ok) model.sayRefusal(saved.refusal);
  };
  const print = async (): Promise<void> => {
    const saved = await host.savePrintedPage(name('document'));
    if (!saved.ok) model.sayRefusal(saved.refusal);
  };
  const saveFile = (): Promise<void> => save('page', documentFile(minutesDocument(pen, minutes), pen.language));
  return (
    <>
      <Button onPress={() => void print()}>{t(($) => $.commit.print)}</Button>
      <Button onPress={() => void saveFile()}>{t(($) => $.commit.saveFile)}</Button>
      <Button onPress={() => void save('table', agreedTable(minutes))}>{t(($) => $.commit.saveTable)}</Button>
    </>
  );
}

/** A name every system can write, from the document's title. */
function fileName(title: string, kind: FileKind): string {
  const plain = title
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${plain.slice(0, 100) || 'Parley'}.${fileEndings[kind]}`;
}
