/**
 * A person before the wizard who knows no model of it: looks at what the view offers, fills in what is empty and presses
 * on, in many manners, while mishaps befall the page. Everything is drawn from the run's own numbers.
 */
import {engine} from './driver.mjs';
import {moveAbout, offered, placeOf, removeFor} from './person-page.mjs';
import {words} from './words.mjs';

const doors = new Set([words['confirm.title'], words['review.title']]);

/** How likely a button that is not the primary one is pressed, by its words. */
const eagerness = {
  [words['action.retry']]: 8,
  [words['action.check']]: 8,
  [words['session.continue']]: 12,
  [words['session.extend']]: 4,
  [words['elsewhere.reload']]: 12,
  [words['exit.leave']]: 4,
  [words['exit.stay']]: 4,
  [words['service.later']]: 12,
  [words['action.back']]: 0.3,
};
/** Buttons that lead out of the flow, whether primary or not. */
const avoided = new Set([words['shell.close'], words['action.support'], words['intro.resend']]);
const unhurried = {click: 1};
/** In what manners a hurried person presses a button, by weight. */
export const manners = {
  click: 8,
  doubleClick: 2,
  fiftyClicks: 2,
  enter: 2,
  heldEnter: 1,
  clicksAndEnter: 2,
  lateClicks: 2,
};

/** Where nothing more is to be done: everything runs, or the order closed. */
const isEnd = ({heading}) => heading === words['done.title'] || heading === words['closed.title'];

const soon = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * @param {{choose: object, answers: object, open: (page?: object) => Promise<object>, signIn: () => Promise<void>, expire: () => Promise<void>, note: (what: string) => void, mishaps: {when: 'door' | 'any', what: string}[]}} life
 *   `open(page)` gives a page of this person's profile with the wizard on it, a new one where none is given.
 */
export function randomPerson({choose, answers, open, signIn, expire, note, mishaps}) {
  let page;
  let seen = '';
  let isHurried = true;
  const waiting = [...mishaps];
  const diary = [];
  let repeated = 0;

  function wrote(what) {
    if (diary.at(-1)?.endsWith(` ${what}`)) repeated++;
    else repeated = 0;
    if (repeated < 3) diary.push(`${new Date().toISOString().slice(17, 23)} ${what}`);
    note(what.replace(/:.*/, ''));
  }

  async function openAnew() {
    seen = '';
    // WebKit's session ends with its first window, so there the window stays and only the document goes.
    if (engine === 'webkit' && page) await page.goto('about:blank');
    else await page?.close().catch(() => undefined);
    page = await open(engine === 'webkit' ? page : undefined);
    page.native.on?.('error', () => {
      page.isDead = true;
    });
  }

  async function heldEnter() {
    const {keyboard} = page.native;
    if (!keyboard) return page.press('Enter');
    for (let count = 0; count < 20; count++) await keyboard.down('Enter');
    await keyboard.up('Enter');
  }

  async function press(button, view) {
    const isDoor = doors.has(view.heading) && button.isPrimary;
    const place = await page.evaluate(placeOf, {index: view.buttons.indexOf(button), words: button.words});
    if (!place) return false;
    const manner = choose.weighted(isHurried ? manners : unhurried);
    wrote(`${manner}${isDoor ? ' at a door' : ''}: ${button.words}${view.summary && ` (${view.summary})`}`);
    const {x, y} = place;
    if (manner === 'click') await page.clickAt(x, y);
    else if (manner === 'doubleClick') await page.clickAt(x, y, 2);
    else if (manner === 'fiftyClicks') await page.clickAt(x, y, 50);
    else if (manner === 'enter') await page.press('Enter');
    else if (manner === 'heldEnter') await heldEnter();
    else if (manner === 'clicksAndEnter')
      await Promise.all([page.press('Enter'), page.clickAt(x, y, 3), page.press('Enter')]);
    else
      // Into the middle of whatever comes on view next.
      for (let count = 0; count < 6; count++) {
        await page.clickAt(x, y);
        await soon(choose.between(0, 40));
      }
    return isDoor;
  }

  const befall = {
    reload: () => page.reload(),
    kill: openAnew,
    async crash() {
      await page.crash();
      await openAnew();
    },
    async back() {
      await page.evaluate(() => void setTimeout(() => location.assign('/elsewhere')));
      await page.waitFor(() => location.pathname === '/elsewhere');
      await soon(choose.between(0, 300));
      if (engine === 'webkit') await page.native.back();
      else await page.back();
      await page.waitFor(() => location.pathname === '/');
    },
    move: () => page.evaluate(moveAbout),
    remove: () => page.evaluate(removeFor, choose.between(1, 200)),
    async offline() {
      await page.native.setOfflineMode(true);
      await soon(choose.between(100, 1200));
      await page.native.setOfflineMode(false);
    },
    sessionEnd: expire,
    async exit() {
      const view = await page.evaluate(offered, {answers, seen: '', patience: 0});
      const exit = view.buttons.find((button) => button.words === words['shell.exit']);
      if (!exit) return false;
      await press(exit, view);
      return true;
    },
  };

  async function meet(when) {
    const next = waiting.findIndex((mishap) => mishap.when === when);
    if (next === -1) return;
    const [{what}] = waiting.splice(next, 1);
    await soon(choose.between(0, 1) * choose.between(0, 250));
    wrote(what);
    if ((await befall[what]()) !== false) note(`${what} occurred`);
  }

  /** One look and one press, if there is something to press. Resolves to whether the end is on view. */
  async function act() {
    if (!page || page.isDead) await openAnew();
    const view = await page.evaluate(offered, {answers, seen, patience: 150});
    if (!view) {
      // One Back too many, and the page is another: the link leads to the wizard again.
      const isElsewhere = await page.evaluate(() => document.readyState === 'complete' && location.pathname !== '/');
      if (isElsewhere) await openAnew();
      return false;
    }
    const {signature, ...rest} = view;
    seen = JSON.stringify(rest);
    if (isEnd(view)) return true;
    if (view.summary.includes(words['problem.signed-out']) || view.buttons.some(isSignIn)) await signIn();
    if (isHurried && choose.chance(0.12)) await meet('any');
    const weights = Object.fromEntries(
      view.buttons.map((button, index) => [index, weightOf(button, view)]).filter(([, weight]) => weight > 0),
    );
    if (Object.keys(weights).length === 0) return false;
    seen = '';
    if (await press(view.buttons[choose.weighted(weights)], view)) await meet('door');
    return false;
  }

  const isSignIn = (button) => button.words === words['session.continue'];

  function weightOf({words: text, isPrimary, isLater, isCheck, isBusy}, view) {
    if (isBusy || avoided.has(text)) return 0;
    if (isCheck) return view.isChecked ? 0 : 20;
    if (!isHurried && (text === words['action.back'] || text === words['exit.leave'])) return 0;
    if (isLater) return isHurried ? 12 : 100;
    return eagerness[text] ?? (isPrimary ? 10 : 0);
  }

  return {
    diary,
    /** Goes on until the end is on view or the time is over; whatever happens on the way is borne. */
    async live(limit) {
      while (Date.now() < limit) {
        try {
          if (await act()) return true;
        } catch (error) {
          wrote(`trouble: ${String(error).slice(0, 150)}`);
          if (page?.isDead || !(await page?.evaluate(() => location.pathname === '/').catch(() => false)))
            await openAnew().catch(() => undefined);
        }
      }
      return false;
    },
    calmDown() {
      isHurried = false;
    },
    page: () => page,
  };
}
