/** Fields of a mounted element, filled as by a paste and judged by what is said beside them. */
import type {KitScreen} from './kit-screen.js';
import {tidy} from './text.js';

export type Field = HTMLInputElement | HTMLTextAreaElement;
/** The code of what is wrong with a text; `null`: nothing. */
export type Judge = (text: string) => string | null;

export const nameOf = (field: Field): string => field.name || field.id;

/** Every field on view that text is typed into. */
export const fieldsOn = (screen: KitScreen): Field[] =>
  [...screen.root.querySelectorAll<Field>('input, textarea')].filter(
    (field) => !/^(radio|checkbox)$/.test(field.type) && !field.readOnly,
  );

/** Puts `text` into a field as a paste would, and answers with what the field holds of it. */
export function paste(field: Field, text: string): string {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertFromPaste'}));
  return field.value;
}

export async function submit({root, element}: KitScreen): Promise<void> {
  root.querySelector<HTMLButtonElement>('.content form .primary, .content form [type=submit]')!.click();
  await element.updateComplete;
}

export const errorBeside = ({root}: KitScreen, field: Field): string =>
  tidy(root.getElementById(`${field.id}-error`)?.textContent);

export const summary = ({root}: KitScreen): string[] =>
  [...root.querySelectorAll('.error-summary li')].map((item) => tidy(item.textContent));

/** Finds the judge of a field; one that nobody judges throws. */
export const judging =
  (judges: readonly (readonly [field: RegExp, judge: Judge])[]) =>
  (field: Field): Judge => {
    const judge = judges.find(([name]) => name.test(nameOf(field)))?.[1];
    if (!judge) throw new Error(`nobody judges ${nameOf(field)}`);
    return judge;
  };

/** What the page must not be: harmed by what was pasted. `begin` before, `end` after each test. */
export function watchingForHarm() {
  const errors: string[] = [];
  const onError = (event: ErrorEvent | PromiseRejectionEvent) => errors.push(event.type);
  return {
    begin() {
      errors.length = 0;
      window.addEventListener('error', onError);
      window.addEventListener('unhandledrejection', onError);
    },
    /** What went wrong unseen, and whether any pasted script ran. */
    end() {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onError);
      return {errors: [...errors], ran: (window as {__xss?: unknown}).__xss};
    },
  };
}
