/**
 * A file of history on its way into the open plan: brought to the store, mapped, tried, imported.
 *
 * Every change of the mapping is tried at once, and only the latest attempt counts; nothing enters the plan before
 * `importNow`. Callers: window model (makes it), Prepare screen (shows its state, calls its actions).
 */
import type { Refusal } from '#shared/base/outcome.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { ImportReport, Mapping } from '#shared/contract/history-views.ts';
import type { ReplyOf } from '#shared/rpc/service.ts';
import { CancelSwitch } from './cancel-switch.ts';
import type { PlanSession } from './plan-session.ts';
import { createState, type State } from './state-library.ts';
import { uploadFile, type FileSource } from './uploads.ts';
import type { WindowActions } from './window-ports.ts';

export type HistoryShape = ReplyOf<typeof storeService, 'inspectHistory'>;

/** The mapping as it stands while a person chooses: what is not chosen yet is null. */
export interface MappingDraft {
  readonly kind: Mapping['kind'];
  readonly period: string | readonly string[] | null;
  readonly unit: string | null;
  readonly line: string | null;
  /** The column of each measure; where `measure` is a column, the text that stands for it there. */
  readonly measures: Mapping['measures'];
  /** The column that says the measure of each row. */
  readonly measure: string | null;
  /** The column of the number, when the month and the measure are columns. */
  readonly value: string | null;
  /** False when the first row is data. */
  readonly header: boolean;
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  readonly dateOrder: NonNullable<Mapping['dateOrder']>;
  readonly encoding: NonNullable<Mapping['encoding']> | null;
}

export type ImportPhase = 'uploading' | 'reading' | 'mapping' | 'importing' | 'refused';

export interface ImportOptions {
  readonly mode: 'overlay' | 'replace';
  readonly allOrNothing: boolean;
  readonly addUnknown: boolean;
}

export interface ImportState extends ImportOptions {
  readonly phase: ImportPhase;
  /** 0…1 of what is under way; null while its end is unknown. */
  readonly fraction: number | null;
  readonly shape: HistoryShape | null;
  readonly draft: MappingDraft | null;
  /** Whether the mapping is being tried. */
  readonly trying: boolean;
  /** What the mapping comes to; null while it is incomplete or refused. */
  readonly report: ImportReport | null;
  readonly refusal: Refusal | null;
}

export class HistoryImport {
  readonly name: string;
  readonly size: number;
  readonly state: State<ImportState>;
  readonly #file: FileSource;
  readonly #session: PlanSession;
  readonly #window: WindowActions;
  readonly #upload = new CancelSwitch();
  #work = new CancelSwitch();
  #key: string | null = null;

  constructor(file: FileSource, session: PlanSession, window: WindowActions) {
    this.name = file.name;
    this.size = file.size;
    this.#file = file;
    this.#session = session;
    this.#window = window;
    this.state = createState<ImportState>({
      phase: 'uploading',
      fraction: 0,
      shape: null,
      draft: null,
      trying: false,
      report: null,
      refusal: null,
      mode: 'overlay',
      allOrNothing: true,
      addUnknown: false,
    });
  }

