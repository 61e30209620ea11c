/**
 * A frame that allows no forms: there the press alone submits, and the person is told what may not work (F-S11).
 * Loaded in frames, and on pages without an origin.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {LanguageTag} from '../../locales/index.js';
import type {words as english} from '../../locales/restricted-frame/en.js';

type FrameWords = Readonly<Record<keyof typeof english, string>>;
type Framed = HTMLElement & ReactiveControllerHost & {readonly renderRoot: HTMLElement | DocumentFragment};

const parts: Readonly<Record<LanguageTag, () => Promise<{readonly words: FrameWords}>>> = {
  en: () => import('../../locales/restricted-frame/en.js'),
  ru: () => import('../../locales/restricted-frame/ru.js'),
  'sr-Latn': () => import('../../locales/restricted-frame/sr-latn.js'),
};

/** Whether a form in `root` can be submitted: in a frame sandboxed without `allow-forms` nothing hears of it. */
function submitsForms(root: ParentNode): boolean {
  let isHeard = false;
  const form = document.createElement('form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    isHeard = true;
  });
  root.append(form);
  form.requestSubmit();
  form.remove();
  return isHeard;
}

/** Tells a form of the press on its button, as the browser does elsewhere; Enter in a field presses it too. */
function submitByPress(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  const form = button?.type === 'submit' ? button.form : null;
  if (!form) return;
  setTimeout(() => {
    if (!form.isConnected || event.defaultPrevented) return;
    form.dispatchEvent(new SubmitEvent('submit', {bubbles: true, cancelable: true, submitter: button}));
  });
}

/** Keeps the notice above everything else in the element, in its language, whatever is on view. */
class FrameNotice implements ReactiveController {
  readonly #element: Framed;
  readonly #language: {readonly tag: LanguageTag};
  readonly #place = document.createElement('div');
  readonly #title = document.createElement('strong');
  readonly #text = document.createElement('p');
  #tag: LanguageTag | null = null;

  constructor(element: Framed, language: {readonly tag: LanguageTag}) {
    this.#element = element;
    this.#language = language;
    this.#place.className = 'restricted-frame stack';
    this.#place.role = 'status';
    const notice = document.createElement('div');
    notice.className = 'notice warn';
    const body = document.createElement('div');
    body.append(this.#title, this.#text);
    notice.append(document.createElement('span'), body);
    // The stack keeps its distance to what follows.
    this.#place.append(notice, document.createElement('span'));
    element.addController(this);
    element.requestUpdate();
  }

  hostUpdated(): void {
    const kit = this.#element.renderRoot.querySelector('.kit');
    if (kit && this.#place.parentNode !== kit) kit.prepend(this.#place);
    const {tag} = this.#language;
    if (tag !== this.#tag) void this.#say(tag);
  }

  async #say(tag: LanguageTag): Promise<void> {
    this.#tag = tag;
    const loaded = await parts[tag]().catch(() => null);
    if (!loaded || tag !== this.#tag) return;
    this.#place.lang = tag;
    this.#title.textContent = loaded.words['frame.title'];
    this.#text.textContent = loaded.words['frame.text'];
  }
}

const known = new WeakSet<Framed>();

/**
 * Makes an element work where the frame around it allows no forms, and tells the person. Elsewhere nothing happens.
 * @param language the element's language, now and later.
 */
export function watchFrame(element: Framed, language: {readonly tag: LanguageTag}): void {
  if (known.has(element) || !element.isConnected || submitsForms(element.renderRoot)) return;
  known.add(element);
  element.renderRoot.addEventListener('click', submitByPress);
  new FrameNotice(element, language);
}
