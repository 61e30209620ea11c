/** As much of Vue and Svelte as the types for them are built on; neither is installed here. */
declare module 'vue' {
  export interface HTMLAttributes {
    id?: string;
    class?: unknown;
  }
  export interface ReservedProps {
    key?: PropertyKey;
    ref?: string;
  }
  export interface GlobalComponents {}
}

declare module 'svelte/elements' {
  export interface HTMLAttributes<T extends EventTarget> {
    id?: string | null;
    class?: unknown;
    onclick?: ((event: MouseEvent & {currentTarget: T}) => void) | null;
  }
}
