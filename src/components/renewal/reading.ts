/** The text that is open in a flow: loaded by its hash, shown by the viewer, compared with what was accepted last. */
import {html, type TemplateResult} from 'lit';
import {partInTime} from '../../domain/in-time.js';
import {problemOf, type Problem} from '../../domain/problem.js';
import type {TextWord} from '../../locales/renewal-text/index.js';
import type {Translate} from '../../locales/messages.js';
import {notice, waiting} from '../shared/templates/messages.js';
import {problemText} from '../shared/templates/problems.js';
import type {FlowHost} from './flow.js';
import type {TextLoader} from './text-loader.js';
import type * as viewerModule from './text/index.js';
import type {RenewalWord} from './view-model.js';

type ViewerModule = typeof viewerModule;

/** Which text is open. */
export interface OpenText {
  readonly agreementId: string;
  readonly hash: string;
  /** Hash of what was accepted last; `null`: there is nothing to compare with, or it is the same. */
  readonly previousHash: string | null;
  /** The agreement's name as it is shown. */
  readonly name: string;
}

export interface ReadingLanguage {
  /** Whether the viewer's words are here. */
  readonly hasWords: boolean;
  readonly t: Translate;
  readonly locale: string;
}

export interface ReadingOptions {
  readonly loader: TextLoader;
  readonly onChange: () => void;
  /** The viewer's code is here: its styles and its words are needed now. */
  readonly onViewer: (module: ViewerModule) => void;
  /** The text is on view; told once for each text that is opened. */
  readonly onShown: (hash: string) => void;
  /** The text could not be shown: it does not count as opened. */
  readonly onUnavailable: (hash: string) => void;
  /** The same text is opened once more. */
  readonly onAgain: (text: OpenText) => void;
  /** The way back. */
  readonly onClose: () => void;
  readonly root: () => ShadowRoot;
}

/** The reading of a flow: the viewer's styles and words come with the first text. */
export const openReading = (
  host: FlowHost,
  {onShown, onUnavailable, onAgain, onClose}: Pick<ReadingOptions, 'onShown' | 'onUnavailable' | 'onAgain' | 'onClose'>,
): Reading =>
  new Reading({
    loader: host.texts,
    onChange: host.onChange,
    onViewer: ({textStyles}) => {
      host.addStyles([textStyles].flat());
      host.requireWords('agreementText');
    },
    onShown,
    onUnavailable,
    onAgain,
    onClose,
    root: host.root,
  });

export class Reading {
  readonly #options: ReadingOptions;
  #open: OpenText | null = null;
  #module: ViewerModule | null = null;
  #viewer: InstanceType<ViewerModule['AgreementViewer']> | null = null;
  #effects: InstanceType<ViewerModule['ViewerEffects']> | null = null;
  #problem: Problem | null = null;
  /** Whether the newest rendering has the text. */
  #isOnView = false;
  #wasTold = false;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  /** Shows `text`, or nothing. The text that is open already stays as the person left it. */
  follow(text: OpenText | null): void {
    const isSame = text?.hash === this.#open?.hash && text?.agreementId === this.#open?.agreementId;
    if (isSame) return;
    this.#open = text;
    this.#viewer = null;
    this.#problem = null;
    this.#wasTold = false;
    if (text) void this.#load(text);
  }

  view({t, locale, hasWords}: ReadingLanguage): TemplateResult | null {
    const open = this.#open;
    this.#isOnView = false;
    if (!open) return null;
    const words = t as Translate<TextWord | RenewalWord>;
    if (this.#problem) {
      return html`<div role="alert">
        ${notice(
          'warn',
          null,
          html`<p>${problemText(t as Translate<RenewalWord>, this.#problem)}</p>
            <div><button class="button" type="button" @click=${this.#retry}>${words('action.retry')}</button></div>`,
        )}
      </div>`;
    }
    if (!this.#module || !this.#viewer || !hasWords) return waiting(words('shell.loading'));
    this.#isOnView = this.#viewer.book !== null && !this.#viewer.failed;
    return this.#module.viewerView({
      viewer: this.#viewer,
      name: open.name,
      hash: open.hash,
      t: words,
      locale,
      root: this.#options.root,
      onClose: this.#options.onClose,
    });
  }

  /** After each rendering. */
  updated(): void {
    if (this.#viewer) this.#effects?.apply(this.#options.root(), this.#viewer.state);
    const open = this.#open;
    if (!open || !this.#isOnView || this.#wasTold) return;
    this.#wasTold = true;
    // What follows from it is rendered after this update, not in it.
    queueMicrotask(() => this.#open === open && this.#options.onShown(open.hash));
  }

  readonly #retry = (): void => {
    this.#problem = null;
    this.#wasTold = false;
    this.#options.onChange();
    const open = this.#open;
    if (!open) return;
    this.#options.onAgain(open);
    void this.#load(open);
  };

  async #load(open: OpenText): Promise<void> {
    const {loader, onChange, onViewer} = this.#options;
    const {agreementId, hash, previousHash} = open;
    try {
      const [module, text, previous] = await Promise.all([
        partInTime(import('./text/index.js')),
        loader.load(agreementId, hash),
        // What changed is a help; the text can be read without it.
        previousHash === null || previousHash === hash
          ? null
          : loader.load(agreementId, previousHash).catch(() => null),
      ]);
      if (this.#open !== open) return;
      if (!this.#module) onViewer(module);
      this.#module = module;
      this.#effects ??= new module.ViewerEffects();
      this.#viewer = new module.AgreementViewer(onChange);
      const source = ({format, text: exact, edition}: typeof text) => ({
        format: format === 'markdown' ? ('markdown' as const) : ('plain' as const),
        text: exact,
        version: edition.version,
        language: edition.language,
      });
      await this.#viewer.open(source(text), previous && source(previous));
    } catch (error) {
      if (this.#open !== open) return;
      const problem = problemOf(error);
      // A part of the kit that did not come is the network's fault.
      this.#problem = problem.kind === 'unknown' ? {kind: 'network'} : problem;
      this.#options.onUnavailable(hash);
    }
    onChange();
  }
}
