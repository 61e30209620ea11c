/** The kit's elements in React 19. Once in a project: `import type {} from 'partner-widgets/types/react';`. */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {ListenersOf, PartnerElements, PartnerTag, PropsOf} from './elements.js';

type Own<T extends PartnerTag> = PropsOf<T> & ListenersOf<T>;
type Common<E> = DetailedHTMLProps<HTMLAttributes<E>, E> & {class?: string};

export type PartnerReactElements = {
  [T in PartnerTag]: Own<T> & Omit<Common<PartnerElements[T]['element']>, keyof Own<T>>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends PartnerReactElements {}
  }
}
