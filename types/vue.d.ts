/** The kit's elements in templates of Vue 3. Once in a project: `import type {} from 'partner-widgets/types/vue';`. */
import type {HTMLAttributes, ReservedProps} from 'vue';
import type {EventsOf, PartnerElements, PartnerTag, PropsOf} from './elements.js';

type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;
/** `@partner-ready` is `onPartnerReady`. */
type Listeners<T extends PartnerTag> = {
  [N in keyof EventsOf<T> & string as `on${Capitalize<Camel<N>>}`]?: (event: EventsOf<T>[N]) => void;
};
type Own<T extends PartnerTag> = PropsOf<T> & Listeners<T> & {slot?: string};

export type PartnerVueElements = {
  [T in PartnerTag]: new () => {
    $el: PartnerElements[T]['element'];
    $props: Own<T> & Omit<HTMLAttributes & ReservedProps, keyof Own<T>>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends PartnerVueElements {}
}
