/** The kit's elements on a page, whichever copy defined them, and what they were given. */

export const kitTags = [
  'provisioning-wizard',
  'partner-renewal',
  'support-center',
  'support-button',
  'support-case-status',
  'partner-kit',
] as const;
export type KitTag = (typeof kitTags)[number];

/** What the doctor looks at of an element; all of it public. */
export interface KitProperties {
  readonly backend?: unknown;
  readonly locale?: string;
  readonly storage?: 'device' | 'memory';
  readonly orderId?: string;
}

export interface FoundElement {
  readonly tag: KitTag;
  /** How a finding names it. */
  readonly name: string;
  readonly element: HTMLElement & KitProperties;
}

interface KitClass {
  readonly partnerWidgetsVersion?: string;
  readonly partnerWidgetsLate?: string;
}

/** The kit's tag that an element has, also with a suffix for a second version of the kit. */
function tagOf({localName}: Element): KitTag | undefined {
  const plain = kitTags.find((tag) => tag === localName);
  const suffixed = kitTags.find((tag) => localName.startsWith(`${tag}-`));
  return plain ?? (suffixed !== undefined && versionOf(localName) !== undefined ? suffixed : undefined);
}

/** The version that defined a tag; `''` where something else than the kit did, `undefined` where nothing did. */
export function versionOf(localName: string): string | undefined {
  const defined = customElements.get(localName) as KitClass | undefined;
  return defined && (defined.partnerWidgetsVersion ?? '');
}

/** Another version that came too late to define the tag. */
export const lateVersionOf = (localName: string): string | undefined =>
  (customElements.get(localName) as KitClass | undefined)?.partnerWidgetsLate;

/** Every element of the kit below `root`, through open shadow roots, in the order of the page; none of one's own parts. */
export function kitElements(root: ParentNode): readonly FoundElement[] {
  const elements: HTMLElement[] = [];
  const look = (at: ParentNode): void => {
    for (const element of at.querySelectorAll<HTMLElement>('*')) {
      const tag = tagOf(element);
      if (tag !== undefined) elements.push(element);
      else if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(root);
  return elements.map((element) => {
    const alike = elements.filter(({localName}) => localName === element.localName);
    const place = alike.length > 1 ? ` (${alike.indexOf(element) + 1})` : '';
    return {tag: tagOf(element)!, name: `${element.localName}${place}`, element};
  });
}

/** What stands around `element`, the nearest first: through slots and shadow roots. */
export function* around(element: Element): Generator<Element> {
  for (let at: Node | null = above(element); at; at = above(at)) if (at instanceof Element) yield at;
}

function above(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node as Partial<Element>).assignedSlot ?? node.parentNode;
}

/** What `element` has, or the nearest `<partner-kit>` around it that has it; one with a suffix listens to one with the same alone. */
export function given<K extends 'backend' | 'locale' | 'storage'>(
  element: HTMLElement & KitProperties,
  property: K,
): KitProperties[K] {
  if (element[property] !== undefined) return element[property];
  const provider = `partner-kit${element.localName.slice(tagOf(element)?.length)}`;
  for (const at of around(element)) {
    const held = at.localName === provider ? (at as HTMLElement & KitProperties)[property] : null;
    if (held != null) return held;
  }
  return undefined;
}

/** Whether the element belongs to support, which asks more of a page: a worker, and pictures from memory. */
export const isOfSupport = ({tag}: FoundElement): boolean => tag.startsWith('support-');
