/** What a person does with the keyboard alone, over the common driver: trusted keys, and nothing set from behind. */
import assert from 'node:assert/strict';
import {inElement} from './wizard-flow.mjs';
import {until} from './wizard-stage.mjs';

/** Controls that are known by their words. */
const controls = new Set(['button', 'a', 'summary', 'input']);

/** Without the marks that keep words of two directions apart. */
const withoutTurns = (text) => text.replace(/[\u2068\u2069]/g, '');

/** Presses Tab until what has the focus is wanted: a field by its name or id, a button or box by its words. */
export async function tabTo(page, wanted) {
  const passed = [];
  for (let pressed = 0; pressed < 60; pressed++) {
    const at = await page.focused();
    const text = at && withoutTurns(at.text);
    if (
      at &&
      ([at.name, at.id].includes(wanted) || at.id === `field-${wanted}` || (controls.has(at.tag) && text === wanted))
    )
      return at;
    passed.push(at && (at.name || text));
    await page.press('Tab');
  }
  throw new Error(`no Tab leads to "${wanted}", only to ${passed.join(', ')}`);
}

/** What stands in, or is chosen by, the control that has the focus. */
export const current = (page) =>
  page.evaluate(
    inElement(`(root) => {
    const {value, checked} = root.activeElement ?? {};
    return {value, checked};
  }`),
  );

export async function activate(page, wanted, key = 'Enter') {
  await tabTo(page, wanted);
  await page.press(key);
}

export async function type(page, field, text) {
  await tabTo(page, field);
  await page.type(text);
  await until(async () => (await current(page)).value === text);
}

/** Chooses within a group: Tab leads to it, arrows walk in it. */
export async function choose(page, group, value) {
  await tabTo(page, group);
  await page.press('Space');
  for (let pressed = 0; pressed < 10; pressed++) {
    const at = await current(page);
    if (at.value === value && at.checked) return;
    await page.press('ArrowDown');
  }
  throw new Error(`no arrow leads to ${value}`);
}

/** After this long, in milliseconds, every engine has forgotten the letters that were typed at a list. */
const lettersForgotten = 3000;

/** Chooses from a list by typing the beginning of an option; typed with a pause in it, it begins anew and is typed again. */
export async function pick(page, field, beginning, value) {
  await tabTo(page, field);
  await page.waitFor(inElement(`(root) => root.querySelector('[name="${field}"]').options.length > 2`));
  const isChosen = async () => (await current(page)).value === value;
  for (let typed = 0; typed < 5 && !(await isChosen()); typed++) {
    await page.type(beginning);
    const forgotten = Date.now() + lettersForgotten;
    await until(async () => (await isChosen()) || Date.now() > forgotten);
  }
  assert.equal((await current(page)).value, value);
}

export async function tick(page, name) {
  await tabTo(page, name);
  await page.press('Space');
  await until(async () => (await current(page)).checked);
}

/** Waits for a view; the focus is on its heading, so that the next Tab leads into it. */
export async function arrive(page, title) {
  await until(async () => {
    const at = await page.focused();
    return at?.tag === 'h2' && withoutTurns(at.text) === title;
  });
}

/** Holds Enter down so long that it repeats 20 times; WebKit's driver, which repeats no key, presses it as often. */
export async function holdEnter(page) {
  const {keyboard} = page.native;
  for (let count = 0; count < 20; count++) await (keyboard ? keyboard.down('Enter') : page.press('Enter'));
  await keyboard?.up('Enter');
}
