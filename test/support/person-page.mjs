/* What the random persons of the once-only runs need inside the page. The functions each stand alone there. */

/** The host's page: a wizard with a host's own limits, which reports everything that it shows and tells. */
export const watchedScript = `
import 'partner-widgets/define/provisioning-wizard.js';
import {httpBackend} from 'partner-widgets/backend/http.js';
const query = new URLSearchParams(location.search);
const wizard = document.querySelector('provisioning-wizard');
const limit = Number(query.get('limit'));
const report = (entry) => navigator.sendBeacon('/__seen', JSON.stringify({at: Date.now(), page: query.get('page'), ...entry}));
const text = (selector) => wizard.shadowRoot.querySelector(selector)?.textContent.replace(/\\s+/g, ' ').trim() ?? '';
const texts = (selector) => [...wizard.shadowRoot.querySelectorAll(selector)].map((one) => one.textContent.replace(/\\s+/g, ' ').trim());
let last = '';
function look() {
  const boxes = [...wizard.shadowRoot.querySelectorAll('.content input[type=checkbox]')];
  const shown = {
    heading: text('h2[tabindex]'),
    lead: texts('.view > .lead, .view > .stack > .lead').join(' '),
    notices: texts('.notice'),
    waiting: text('.waiting'),
    summary: text('.error-summary'),
    ticked: boxes.length > 0 && boxes.every(({checked}) => checked),
    receipt: text('.receipt dd'),
    active: wizard.shadowRoot.querySelectorAll('.services .badge.good').length,
  };
  const now = JSON.stringify(shown);
  if (now === last) return;
  last = now;
  report({shown});
}
for (const name of ['order-set-up', 'provisioned', 'problem', 'signed-out', 'exit'])
  document.addEventListener('partner-' + name, ({detail}) => report({event: name, detail}));
addEventListener('pageshow', ({persisted}) => persisted && report({event: 'restored'}));
new MutationObserver(look).observe(wizard.shadowRoot, {subtree: true, childList: true, characterData: true, attributes: true});
wizard.policy = {timeoutMilliseconds: limit};
wizard.backend = httpBackend({baseUrl: query.get('api'), timeoutMilliseconds: limit});
look();
`;

/**
 * Fills in what is empty or not as answered on view, and tells what can be pressed. Waits until that differs from `seen`, or a while.
 * @param {{answers: Record<string, string>, seen: string, patience: number}} given
 */
export async function offered({answers, seen, patience}) {
  const root = document.querySelector('provisioning-wizard')?.shadowRoot;
  if (!root) return null;
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  const isShown = (element) =>
    element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
  const tell = (element, type) => element.dispatchEvent(new InputEvent(type, {bubbles: true, composed: true}));

  async function fillIn(control) {
    const {name, type} = control;
    // The password's field has no name, so that no form carries it.
    const answer = answers[(name || control.id.replace('field-', '')).replace(/^sites\.\d+\./, '')];
    if (type === 'radio') {
      const group = [...root.querySelectorAll(`input[name="${CSS.escape(name)}"]`)];
      // A click that went astray may have chosen what leads no further.
      const chosen = group.find(({checked, value}) => checked && value !== 'none');
      const wanted = group.find(({value}) => value === answer) ?? chosen ?? group[0];
      if (!wanted.checked) wanted.click();
    } else if (type === 'checkbox') {
      if (!control.checked && !/earlyRelease|allLines/.test(name)) control.click();
    } else if (control.value === '' && control.localName === 'select') {
      // As a press does: in a window behind another, focus alone tells the page nothing.
      control.focus();
      control.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
      for (let tries = 0; tries < 20 && control.options.length < 2; tries++) await pause(10);
      const options = [...control.options].filter(({value}) => value !== '');
      control.value = options.find(({value}) => value === answer)?.value ?? options[0]?.value ?? '';
      tell(control, 'change');
    } else if (control.value === '' || (answer !== undefined && control.value !== answer)) {
      control.value = answer ?? 'Drina 1';
      tell(control, 'input');
    }
  }

  function look() {
    const dialog = root.querySelector('dialog[open]');
    const buttons = [...(dialog ?? root).querySelectorAll('button')].filter(isShown).map((button) => ({
      words: tidy(button.innerText),
      isPrimary: button.classList.contains('primary'),
      isLater: button.getAttribute('aria-describedby') === 'later-hint',
      isCheck: 'check' in button.dataset,
      isBusy: button.getAttribute('aria-disabled') === 'true',
    }));
    const heading = tidy(root.querySelector('h2[tabindex]')?.innerText ?? '');
    const summary = tidy(root.querySelector('.error-summary')?.innerText ?? '');
    const isChecked = root.querySelector('.good-text') !== null;
    return {
      heading,
      summary,
      buttons,
      isChecked,
      inDialog: dialog !== null,
      receipt: tidy(root.querySelector('.receipt dd')?.innerText ?? ''),
    };
  }

  const limit = performance.now() + patience;
  let view = look();
  while (JSON.stringify(view) === seen && performance.now() < limit) {
    await pause(15);
    view = look();
  }
  if (!view.inDialog && !root.querySelector('form[aria-busy]'))
    for (const control of [...root.querySelectorAll('.content input, .content select, .content textarea')].filter(
      isShown,
    ))
      if (control.isConnected) await fillIn(control);
  await pause(0);
  view = look();
  return {...view, signature: JSON.stringify(view)};
}

/** The middle of the button at this place among those shown, brought into view and focused; `null` where it went. */
export function placeOf({index, words}) {
  const root = document.querySelector('provisioning-wizard')?.shadowRoot;
  const scope = root?.querySelector('dialog[open]') ?? root;
  const isShown = (element) =>
    element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
  const button = [...(scope?.querySelectorAll('button') ?? [])].filter(isShown)[index];
  if (!button || button.innerText.replace(/\s+/g, ' ').trim() !== words) return null;
  button.scrollIntoView({block: 'center', behavior: 'instant'});
  button.focus();
  const {left, top, width, height} = button.getBoundingClientRect();
  return {x: left + width / 2, y: top + height / 2};
}

/** Moves the wizard about the document as frameworks do: it is connected again within the same turn. */
export function moveAbout() {
  const wizard = document.querySelector('provisioning-wizard');
  const place = document.body.appendChild(document.createElement('section'));
  place.append(wizard);
  document.body.prepend(wizard);
  if (typeof document.body.moveBefore === 'function') place.moveBefore(wizard, null);
}

/** Takes the wizard out for some milliseconds, so that it counts as removed, and puts it back. */
export async function removeFor(milliseconds) {
  const wizard = document.querySelector('provisioning-wizard');
  wizard.remove();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  document.body.append(wizard);
}
