/** Forms by delegation: whatever view shows one, submitting and typing reach the element the same way. */
import {readControl} from './read-form.js';

export interface FormListener {
  /** A form is submitted. */
  submitted(form: HTMLFormElement): void;
  /** A control changed. Secrets and unnamed controls tell nothing. */
  changed(name: string, value: string | boolean): void;
}

export class FormInput {
  readonly #listener: FormListener;

  constructor(listener: FormListener) {
    this.#listener = listener;
  }

  readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) this.#listener.submitted(event.target);
  };

  readonly onInput = (event: Event): void => {
    const {target} = event;
    const read = readControl(target);
    // A choice tells of itself twice, by `input` and `change`; once is enough.
    const isChoice =
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox'));
    if (read && (event.type === 'input') !== isChoice) this.#listener.changed(read.name, read.value);
  };
}
