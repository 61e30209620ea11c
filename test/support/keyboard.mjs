/** What a person does with the keyboard alone, over the common driver: trusted keys, and nothing set from behind. */
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

/** Chooses from a list by typing the beginning of an option. */
export async function pick(page, field, beginning, value) {
  await tabTo(page, field);
  await page.waitFor(inElement(`(root) => root.querySelector('[name="${field}"]').options.length > 2`));
  await page.type(beginning);
  await until(async () => (await current(page)).value === value);
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
