/** Places in a text, and the ways to them within one shadow root: a page's own address leads into none. */

/** The id of a section's heading on the page. */
export const sectionId = (id: string): string => `section-${id}`;
/** The id of a change's heading on the page. */
export const changeId = (index: number): string => `change-${index}`;

/** Frames after which a place is taken as found: what is scrolled past gets its own height only when it shows. */
const framesToSettle = 6;

/** Scrolls to `place` and stays with it while the text around it takes its own height. */
export function scrollTo(place: Element, block: ScrollLogicalPosition): void {
  let frames = framesToSettle;
  let before = Number.NaN;
  const step = () => {
    const {top} = place.getBoundingClientRect();
    if (top !== before) place.scrollIntoView({block, inline: 'nearest'});
    before = place.getBoundingClientRect().top;
    frames -= 1;
    if (frames > 0 && place.isConnected) requestAnimationFrame(step);
  };
  step();
}

/** Moves the focus to the place that the link of `event` names, without touching the host's address or history. */
export function goTo(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  const id = decodeURIComponent(link.hash.slice(1));
  const place = (link.getRootNode() as ShadowRoot).getElementById(id);
  if (place) focusPlace(place);
}

/** Moves the focus to a heading or a hit and shows it. */
export function focusPlace(place: HTMLElement): void {
  place.focus({preventScroll: true});
  scrollTo(place, place.matches('mark') ? 'center' : 'start');
}
