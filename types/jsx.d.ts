/**
 * The kit's elements in JSX whose elements are declared in the global `JSX` namespace. Once in a project:
 * `import type {} from 'partner-widgets/types/jsx';`. Where a library has a namespace of its own, let its
 * `IntrinsicElements` extend `PartnerJsxElements`.
 */
import type {EventsOf, ListenersOf, PartnerElements, PartnerTag, PropsOf} from './elements.js';

interface Common<E> {
  id?: string;
  class?: string;
  className?: string;
  style?: string | object;
  slot?: string;
  lang?: string;
  dir?: string;
  title?: string;
  hidden?: boolean;
  key?: unknown;
  ref?: ((element: E | null) => void) | object;
  children?: unknown;
}
type Directives<T extends PartnerTag> = {
  [N in keyof EventsOf<T> & string as `on:${N}`]?: (event: EventsOf<T>[N]) => void;
};

export type PartnerJsxElements = {
  [T in PartnerTag]: Common<PartnerElements[T]['element']> & PropsOf<T> & ListenersOf<T> & Directives<T>;
};

declare global {
  namespace JSX {
    interface IntrinsicElements extends PartnerJsxElements {}
  }
}