  /** Brings the file over and looks at its shape; a guessed or remembered mapping is tried at once. */
  async start(): Promise<void> {
    const uploaded = await this.#window.ask((store) =>
      uploadFile(store, this.#file, this.#upload, (fraction) => this.state.setState({ fraction })),
    );
    if (!uploaded.ok) return this.#refuse(uploaded.refusal);
    const upload = uploaded.value;
    this.#key = upload;
    this.state.setState({ phase: 'reading', fraction: null });
    const plan = this.#session.replica.plan;
    const inspected = await this.#window.ask((store) =>
      store.inspectHistory({ plan, upload }, { signal: this.#upload }),
    );
    if (!inspected.ok) return this.#refuse(inspected.refusal);
    this.state.setState({ phase: 'mapping', shape: inspected.value });
    this.change(draftOf(inspected.value));
  }

  /** Changes some of the mapping and tries it when it is complete. */
  change(part: Partial<MappingDraft>): void {
    const { draft, shape } = this.state.getState();
    const next = { ...(draft ?? (shape === null ? emptyDraft : draftOf(shape))), ...part };
    this.state.setState({ draft: next, report: null, refusal: null });
    void this.#try(next);
  }

  choose(options: Partial<ImportOptions>): void {
    this.state.setState(options);
  }

  /** Takes the history into the plan; answers whether it happened. */
  async importNow(): Promise<boolean> {
    const { draft, mode, allOrNothing, addUnknown } = this.state.getState();
    const mapping = draft === null ? null : mappingOf(draft);
    const upload = this.#key;
    if (mapping === null || upload === null) return false;
    this.#work.cancel();
    this.#work = new CancelSwitch();
    const { makeId } = this.#window.ports;
    const request = { plan: this.#session.replica.plan, upload, mapping, mode, allOrNothing, addUnknown };
    const command = makeId();
    this.state.setState({ phase: 'importing', fraction: null, refusal: null });
    const imported = await this.#window.ask(
      (store) =>
        store.importHistory(
          { ...request, command, actor: this.#session.actor() },
          { signal: this.#work, onProgress: (fraction) => this.state.setState({ fraction }) },
        ),
      'again',
    );
    if (!imported.ok) {
      this.state.setState({ phase: 'mapping', refusal: imported.refusal });
      return false;
    }
    await this.#session.takeChange(imported.value.change);
    this.#window.say('history-imported', { name: this.name, rows: imported.value.report.accepted });
    return true;
  }

  /** Writes the rejected rows, each with its reason, where the person says. */
  async saveRejects(): Promise<void> {
    const upload = this.#key;
    if (upload === null) return;
    const rejects = await this.#window.ask((store) => store.getRejects({ upload }), 'again');
    if (!rejects.ok) return this.#window.sayRefusal(rejects.refusal);
    const { name, bytes } = rejects.value;
    const saved = await this.#window.ports.host.saveFile({ kind: 'table', suggestedName: name, bytes });
    if (saved.ok) this.#window.say('rejects-saved', { name: saved.value.name });
    else this.#window.sayRefusal(saved.refusal);
  }

  /** Stops what is being tried or imported; the mapping stays. */
  cancel(): void {
    this.#work.cancel();
  }

  /** Stops everything and lets the store forget the file. */
  close(): void {
    this.#upload.cancel();
    this.#work.cancel();
    const upload = this.#key;
    this.#key = null;
    if (upload !== null) void this.#window.ask((store) => store.dropUpload({ upload }));
  }

  async #try(draft: MappingDraft): Promise<void> {
    this.#work.cancel();
    const work = new CancelSwitch();
    this.#work = work;
    const mapping = mappingOf(draft);
    const upload = this.#key;
    if (mapping === null || upload === null) {
      this.state.setState({ trying: false });
      return;
    }
    this.state.setState({ trying: true, fraction: null });
    const plan = this.#session.replica.plan;
    const onProgress = (fraction: number): void => {
      if (this.#work === work) this.state.setState({ fraction });
    };
    const tried = await this.#window.ask((store) =>
      store.tryHistory({ plan, upload, mapping }, { signal: work, onProgress }),
    );
    if (this.#work !== work) return;
    if (tried.ok) this.state.setState({ trying: false, report: tried.value });
    else this.state.setState({ trying: false, refusal: tried.refusal });
  }

  #refuse(refusal: Refusal): void {
    this.state.setState({ phase: 'refused', refusal });
  }
}

const emptyDraft: MappingDraft = {
  kind: 'actual',
  period: null,
  unit: null,
  line: null,
  measures: {},
  measure: null,
  value: null,
  header: true,
  delimiter: ',',
  decimal: '.',
  dateOrder: 'ymd',
  encoding: null,
};

/** How the mapping begins: as a file of this shape was mapped last time, else as far as it could be guessed. */
export function draftOf(shape: HistoryShape): MappingDraft {
  const known = shape.remembered ?? shape.guess;
  const decimal = known.decimal ?? (shape.decimal === ',' ? ',' : '.');
  const delimiter = known.delimiter ?? shape.delimiter;
  return {
    kind: known.kind,
    period: known.period ?? null,
    unit: known.unit ?? null,
    line: known.line ?? null,
    measures: known.measures ?? {},
    measure: known.measure ?? null,
    value: known.value ?? null,
    header: known.header ?? true,
    delimiter,
    decimal,
    dateOrder: known.dateOrder ?? emptyDraft.dateOrder,
    encoding: known.encoding ?? null,
  };
}

/** The mapping of a draft, or null while something is missing that every mapping needs. */
export function mappingOf(draft: MappingDraft): Mapping | null {
  const { kind, period, unit, line, measures, measure, value, header, delimiter, decimal, dateOrder, encoding } = draft;
  if (period === null || period.length === 0 || unit === null || Object.keys(measures).length === 0) return null;
  return {
    kind,
    period: typeof period === 'string' ? period : [...period],
    unit,
    measures,
    delimiter,
    decimal,
    dateOrder,
    ...(line === null ? {} : { line }),
    ...(measure === null ? {} : { measure }),
    ...(value === null ? {} : { value }),
    ...(header ? {} : { header }),
    ...(encoding === null ? {} : { encoding }),
  };
}
