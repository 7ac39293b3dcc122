/**
 * The menu: what the system expects to find there, in the person's language. The clipboard entries are roles, because on
 * macOS the keys work only through them; undo, redo and find belong to the page, which hears their keys itself.
 * Callers: index.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { themes, type Language, type MenuCommand, type Theme } from '#shared/contract/host-service.ts';
import type { Preferences } from './preferences.ts';
import { shellText } from './shell-texts.ts';

export interface MenuActions {
  readonly command: (command: MenuCommand) => void;
  readonly setAppearance: (choice: { readonly theme: Theme; readonly language: Language }) => void;
}

/** Puts the menu in place; call again when look or language changed. */
export function setMenu(preferences: Preferences, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(preferences, actions, process.platform === 'darwin')));
}

/** The menu as data. */
export function menuTemplate(
  preferences: Preferences,
  actions: MenuActions,
  onMac: boolean,
): MenuItemConstructorOptions[] {
  const text = shellText(preferences.language);
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => actions.command(command),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(onMac ? [{ role: 'appMenu', label: app.name } satisfies MenuItemConstructorOptions] : []),
    {
      label: text.file,
      submenu: [
        item(text.newPlan, 'new-plan', 'CmdOrCtrl+N'),
        item(text.open, 'open-file', 'CmdOrCtrl+O'),
        item(text.exportPlan, 'export-plan', 'CmdOrCtrl+Shift+S'),
        separator,
        { role: onMac ? 'close' : 'quit', label: text.quit },
      ],
    },
    {
      label: text.edit,
      submenu: [
        item(text.undo, 'undo', 'CmdOrCtrl+Z'),
        item(text.redo, 'redo', onMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        separator,
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        { role: 'selectAll', label: text.selectAll },
        separator,
        item(text.find, 'find', 'CmdOrCtrl+K'),
      ],
    },
    { label: text.view, submenu: viewMenu(preferences, actions) },
    { role: 'help', label: text.help, submenu: [item(text.about, 'about')] },
  ];
}

function viewMenu(preferences: Preferences, actions: MenuActions): MenuItemConstructorOptions[] {
  const text = shellText(preferences.language);
  const { theme, language } = preferences;
  const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };
  return [
    { role: 'zoomIn', label: text.larger },
    { role: 'zoomOut', label: text.smaller },
    { role: 'resetZoom', label: text.actualSize },
    { role: 'togglefullscreen', label: text.fullScreen },
    { type: 'separator' },
    {
      label: text.look,
      submenu: themes.map((choice) => ({
        label: text.looks[choice],
        type: 'radio',
        checked: choice === theme,
        click: () => actions.setAppearance({ theme: choice, language }),
      })),
    },
    {
      label: text.language,
      submenu: (['en', 'es'] as const).map((choice) => ({
        label: languageNames[choice],
        type: 'radio',
        checked: choice === language,
        click: () => actions.setAppearance({ theme, language: choice }),
      })),
    },
  ];
}
