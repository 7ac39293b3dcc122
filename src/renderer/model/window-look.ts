/**
 * How the window looks and speaks, and in whose name it acts: kept on this computer, not in any plan.
 * Callers: window model, app.
 */
import type { Appearance, Language, Theme, WindowHost } from '#shared/contract/host-service.ts';
import { createState, type State } from './state-library.ts';
import type { Preferences } from './window-ports.ts';

export interface LookState extends Appearance {
  /** Everything larger, for a room. */
  readonly projector: boolean;
  /** Whose name stands in the journal. */
  readonly author: string;
}

/** Whose name stands in the journal until somebody gives one. */
const usualAuthor: Readonly<Record<Language, string>> = { en: 'Facilitator', es: 'Facilitación' };
const authorKey = 'author';
const projectorKey = 'projector';
const longestAuthor = 200;

export class WindowLook {
  readonly state: State<LookState>;
  readonly #host: WindowHost;
  readonly #preferences: Preferences;

  constructor(host: WindowHost, preferences: Preferences) {
    this.#host = host;
    this.#preferences = preferences;
    this.state = createState<LookState>({
      theme: 'system',
      dark: false,
      language: 'en',
      projector: preferences.read(projectorKey) === 'yes',
      author: preferences.read(authorKey) ?? usualAuthor.en,
    });
  }

  author(): string {
    return this.state.getState().author;
  }

  /** Takes over how the host says the window should look; without a given name the author's follows the language. */
  take(appearance: Appearance): void {
    const author = this.#preferences.read(authorKey) ?? usualAuthor[appearance.language];
    this.state.setState({ ...appearance, author });
  }

  /** Chooses a theme or a language; the host keeps the choice and knows how dark the system is. */
  async choose(choice: { readonly theme?: Theme; readonly language?: Language }): Promise<void> {
    const { theme, language } = { ...this.state.getState(), ...choice };
    this.#host.setAppearance({ theme, language });
    const { dark } = await this.#host.readAppearance();
    this.take({ theme, language, dark: theme === 'system' ? dark : theme === 'dark' });
  }

  enlarge(projector: boolean): void {
    this.#preferences.write(projectorKey, projector ? 'yes' : 'no');
    this.state.setState({ projector });
  }

  /** Gives the author's name; an empty one changes nothing. */
  sign(name: string): void {
    const author = name.normalize('NFC').trim().slice(0, longestAuthor);
    if (author === '') return;
    this.#preferences.write(authorKey, author);
    this.state.setState({ author });
  }
}
