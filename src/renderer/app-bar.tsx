/**
 * The top bar: whose plan this is, that it is saved, and what concerns the whole window: finding, author, language, look.
 * Callers: app.
 */
import { useEffect, useState } from 'react';
import { languages, themes } from '#shared/contract/host-service.ts';
import { languageNames } from './i18n/language.ts';
import { roundText } from './i18n/round-text.ts';
import { useText } from './i18n/use-text.ts';
import type { PlanSession } from './model/plan-session.ts';
import type { WindowModel } from './model/window-model.ts';
import {
  Brand,
  Button,
  Chip,
  Dialog,
  Icon,
  IconButton,
  KeyHint,
  MenuButton,
  TextField,
  useModel,
  usePlan,
} from './ui/index.ts';

export function AppBar({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const session = useModel(model.state, (state) => state.session);
  return (
    <>
      <Brand />
      {session === null ? null : <PlanTitle session={session} />}
      <span className="grow" />
      {session === null ? null : (
        <>
          <SavedState model={model} session={session} />
          <HistoryButton model={model} />
          <RoomButton model={model} />
        </>
      )}
      <Button onPress={() => model.show('find')} aria-keyshortcuts="Control+K">
        <span className="soft">{t(($) => $.app.find)}</span>
        <KeyHint keys="Ctrl K" />
      </Button>
      <AuthorButton model={model} />
      <LanguageButton model={model} />
      <LookButton model={model} />
    </>
  );
}

function PlanTitle({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { header } = usePlan(session);
  return (
    <span className="bar-plan">
      <span className="plan-name">{header.name}</span>
      <Chip>{String(header.year)}</Chip>
      <Chip>{roundText(t, header)}</Chip>
    </span>
  );
}

/**
 * Milliseconds that a command may be on its way before it is said in words: a flash of them at each step would tell nothing.
 * Readers are told at once that the status is being worked on.
 */
const untilSaid = 250;

/** Acknowledged means durable, so “saved” can be said as soon as nothing is on its way. */
function SavedState({ model, session }: { readonly model: WindowModel; readonly session: PlanSession }) {
  const t = useText();
  const connection = useModel(model.state, (state) => state.connection);
  const { busy, entry } = useModel(session.state, (state) => ({
    busy: state.sending > 0,
    entry: state.journal.length,
  }));
  const sending = useLasting(busy, untilSaid);
  const text =
    connection !== 'open'
      ? t(($) => $.app.waiting)
      : sending
        ? t(($) => $.app.saving)
        : t(($) => $.app.saved, { entry });
  return (
    <span className="bar-saved soft" role="status" aria-busy={busy}>
      {connection === 'open' && !sending ? <Icon name="check" /> : null}
      {text}
    </span>
  );
}

/** Whether something has been so for `milliseconds`. */
function useLasting(present: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!present) return;
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [present, milliseconds]);
  return present && lasts;
}

function HistoryButton({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const shown = useModel(model.state, (state) => state.historyShown);
  return (
    <IconButton
      icon="assess"
      label={shown ? t(($) => $.app.hideHistory) : t(($) => $.app.action.history)}
      onPress={() => model.showHistory(!shown)}
    />
  );
}

function RoomButton({ model }: { readonly model: WindowModel }) {
  const t = useText();
  return (
    <Button id="room-button" icon="projector" aria-keyshortcuts="F9" onPress={() => model.showRoom(true)}>
      {t(($) => $.room.on)}
    </Button>
  );
}

function AuthorButton({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const author = useModel(model.look.state, (state) => state.author);
  const [name, setName] = useState<string | null>(null);
  const keep = (): void => {
    if (name !== null) model.look.sign(name);
    setName(null);
  };
  return (
    <>
      <Button tone="quiet" onPress={() => setName(author)} aria-label={t(($) => $.app.authorIs, { author })}>
        <span className="bar-author">{author}</span>
      </Button>
      <Dialog
        title={t(($) => $.app.author)}
        open={name !== null}
        onClose={() => setName(null)}
        actions={
          <>
            <Button onPress={() => setName(null)}>{t(($) => $.common.cancel)}</Button>
            <Button tone="first" onPress={keep} isDisabled={(name ?? '').trim() === ''}>
              {t(($) => $.app.keep)}
            </Button>
          </>
        }
      >
        <TextField
          autoFocus
          label={t(($) => $.app.authorName)}
          help={t(($) => $.app.authorHelp)}
          value={name ?? ''}
          onChange={setName}
          onEnter={keep}
          maxLength={200}
        />
      </Dialog>
    </>
  );
}

function LanguageButton({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const language = useModel(model.look.state, (state) => state.language);
  return (
    <MenuButton
      label={t(($) => $.app.language)}
      entries={languages.map((id) => ({ id, label: languageNames[id] }))}
      onChoose={(id) => {
        const chosen = languages.find((one) => one === id);
        if (chosen !== undefined) void model.look.choose({ language: chosen });
      }}
    >
      <Button tone="quiet" aria-label={`${language.toUpperCase()}: ${t(($) => $.app.language)}`}>
        {language.toUpperCase()}
      </Button>
    </MenuButton>
  );
}

function LookButton({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const { dark, projector } = useModel(model.look.state, (state) => ({ dark: state.dark, projector: state.projector }));
  const projectorText = projector ? t(($) => $.app.projectorOff) : t(($) => $.app.projectorOn);
  return (
    <MenuButton
      label={t(($) => $.app.look)}
      entries={[
        ...themes.map((id) => ({ id, label: t(($) => $.app.theme[id]) })),
        { id: 'projector', label: projectorText, separated: true },
      ]}
      onChoose={(id) => {
        const theme = themes.find((one) => one === id);
        if (theme !== undefined) void model.look.choose({ theme });
        else model.look.enlarge(!projector);
      }}
    >
      <IconButton icon={dark ? 'moon' : 'sun'} label={t(($) => $.app.look)} />
    </MenuButton>
  );
}
