/** What a person types, chooses and submits, turned into events of the machine. */
import type {ProvisioningContext, ProvisioningEvent} from '../../machines/provisioning/context.js';
import {FormInput} from '../shared/form-input.js';
import {readForm} from '../shared/read-form.js';
import type {PageState, ViewState} from './view-model.js';
import type {RuntimeModule, WizardVisit} from './wizard-visit.js';

interface Page {
  readonly root: () => ParentNode;
  readonly snapshot: () => {readonly state: ViewState; readonly context: ProvisioningContext} | null;
  readonly visit: () => WizardVisit | null;
  readonly module: () => RuntimeModule | null;
  readonly setPage: (change: Partial<PageState>) => void;
  readonly send: (event: ProvisioningEvent) => void;
  /** The next problem that shows takes the focus. */
  readonly expectProblems: () => void;
}

export class PageInput {
  readonly #page: Page;

  readonly #form = new FormInput({
    submitted: (form) => this.#submit(form),
    changed: (name, value) => this.#page.send({type: 'answer.changed', name, value}),
  });
  readonly onSubmit = this.#form.onSubmit;

  constructor(page: Page) {
    this.#page = page;
  }

  readonly onInput = (event: Event): void => {
    const {target} = event;
    if (target instanceof HTMLInputElement && 'secret' in target.dataset) {
      const policy = this.#page.snapshot()?.context.policy.provisioning.password;
      const module = this.#page.module();
      if (policy && module) this.#page.setPage({passwordMet: module.passwordMet(target.value, policy)});
      return;
    }
    this.#form.onInput(event);
  };

  /** Enter in a field whose name is to be checked checks it; the form is submitted by its own button. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    const field = event.target.name;
    const check = field && this.#page.root().querySelector<HTMLElement>(`[data-check="${CSS.escape(field)}"]`);
    const names = this.#page.snapshot()?.context.names;
    if (!check || names?.[field]?.state === 'available') return;
    event.preventDefault();
    this.#page.send({type: 'name.checkRequested', field});
  };

  #submit(form: HTMLFormElement): void {
    const secret = form.querySelector<HTMLInputElement>('input[data-secret]');
    if (secret) this.#submitSecret(secret.value);
    else this.#page.send({type: 'step.submitted', values: readForm(form)});
  }

  /** The password goes to the vault, never into an event (F-N3). */
  #submitSecret(text: string): void {
    const visit = this.#page.visit();
    const snapshot = this.#page.snapshot();
    if (!visit || snapshot?.state !== 'password.editing') return;
    const code = this.#page.module()?.passwordProblem(text, snapshot.context.policy.provisioning.password);
    if (code) {
      this.#page.expectProblems();
      visit.send({type: 'password.refused', code});
      return;
    }
    visit.vault.put(text);
    this.#page.send({type: 'password.submitted'});
  }
}
