/**
 * What the window does to the page around React: title, language, look, shortcuts, dropped files, the way of the focus.
 * Callers: app.
 */
import { useEffect, useRef } from 'react';
import { fileSource } from './boot/file-source.ts';
import { changeLanguage } from './i18n/setup.ts';
import { useText } from './i18n/use-text.ts';
import type { WindowModel } from './model/window-model.ts';
import { useModel } from './ui/index.ts';

/** Keeps title, language, theme and density of the page; moves the focus to the work when the screen changes. */
export function useDocument(model: WindowModel): void {
  const t = useText();
  const { screen, session } = useModel(model.state, (state) => ({ screen: state.screen, session: state.session }));
  const { language, dark, projector } = useModel(model.look.state, (state) => state);
  const screenName = t(($) => $.app.screen[screen]);
  useEffect(() => {
    document.title = session === null ? 'Parley' : `${screenName} · ${session.replica.header.name} · Parley`;
  }, [screenName, session]);
  useEffect(() => void changeLanguage(language), [language]);
  useEffect(() => {
    const page = document.documentElement;
    const theme = dark ? 'dark' : 'light';
    page.dataset['theme'] = theme;
    page.dataset['agThemeMode'] = theme;
    if (projector) page.dataset['density'] = 'projector';
    else delete page.dataset['density'];
  }, [dark, projector]);
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    const work = document.getElementById('work');
    // Whoever came by the rail stays on it; whoever was sent here by a button of the last screen begins at the work.
    if (document.activeElement === document.body || document.activeElement === null) work?.focus();
  }, [screen]);
}

/** F9 shows the plan to the room and takes it back; Ctrl+K finds; Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) undo and redo the plan's last step, except while a text is edited. */
export function useShortcuts(model: WindowModel): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === 'F9' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
        model.showRoom(!model.state.getState().roomShown);
        event.preventDefault();
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const step = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
      if (key === 'k') model.show('find');
      else if (step !== null && !isTyping(event.target)) void model.send({ kind: step });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [model]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** A file dropped anywhere in the window goes where files of its kind go; a place made for dropping comes first. */
export function useDroppedFiles(model: WindowModel): void {
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented) return;
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      model.takeFile(fileSource(file));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [model]);
}
