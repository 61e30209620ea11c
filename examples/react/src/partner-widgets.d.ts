import 'partner-widgets';
import type {ClassAttributes, HTMLAttributes} from 'react';

/** Properties and events of an element as JSX has them. */
type Props<E extends HTMLElement> = HTMLAttributes<E> &
  ClassAttributes<E> &
  Partial<Omit<E, keyof HTMLElement>> & {
    [N in keyof HTMLElementEventMap as N extends `partner-${string}` ? `on${N}` : never]?: (
      event: HTMLElementEventMap[N],
    ) => void;
  };

type Tag = 'partner-renewal' | 'provisioning-wizard' | 'support-button';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
type Elements = {[T in Tag]: Props<HTMLElementTagNameMap[T]>};
