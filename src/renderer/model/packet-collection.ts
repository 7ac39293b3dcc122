/**
 * Packets on their way out and back: cut and saved as files, answers brought to the store, looked at, and taken in when
 * the person says so. Nothing enters the plan before. Callers: packets feature.
 */
import type { Outcome, Refusal } from '#shared/base/outcome.ts';
import type { PacketReportView, PacketRow } from '#shared/contract/packets.ts';
import { CancelSwitch } from './cancel-switch.ts';
import type { PlanSession } from './plan-session.ts';
import { createState, type State } from './state-library.ts';
import { uploadFile, type FileSource } from './uploads.ts';
import type { WindowActions } from './window-ports.ts';

export type CollectionPhase = 'idle' | 'uploading' | 'reading' | 'seen' | 'collecting' | 'collected';

export interface CollectionState {
  readonly phase: CollectionPhase;
  /** 0…1 of the uploads. */
  readonly fraction: number;
  readonly names: readonly string[];
  readonly reports: readonly PacketReportView[];
  /** The head of the copy that counts, for packets that were answered twice. */
  readonly chosen: ReadonlyMap<string, string>;
  readonly refusal: Refusal | null;
  /** Every packet that was cut; null until it was asked for. */
  readonly packets: readonly PacketRow[] | null;
  /** A packet is being written. */
  readonly cutting: boolean;
}

const nothing = { phase: 'idle', fraction: 0, names: [], reports: [], chosen: new Map<string, string>() } as const;

export class PacketCollection {
  readonly state: State<CollectionState>;
  readonly #window: WindowActions;
  readonly #session: PlanSession;
  #stop = new CancelSwitch();
  #uploads: readonly string[] = [];

  constructor(window: WindowActions, session: PlanSession) {
    this.#window = window;
    this.#session = session;
    this.state = createState<CollectionState>({ ...nothing, refusal: null, packets: null, cutting: false });
  }

  /** Reads the table of packets anew. */
  async refresh(): Promise<void> {
    const answer = await this.#window.ask((store) => store.getPackets({ plan: this.#session.replica.plan }), 'again');
    if (answer.ok) this.state.setState({ packets: answer.value.packets });
  }

  /** Cuts the packet of a unit and saves it where the person says. */
  async cut(unit: string): Promise<void> {
    const { plan } = this.#session.replica;
    const request = { plan, unit, command: this.#window.ports.makeId(), actor: this.#session.actor() };
    this.state.setState({ cutting: true });
    const cut = await this.#window.ask((store) => store.cutPacket(request), 'again');
    this.state.setState({ cutting: false });
    if (!cut.ok) return this.#window.sayRefusal(cut.refusal);
    await this.#session.takeChange(cut.value.change);
    await this.refresh();
    await this.#save(cut.value);
  }

  /** Saves a packet again that was cut before: the same file. */
  async saveAgain(packet: string): Promise<void> {
    const { plan } = this.#session.replica;
    const saved = await this.#window.ask((store) => store.savePacket({ plan, packet }), 'again');
    if (saved.ok) await this.#save(saved.value);
    else this.#window.sayRefusal(saved.refusal);
  }

  /** Brings files over and says what taking them in would do. */
  async look(files: readonly FileSource[]): Promise<void> {
    this.close();
    this.#stop = new CancelSwitch();
    const stop = this.#stop;
    this.state.setState({ ...nothing, phase: 'uploading', names: files.map(({ name }) => name), refusal: null });
    const uploads: string[] = [];
    for (const [place, file] of files.entries()) {
      const progress = (part: number): void => this.state.setState({ fraction: (place + part) / files.length });
      const uploaded = await this.#window.ask((store) => uploadFile(store, file, stop, progress));
      if (!uploaded.ok) return this.#end(uploaded.refusal, uploads);
      uploads.push(uploaded.value);
    }
    this.#uploads = uploads;
    await this.#ask(false, 'reading', 'seen');
  }

  /** Says which copy of a packet counts, and looks again. */
  async choose(packet: string, head: string): Promise<void> {
    this.state.setState({ chosen: new Map([...this.state.getState().chosen, [packet, head]]) });
    await this.#ask(false, 'reading', 'seen');
  }

  /** Takes everything in that was shown as taken. */
  async collect(): Promise<void> {
    await this.#ask(true, 'collecting', 'collected');
    await this.refresh();
  }

  /** Stops what is under way and lets the store forget the files. */
  close(): void {
    this.#stop.cancel();
    this.#drop(this.#uploads);
    this.#uploads = [];
    this.state.setState({ ...nothing, refusal: null });
  }

  async #ask(commit: boolean, during: CollectionPhase, after: CollectionPhase): Promise<void> {
    const { plan } = this.#session.replica;
    const { chosen, phase } = this.state.getState();
    this.state.setState({ phase: during, refusal: null });
    const request = {
      plan,
      uploads: [...this.#uploads],
      chosen: [...chosen].map(([packet, head]) => ({ packet, head })),
      commit,
    };
    const signal = this.#stop;
    const answer = await this.#window.ask((store) => store.collectPackets(request, { signal }));
    if (signal.aborted) return;
    if (!answer.ok) {
      this.state.setState({ phase: phase === 'seen' ? 'seen' : 'idle', refusal: answer.refusal });
      return;
    }
    this.state.setState({ phase: after, reports: answer.value.reports });
    if (answer.value.change !== null) await this.#session.takeChange(answer.value.change);
  }

  async #save(file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<void> {
    const { name: suggestedName, bytes } = file;
    const saved: Outcome<unknown> = await this.#window.ports.host.saveFile({ kind: 'plan', suggestedName, bytes });
    if (!saved.ok) this.#window.sayRefusal(saved.refusal);
  }

  #end(refusal: Refusal, uploads: readonly string[]): void {
    this.#drop(uploads);
    this.state.setState({ ...nothing, refusal: refusal.code === 'cancelled' ? null : refusal });
  }

  #drop(uploads: readonly string[]): void {
    for (const upload of uploads) void this.#window.ask((store) => store.dropUpload({ upload }));
  }
}
