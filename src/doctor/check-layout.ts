import {finding, type Finding} from './finding.js';
import {around, versionOf, type FoundElement} from './kit-elements.js';

/** Narrower is no element of the kit usable. */
const leastWidth = 200;

/** What the page's own looks do to the elements: no room, cut off, trapped, covered. Hidden ones are left alone. */
export function checkLayout(elements: readonly FoundElement[]): readonly Finding[] {
  return elements.flatMap((found) => {
    const {tag, element} = found;
    if (!versionOf(element.localName) || tag === 'partner-kit' || tag === 'support-case-status') return [];
    if (tag === 'support-button') return checkButton(found);
    return isShown(element) ? checkPlace(found) : [];
  });
}

function checkPlace({name, element}: FoundElement): readonly Finding[] {
  const {width, height, top, right, bottom, left} = element.getBoundingClientRect();
  if (width < leastWidth || height < 1) {
    return [finding('no-room', {width: Math.round(width), height: Math.round(height)}, name)];
  }
  let [scrollsAcross, scrollsAlong] = [false, false];
  for (const at of around(element)) {
    const {overflowX, overflowY} = getComputedStyle(at);
    const frame = at.getBoundingClientRect();
    const across = !scrollsAcross && cuts(overflowX) && (right > frame.right + 1 || left < frame.left - 1);
    const along = !scrollsAlong && cuts(overflowY) && (bottom > frame.bottom + 1 || top < frame.top - 1);
    if (across || along) return [finding('cut-off', {by: named(at), axis: along ? 'y' : 'x'}, name)];
    // What is inside of something that scrolls can be reached, whatever is around that.
    scrollsAcross ||= scrolls(overflowX);
    scrollsAlong ||= scrolls(overflowY);
  }
  return [];
}

const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** The button stands at the end of the window, unless something around it becomes its window, or lies upon it. */
function checkButton({name, element}: FoundElement): readonly Finding[] {
  const button = element.shadowRoot?.querySelector('button');
  if (!button || !isShown(button)) return [];
  for (const at of around(element)) {
    const property = trapping(getComputedStyle(at));
    if (property) return [finding('fixed-trapped', {by: named(at), property}, name)];
  }
  // Under an open drawer or dialog nothing else can be reached.
  if (element.hasAttribute('open') || hasModal(element.ownerDocument)) return [];
  const {x, y, width, height} = button.getBoundingClientRect();
  const root = element.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint(x + width / 2, y + height / 2);
  if (!hit) return [finding('button-out-of-view', {}, name)];
  if (hit === element || element.contains(hit)) return [];
  return [finding('button-covered', {by: named(hit), layer: getComputedStyle(hit).zIndex}, name)];
}

/** Properties that make an element the window of what is fixed in it, with the values that do not. */
const windows = ['transform', 'translate', 'rotate', 'scale', 'perspective', 'filter', 'backdrop-filter'] as const;

function trapping(style: CSSStyleDeclaration): string | undefined {
  const set = windows.find((property) => !['', 'none'].includes(style.getPropertyValue(property)));
  if (set !== undefined) return set;
  if (/\b(layout|paint|strict|content)\b/.test(style.getPropertyValue('contain'))) return 'contain';
  if (/\b(auto|hidden)\b/.test(style.getPropertyValue('content-visibility'))) return 'content-visibility';
  return windows.some((property) => new RegExp(`(^|[\\s,])${property}($|[\\s,])`).test(style.willChange))
    ? 'will-change'
    : undefined;
}

const isShown = (element: Element): boolean =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';

function hasModal(page: Document): boolean {
  try {
    return page.querySelector(':modal') !== null;
  } catch {
    return false;
  }
}

/** As a style sheet would name it: its tag with its first classes. */
const named = ({localName, classList}: Element): string => [localName, ...[...classList].slice(0, 3)].join('.');
