/** What the elements around one of the kit's do to what is in them, as CSS has it. */

/** Properties that make an element the window of what is fixed in it; `none` and nothing do not. */
const moving = ['transform', 'translate', 'rotate', 'scale', 'perspective'] as const;
const filters = ['filter', 'backdrop-filter'] as const;

const isSet = (style: CSSStyleDeclaration, property: string): boolean =>
  !['', 'none'].includes(style.getPropertyValue(property));
const names = (list: string, words: readonly string[]): boolean =>
  list.split(/[\s,]+/).some((word) => words.includes(word));

const isRoot = (element: Element): boolean => element === element.ownerDocument.documentElement;
/** Without a box of its own that could hold, cut or move anything. */
const hasNoBox = ({display}: CSSStyleDeclaration): boolean => display === 'contents' || display === 'none';

/** The property by which `element` is the window of what is fixed in it; `undefined`: it is not. */
export function trapping(element: Element, style: CSSStyleDeclaration): string | undefined {
  if (hasNoBox(style)) return undefined;
  // A filter of the page as a whole traps nothing; a line of text is neither moved nor contained.
  const moved = style.display === 'inline' ? [] : moving;
  const properties: readonly string[] = isRoot(element) ? moved : [...moved, ...filters];
  const set = properties.find((property) => isSet(style, property));
  if (set !== undefined) return set;
  if (names(style.willChange, properties)) return 'will-change';
  if (style.display === 'inline') return undefined;
  if (names(style.contain, ['layout', 'paint', 'strict', 'content'])) return 'contain';
  return names(style.getPropertyValue('content-visibility'), ['auto', 'hidden']) ? 'content-visibility' : undefined;
}

/** Whether layers inside of `element` count inside of it alone. */
export function isLayer(element: Element, style: CSSStyleDeclaration): boolean {
  if (hasNoBox(style) || isRoot(element)) return false;
  const {position, zIndex, opacity, mixBlendMode, isolation, willChange} = style;
  const isPlaced = position !== 'static' || /flex|grid/.test(displayAround(element));
  return (
    position === 'fixed' ||
    position === 'sticky' ||
    (isPlaced && zIndex !== 'auto') ||
    Number(opacity) < 1 ||
    mixBlendMode !== 'normal' ||
    isolation === 'isolate' ||
    ['clip-path', 'mask-image'].some((property) => isSet(style, property)) ||
    names(willChange, ['opacity', 'z-index', 'isolation', 'position']) ||
    trapping(element, style) !== undefined
  );
}

const displayAround = ({parentElement}: Element): string =>
  parentElement ? getComputedStyle(parentElement).display : '';

/** In which directions `element` hides what reaches beyond it; what the page's window hides is asked of the window. */
export function cutting(element: Element, style: CSSStyleDeclaration): {readonly x: boolean; readonly y: boolean} {
  if (hasNoBox(style) || style.display === 'inline' || element === windowStyledBy()) return {x: false, y: false};
  const isPainted = names(style.contain, ['paint', 'strict', 'content']);
  return {x: isPainted || cuts(style.overflowX), y: isPainted || cuts(style.overflowY)};
}

export const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
export const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** The element whose `overflow` is the window's: html, or body where html says nothing. */
export function windowStyledBy(): Element {
  const {documentElement, body} = document;
  const {overflowX, overflowY} = getComputedStyle(documentElement);
  return (overflowX === 'visible' && overflowY === 'visible' && (body as Element | null)) || documentElement;
}
