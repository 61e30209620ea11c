import {finding, type Finding} from './finding.js';
import {around, versionOf, type FoundElement} from './kit-elements.js';
import {fits, hasDialog, isSeen, isWithin, uppermostAt, withAround} from './reach.js';
import {cuts, cutting, isLayer, scrolls, trapping, windowStyledBy} from './surroundings.js';

/** Narrower is no element of the kit usable. */
const leastWidth = 200;

/** What the page's own looks do to the elements: no room, cut off, trapped, covered. Hidden ones are left alone. */
export function checkLayout(elements: readonly FoundElement[]): readonly Finding[] {
  return elements.flatMap((found) => {
    const {tag, element} = found;
    if (!versionOf(element.localName) || tag === 'partner-kit' || tag === 'support-case-status') return [];
    if (tag === 'support-button') return checkButton(found);
    return isSeen(element) ? checkPlace(found) : [];
  });
}

type Axis = 'x' | 'y';
type Span = readonly [start: number, end: number];
type Frame = Readonly<Record<Axis, Span>>;

const axes: readonly Axis[] = ['x', 'y'];
const frameOf = ({left, right, top, bottom}: DOMRect): Frame => ({x: [left, right], y: [top, bottom]});
const frameOfWindow = (): Frame => ({x: [0, innerWidth], y: [0, innerHeight]});
const overlap = (one: Span, other: Span): number => Math.min(one[1], other[1]) - Math.max(one[0], other[0]);
const reachesBeyond = (inner: Span, outer: Span): boolean => inner[0] < outer[0] - 1 || inner[1] > outer[1] + 1;

function checkPlace({name, element}: FoundElement): readonly Finding[] {
  const {width, height} = element.getBoundingClientRect();
  const place = placeOf(element);
  if (place === 'away') return [];
  if (width < leastWidth || height < 1) {
    return [finding('no-room', {width: Math.round(width), height: Math.round(height)}, name)];
  }
  if (place) return [finding(place.id, {by: named(place.by), axis: place.axis}, name)];
  return checkReach(element, name);
}

interface Cut {
  readonly id: 'cut-off' | 'beyond-window';
  readonly by: Element;
  readonly axis: Axis;
}

/**
 * What hides a part of `element` for good; `away`: all of it is hidden, as in a closed accordion or the next page of a
 * carousel. What is inside of something that scrolls can be reached, whatever is around that; what is absolute or fixed is
 * cut by nothing between it and what holds it.
 */
function placeOf(element: Element): Cut | 'away' | undefined {
  const own = frameOf(element.getBoundingClientRect());
  const style = getComputedStyle(element);
  const clipped = axes.find((axis) => cutting(element, style)[axis] && isTooSmall(element, axis));
  let cut: Cut | undefined = clipped && {id: 'cut-off', by: element, axis: clipped};
  const doesScroll = {x: false, y: false};
  let {position} = style;
  let fixed = position === 'fixed' ? element : undefined;
  let isMoved = false;
  for (const at of around(element)) {
    const its = getComputedStyle(at);
    const traps = trapping(at, its) !== undefined;
    if (its.display === 'contents') continue;
    if (position === 'fixed' && !traps) continue;
    if (position === 'absolute' && its.position === 'static' && !traps) continue;
    ({position} = its);
    fixed = position === 'fixed' ? at : undefined;
    isMoved ||= traps;
    const frame = frameOf(at.getBoundingClientRect());
    for (const axis of axes) {
      if (cutting(at, its)[axis] && !doesScroll[axis]) {
        if (overlap(own[axis], frame[axis]) < 1) return 'away';
        if (reachesBeyond(own[axis], frame[axis])) cut ??= {id: 'cut-off', by: at, axis};
      }
      doesScroll[axis] ||= scrolls(axis === 'x' ? its.overflowX : its.overflowY);
    }
  }
  return cut ?? (fixed ? placeOfFixed(fixed, own, doesScroll) : placeInWindow(own, doesScroll, isMoved));
}

const isTooSmall = ({scrollWidth, clientWidth, scrollHeight, clientHeight}: Element, axis: Axis): boolean =>
  axis === 'x' ? scrollWidth > clientWidth + 1 : scrollHeight > clientHeight + 1;

/** The window does not scroll to what is fixed to it. */
function placeOfFixed(by: Element, own: Frame, doesScroll: Readonly<Record<Axis, boolean>>): Cut | 'away' | undefined {
  const frame = frameOfWindow();
  if (axes.some((axis) => overlap(own[axis], frame[axis]) < 1)) return 'away';
  const axis = axes.find((one) => !doesScroll[one] && reachesBeyond(own[one], frame[one]));
  return axis && {id: 'beyond-window', by, axis};
}

