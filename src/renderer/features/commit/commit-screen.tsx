/**
 * What the workshop came to: the settled lines, and the minutes for whoever reads them, as a page to print, a file, and a
 * table of the agreed numbers. Caller: app.
 */
import { useMemo, useState, type ReactNode } from 'react';
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
      {reading.kind === 'here' ? (
        <Written model={model} session={session} minutes={reading.minutes}>
          <ComboBox
            label={t(($) => $.commit.reader)}
            options={readers}
            value={viewer ?? wholeRoom}
            onChange={setReader}
          />
        </Written>
      ) : (
        <p className="faint">{reading.kind === 'failed' ? t(($) => $.commit.failed) : t(($) => $.commit.loading)}</p>
      )}
    </div>
  );
}

interface WrittenProps extends CommitScreenProps {
  readonly minutes: Minutes;
  readonly children: ReactNode;
}

function Written({ model, session, minutes, children }: WrittenProps) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { startMonth } = header;
  const pen = useMemo<Pen>(
    () => ({
      t,
      language,
      minutes: { scale: minutes.scale, currency: minutes.currency, year: minutes.year, startMonth },
    }),
    [t, language, minutes, startMonth],
  );
  const written = useMemo(() => minutesDocument(pen, minutes), [pen, minutes]);
  const save = async (kind: FileKind, text: string): Promise<void> => {
    const suggestedName = fileName(written.title, kind);
    const saved = await model.ports.host.saveFile({ kind, suggestedName, bytes: new TextEncoder().encode(text) });
    if (!saved.ok) model.sayRefusal(saved.refusal);
  };
  const print = async (): Promise<void> => {
    const saved = await model.ports.host.savePrintedPage(fileName(written.title, 'document'));
    if (!saved.ok) model.sayRefusal(saved.refusal);
  };
  const nothing = minutes.lines.length === 0;
  return (
    <>
      <Toolbar label={t(($) => $.commit.toolbar)}>
        {children}
        <Button onPress={() => void print()}>{t(($) => $.commit.print)}</Button>
        <Button onPress={() => void save('page', documentFile(written, language))}>
          {t(($) => $.commit.saveFile)}
        </Button>
        <Button onPress={() => void save('table', agreedTable(minutes))}>{t(($) => $.commit.saveTable)}</Button>
      </Toolbar>
      {nothing ? <p className="soft">{t(($) => $.commit.empty)}</p> : <SettledLines pen={pen} lines={minutes.lines} />}
      <DocumentPage written={written} />
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
