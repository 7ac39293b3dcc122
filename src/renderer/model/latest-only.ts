/**
 * One question at a time, and only the latest answer counts: for previews while somebody types or drags.
 * Callers: plan session.
 */

/** Asks `question` for the newest input; inputs that came meanwhile are skipped except the last. */
export class LatestOnly<Input, Answer> {
  readonly #question: (input: Input) => Promise<Answer>;
  readonly #tell: (answer: Answer) => void;
  #waiting: { readonly input: Input } | null = null;
  #asking = false;
  #generation = 0;

  constructor(question: (input: Input) => Promise<Answer>, tell: (answer: Answer) => void) {
    this.#question = question;
    this.#tell = tell;
  }

  /** Asks now, or as soon as the present question is answered. */
  ask(input: Input): void {
    this.#waiting = { input };
    if (!this.#asking) void this.#work();
  }

  /** Forgets what is waiting and whatever answer is still to come. */
  stop(): void {
    this.#waiting = null;
    this.#generation += 1;
  }

  async #work(): Promise<void> {
    this.#asking = true;
    for (let next = this.#waiting; next !== null; next = this.#waiting) {
      this.#waiting = null;
      const generation = this.#generation;
      try {
        const answer = await this.#question(next.input);
        if (generation === this.#generation && this.#waiting === null) this.#tell(answer);
      } catch {
        // A preview that could not be asked shows nothing; the commit will say why.
      }
    }
    this.#asking = false;
  }
}