/** A page whose window does not scroll shows what fits alone. Under a dialog that is meant so, and so is what was moved away. */
function placeInWindow(
  own: Frame,
  doesScroll: Readonly<Record<Axis, boolean>>,
  isMoved: boolean,
): Cut | 'away' | undefined {
  const by = windowStyledBy();
  const {overflowX, overflowY} = getComputedStyle(by);
  const frame = frameOfWindow();
  // Who has scrolled already could do so before.
  if (hasDialog() || scrollX !== 0 || scrollY !== 0) return undefined;
  if (isMoved && axes.some((axis) => overlap(own[axis], frame[axis]) < 1)) return 'away';
  const axis = axes.find(
    (one) => cuts(one === 'x' ? overflowX : overflowY) && !doesScroll[one] && reachesBeyond(own[one], frame[one]),
  );
  return axis && {id: 'cut-off', by, axis};
}

/** Whether a person can get at what the page shows. */
function checkReach(element: Element, name: string): readonly Finding[] {
  if (hasDialog()) return [];
  const inert = withAround(element).find((at) => at.hasAttribute('inert'));
  if (inert) return [finding('inoperable', {by: named(inert), property: 'inert'}, name)];
  const closed = withAround(element).filter((at) => getComputedStyle(at).pointerEvents === 'none');
  if (closed[0] === element) {
    return [finding('inoperable', {by: named(closed.at(-1)!), property: 'pointer-events: none'}, name)];
  }
  const cover = coverOf(element);
  return cover ? [finding('covered', {by: named(topOf(cover, element))}, name)] : [];
}

/** Where an element is looked at, in parts of what the window shows of it. */
const parts = [1 / 6, 1 / 2, 5 / 6] as const;

/** What lies upon the whole of `element`, as far as half of it or half a window of it is on view. */
function coverOf(element: Element): Element | undefined {
  const {x, y} = frameOf(element.getBoundingClientRect());
  const left = Math.max(x[0], 0);
  const top = Math.max(y[0], 0);
  const width = Math.min(x[1], innerWidth) - left;
  const height = Math.min(y[1], innerHeight) - top;
  if (width < 1 || height < Math.min(y[1] - y[0], innerHeight) / 2) return undefined;
  const hits = parts.flatMap((down) => parts.map((along) => uppermostAt(left + width * along, top + height * down)));
  const covers = hits.filter((hit) => hit !== null && !isWithin(hit, element) && !isWithin(element, hit));
  return covers.length === hits.length ? covers[Math.floor(hits.length / 2)]! : undefined;
}

/** The outermost layer that `upper` belongs to and `lower` does not. */
function topOf(upper: Element, lower: Element): Element {
  const layers = withAround(upper).filter((at) => !isWithin(lower, at) && isLayer(at, getComputedStyle(at)));
  return layers.at(-1) ?? upper;
}

/** The button stands at the end of the window, unless something around it becomes its window, or lies upon it. */
function checkButton({name, element}: FoundElement): readonly Finding[] {
  const button = element.shadowRoot?.querySelector('button');
  if (!button || !isSeen(button)) return [];
  for (const at of around(element)) {
    const property = trapping(at, getComputedStyle(at));
    if (property) return [finding('fixed-trapped', {by: named(at), property}, name)];
  }
  // Under an open drawer or dialog nothing else can be reached.
  if (hasDialog()) return [];
  const inert = withAround(element).find((at) => at.hasAttribute('inert'));
  if (inert) return [finding('inoperable', {by: named(inert), property: 'inert'}, name)];
  const {x, y, width, height} = button.getBoundingClientRect();
  const hit = uppermostAt(x + width / 2, y + height / 2);
  if (!hit) return [finding('button-out-of-view', {}, name)];
  if (isWithin(hit, element)) return [];
  return [coverOfButton(hit, element, name)];
}

function coverOfButton(hit: Element, element: Element, name: string): Finding {
  const isUpon = (at: Element): boolean => !isWithin(element, at);
  const highest = withAround(hit).find((at) => isUpon(at) && fits(at, ':popover-open, :fullscreen'));
  if (highest) return finding('button-under-popover', {by: named(highest)}, name);
  const cover = topOf(hit, element);
  const layers = withAround(element).filter((at) => !isWithin(hit, at) && isLayer(at, getComputedStyle(at)));
  const layer = layers.at(-1);
  if (layer) return finding('button-behind', {by: named(cover), around: named(layer)}, name);
  return finding('button-covered', {by: named(cover), layer: getComputedStyle(cover).zIndex}, name);
}

/** As a style sheet would name it: its tag with its first classes. */
const named = ({localName, classList}: Element): string => [localName, ...[...classList].slice(0, 3)].join('.');
