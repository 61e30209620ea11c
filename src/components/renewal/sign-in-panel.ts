/** The kit's own sign-in, for portals that have none: user ID and password live as long as one request. */
import type {TemplateResult} from 'lit';
import type {CheckedBackend} from '../../backend/checked-backend.js';
import type {Session} from '../../backend/session-operations.js';
import type {Problem} from '../../domain/problem.js';
import type {Translate} from '../../locales/messages.js';
import {createSignIn} from '../../machines/create-renewal.js';
import type {Language} from '../shared/localization.js';
import {signInFields, signInView} from './sign-in-view.js';
import type {RenewalWord} from './view-model.js';

export interface SignInOptions {
  readonly backend: Pick<CheckedBackend<'signIn'>, 'signIn'>;
  readonly root: () => ParentNode;
  readonly onChange: () => void;
  readonly onSignedIn: (session: Session) => void;
  /** A try to sign in failed. */
  readonly onProblem: (problem: Problem) => void;
  readonly onSupport: (problem: Problem | null) => void;
}

export class SignInPanel {
  readonly #options: SignInOptions;
  readonly #actor: ReturnType<typeof createSignIn>;
  #credentials = {userId: '', password: ''};
  #passwordShown = false;

  constructor(options: SignInOptions) {
    this.#options = options;
    this.#actor = createSignIn({backend: options.backend, credentials: () => this.#credentials});
    this.#actor.on('secret.spent', () => this.#forgetPassword());
    this.#actor.on('account.signedIn', ({session}) => {
      this.#credentials = {userId: '', password: ''};
      options.onSignedIn(session);
    });
    this.#actor.on('problem.met', ({problem}) => options.onProblem(problem));
    this.#actor.subscribe(() => options.onChange());
    this.#actor.start();
  }

  get hasProblem(): boolean {
    const {problems, failure} = this.#actor.getSnapshot().context;
    return failure !== null || Object.keys(problems).length > 0;
  }

  render({t}: Language): TemplateResult {
    const {context, value} = this.#actor.getSnapshot();
    const {userId, password} = signInFields;
    const names: Readonly<Record<string, string>> = {userId, password};
    return signInView({
      t: t as Translate<RenewalWord>,
      userId: this.#credentials.userId,
      problems: Object.fromEntries(Object.entries(context.problems).map(([name, code]) => [names[name] ?? name, code])),
      problem: context.failure,
      busy: value === 'sending',
      passwordShown: this.#passwordShown,
      onShowPassword: (shown) => {
        this.#passwordShown = shown;
        this.#options.onChange();
      },
      focusField: (id) =>
        this.#options
          .root()
          .querySelector<HTMLElement>(`#${CSS.escape(id)}`)
          ?.focus(),
      onSupport: () => this.#options.onSupport(context.failure),
    });
  }

  submit(form: HTMLFormElement): void {
    if (this.#actor.getSnapshot().value !== 'editing') return;
    const text = (name: string) => form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)?.value ?? '';
    this.#credentials = {userId: text(signInFields.userId).trim(), password: text(signInFields.password)};
    const {userId, password} = this.#credentials;
    if (userId !== '' && password !== '') return this.#actor.send({type: 'signIn.submitted'});
    this.#credentials.password = '';
    this.#actor.send({
      type: 'signIn.refused',
      problems: {...(userId === '' && {userId: 'userId.empty'}), ...(password === '' && {password: 'password.empty'})},
    });
  }

  /** What is typed stays through whatever is rendered meanwhile; the password is its field's alone. */
  change(name: string, value: string | boolean): void {
    if (name === signInFields.userId) this.#credentials.userId = String(value);
  }

  end(): void {
    this.#actor.stop();
    this.#credentials = {userId: '', password: ''};
    this.#forgetPassword();
  }

  /** Nothing keeps it once the outcome is known (F-N3). */
  #forgetPassword(): void {
    this.#credentials.password = '';
    for (const input of this.#options.root().querySelectorAll<HTMLInputElement>('input[data-secret]')) input.value = '';
  }
}
