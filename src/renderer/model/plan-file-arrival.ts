/**
 * A plan file on its way in: brought to the store, looked at there, and taken over when the person says so.
 * Callers: window model (makes it), Exchange screen (shows its state, calls its actions).
 */
import type { Refusal } from '#shared/base/outcome.ts';
import type { PlanFileReport } from '#shared/contract/store-service.ts';
import { CancelSwitch } from './cancel-switch.ts';
import { createState, type State } from './state-library.ts';
import { uploadFile, type FileSource } from './uploads.ts';
import type { WindowActions } from './window-ports.ts';

/** `inspected` has a report, `refused` a refusal. */
export type ArrivalPhase = 'uploading' | 'reading' | 'inspected' | 'importing' | 'refused';

export interface ArrivalState {
  readonly phase: ArrivalPhase;
  /** 0…1 of the upload. */
  readonly fraction: number;
  readonly report: PlanFileReport | null;
  readonly refusal: Refusal | null;
}

export class PlanFileArrival {
  readonly name: string;
  readonly size: number;
  readonly state: State<ArrivalState>;
  readonly #file: FileSource;
  readonly #window: WindowActions;
  readonly #stop = new CancelSwitch();
  #upload: string | null = null;

  constructor(file: FileSource, window: WindowActions) {
    this.name = file.name;
    this.size = file.size;
    this.#file = file;
    this.#window = window;
    this.state = createState<ArrivalState>({ phase: 'uploading', fraction: 0, report: null, refusal: null });
  }

  /** Brings the file over and has it looked at; nothing is taken over yet. */
  async start(): Promise<void> {
    const uploaded = await this.#window.ask((store) =>
      uploadFile(store, this.#file, this.#stop, (fraction) => this.state.setState({ fraction })),
    );
    if (!uploaded.ok) return this.#refuse(uploaded.refusal);
    this.#upload = uploaded.value;
    this.state.setState({ phase: 'reading' });
    const inspected = await this.#window.ask((store) =>
      store.inspectPlanFile({ upload: uploaded.value }, { signal: this.#stop }),
    );
    if (inspected.ok) this.state.setState({ phase: 'inspected', report: inspected.value });
    else this.#refuse(inspected.refusal);
  }

  /** Takes the plan over and opens it: as an update of the plan here, or as a plan of its own. Answers whether it is open. */
  async take(asCopy: boolean): Promise<boolean> {
    const upload = this.#upload;
    if (upload === null || this.state.getState().phase !== 'inspected') return false;
    this.state.setState({ phase: 'importing', refusal: null });
    const taken = await this.#window.ask((store) => store.importPlanFile({ upload, asCopy }));
    if (!taken.ok) {
      this.state.setState({ phase: 'inspected', refusal: taken.refusal });
      return false;
    }
    this.#window.say('plan-imported', { name: this.state.getState().report?.header?.name ?? this.name });
    return this.#window.openPlan(taken.value.plan);
  }

  /** Stops what is under way and lets the store forget the file. */
  close(): void {
    this.#stop.cancel();
    const upload = this.#upload;
    this.#upload = null;
    if (upload !== null) void this.#window.ask((store) => store.dropUpload({ upload }));
  }

  #refuse(refusal: Refusal): void {
    this.state.setState({ phase: 'refused', refusal });
  }
}
