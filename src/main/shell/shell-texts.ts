/**
 * What the shell itself says, in both languages: menu, dialogs. The page has its own texts. Callers: menu, host-service.
 */
import type { FileKind, Language } from '#shared/contract/host-service.ts';

const english = {
  file: 'File',
  newPlan: 'New Plan…',
  open: 'Open…',
  exportPlan: 'Export…',
  quit: 'Quit Parley',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  find: 'Find or Do…',
  view: 'View',
  larger: 'Larger',
  smaller: 'Smaller',
  actualSize: 'Actual Size',
  fullScreen: 'Full Screen',
  look: 'Look',
  looks: { system: 'Like the System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  help: 'Help',
  about: 'About Parley',
  choosing: 'Choosing a file',
  saving: 'Saving',
  fileKinds: {
    plan: 'Parley plan',
    table: 'Table (CSV)',
    workbook: 'Excel workbook',
    document: 'PDF document',
    page: 'Web page',
  } satisfies Record<FileKind, string>,
};

const spanish: typeof english = {
  file: 'Archivo',
  newPlan: 'Nuevo plan…',
  open: 'Abrir…',
  exportPlan: 'Exportar…',
  quit: 'Salir de Parley',
  edit: 'Edición',
  undo: 'Deshacer',
  redo: 'Rehacer',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  selectAll: 'Seleccionar todo',
  find: 'Buscar o hacer…',
  view: 'Ver',
  larger: 'Más grande',
  smaller: 'Más pequeño',
  actualSize: 'Tamaño real',
  fullScreen: 'Pantalla completa',
  look: 'Aspecto',
  looks: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  language: 'Idioma',
  help: 'Ayuda',
  about: 'Acerca de Parley',
  choosing: 'La elección del archivo',
  saving: 'El guardado',
  fileKinds: {
    plan: 'Plan de Parley',
    table: 'Tabla (CSV)',
    workbook: 'Libro de Excel',
    document: 'Documento PDF',
    page: 'Página web',
  },
};

/** The texts of a language. */
export function shellText(language: Language): typeof english {
  return language === 'es' ? spanish : english;
}
