/** Elements under tags of their own, for pages on which two versions of the kit live side by side. */
import type {RenderOptions} from 'lit';
import type {PartnerKit} from '../components/partner-kit.js';
import type {PartnerRenewal} from '../components/partner-renewal.js';
import type {ProvisioningWizard} from '../components/provisioning-wizard.js';
import type {KitElement} from '../components/shared/kit-element.js';
import type {SupportButton} from '../components/support-button.js';
import type {SupportCaseStatus} from '../components/support-case-status.js';
import type {SupportCenter} from '../components/support-center.js';
import {afterFirstView} from './after-first-view.js';
import {defineElement} from './define-element.js';

/** The kit's elements by their plain tags. */
export interface PartnerElements {
  'partner-kit': PartnerKit;
  'partner-renewal': PartnerRenewal;
  'provisioning-wizard': ProvisioningWizard;
  'support-button': SupportButton;
  'support-case-status': SupportCaseStatus;
  'support-center': SupportCenter;
}

/** A plain tag of the kit. */
export type PartnerTag = keyof PartnerElements;

/**
 * The elements by their tags with a suffix. A host that wants them typed merges this into
 * `HTMLElementTagNameMap`: `interface HTMLElementTagNameMap extends PartnerElementsAs<'v2'> {}`.
 */
export type PartnerElementsAs<Suffix extends string> = {
  [Tag in PartnerTag as `${Tag}-${Suffix}`]: PartnerElements[Tag];
};

type KitClass = typeof KitElement;

const classes: Readonly<Record<PartnerTag, () => Promise<KitClass>>> = {
  'partner-kit': async () => (await import('../components/partner-kit.js')).PartnerKit,
  'partner-renewal': async () => {
    const [{PartnerRenewal: Renewal}] = await Promise.all([
      import('../components/partner-renewal.js'),
      import('./wire-renewal.js'),
    ]);
    return Renewal;
  },
  'provisioning-wizard': async () => {
    const [{ProvisioningWizard: Wizard}] = await Promise.all([
      import('../components/provisioning-wizard.js'),
      import('./wire-wizard.js'),
    ]);
    return Wizard;
  },
  'support-button': async () => (await import('../components/support-button.js')).SupportButton,
  'support-case-status': async () => (await import('../components/support-case-status.js')).SupportCaseStatus,
  'support-center': async () => {
    const [{SupportCenter: Center}] = await Promise.all([
      import('../components/support-center.js'),
      import('./wire-support.js'),
    ]);
    return Center;
  },
};

const everyTag = Object.keys(classes) as PartnerTag[];

/** Tags whose plain registration brings the provider along. */
const withKit: readonly PartnerTag[] = ['partner-renewal', 'provisioning-wizard', 'support-center'];

/** Classes of this copy under tags with a suffix: a class can have one tag only. */
const made = new Map<string, CustomElementConstructor>();

/**
 * Registers the kit's elements with a suffix: `await defineAs('v2')` gives `<provisioning-wizard-v2>` and the others.
 * What an element with a suffix places inside itself, and the provider it listens to, have the same suffix: it never
 * meets an element of another version. Plain tags are left alone.
 *
 * @param suffix small Latin letters, digits, `.`, `_` and `-`; not a dash first
 * @param tags the plain tags of those that are wanted; `partner-kit` comes along where its plain registration brings it.
 *   Default: all
 * @returns when they are registered; rejects where their code could not be loaded
 * @throws {TypeError} the suffix cannot be part of a tag, or a tag is none of the kit's
 */
export async function defineAs(suffix: string, tags: readonly PartnerTag[] = everyTag): Promise<void> {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(suffix))
    throw new TypeError(`[partner-widgets] "${suffix}" cannot be the suffix of a tag`);
  const unknown = tags.find((tag) => !everyTag.includes(tag));
  if (unknown !== undefined) throw new TypeError(`[partner-widgets] <${String(unknown)}> is no element of the kit`);
  const wanted = new Set<PartnerTag>(tags.some((tag) => withKit.includes(tag)) ? ['partner-kit', ...tags] : tags);
  const found = await Promise.all([...wanted].map(async (tag) => [tag, await classes[tag]()] as const));
  for (const [tag, Plain] of found) {
    const name = `${tag}-${suffix}`;
    if (!made.has(name)) made.set(name, withSuffix(Plain, suffix));
    defineElement(name, made.get(name)!);
  }
  if (wanted.has('support-center')) afterFirstView(() => defineAs(suffix, ['support-case-status']));
}

function withSuffix(Plain: KitClass, suffix: string): CustomElementConstructor {
  const creationScope = scopeOf(`-${suffix}`);
  return class extends Plain {
    static override tagSuffix = `-${suffix}`;
    static override kitKey = Symbol.for(`${String(Plain.kitKey.description)}-${suffix}`) as typeof Plain.kitKey;
    /** What `SupportButton` calls for its drawer. */
    static loadCenter = (): Promise<void> => defineAs(suffix, ['support-center']);

    constructor() {
      super();
      this.renderOptions.creationScope = creationScope;
    }
  };
}

/** Where Lit takes its templates' copies from: elements of the kit in them get the suffix. */
function scopeOf(suffix: string): NonNullable<RenderOptions['creationScope']> {
  const renamed = new WeakMap<Node, Node>();
  return {
    importNode(template, deep) {
      let own = renamed.get(template);
      if (!own) renamed.set(template, (own = withTags(template as DocumentFragment, suffix)));
      return document.importNode(own, deep);
    },
  };
}

/** The template itself, or a copy in which the kit's tags have the suffix; node by node the same otherwise. */
function withTags(template: DocumentFragment, suffix: string): DocumentFragment {
  const placed = everyTag.join();
  if (!template.querySelector(placed)) return template;
  // Nothing is upgraded here: a template's content belongs to a document without custom elements.
  const copy = template.cloneNode(true) as DocumentFragment;
  for (const element of copy.querySelectorAll(placed)) {
    const own = copy.ownerDocument.createElement(element.localName + suffix);
    for (const {name, value} of element.attributes) own.setAttribute(name, value);
    own.append(...element.childNodes);
    element.replaceWith(own);
  }
  return copy;
}
