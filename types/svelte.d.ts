/** The kit's elements in Svelte. Once in a project: `import type {} from 'partner-widgets/types/svelte';`. */
import type {HTMLAttributes} from 'svelte/elements';
import type {EventsOf, ListenersOf, PartnerElements, PartnerTag, PropsOf} from './elements.js';

/** As Svelte 4 writes them, and Svelte 5 still takes them. */
type Directives<T extends PartnerTag> = {
  [N in keyof EventsOf<T> & string as `on:${N}`]?: (event: EventsOf<T>[N]) => void;
};
type Own<T extends PartnerTag> = PropsOf<T> & ListenersOf<T> & Directives<T>;

export type PartnerSvelteElements = {
  [T in PartnerTag]: Own<T> & Omit<HTMLAttributes<PartnerElements[T]['element']>, keyof Own<T>>;
};

declare global {
  namespace svelteHTML {
    interface IntrinsicElements extends PartnerSvelteElements {}
  }
}
