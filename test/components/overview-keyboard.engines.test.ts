import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createAgreementList, type AgreementListActor} from '../../src/machines/create-agreement-list.js';
import type {OverviewState} from '../../src/components/renewal/overview/overview-model.js';
import {anAgreement, everyStanding, noon} from '../domain/an-agreement-summary.js';
import {OverviewStage, speech, type Speech} from './overview-models.js';
import {tidy} from './text.js';

const many = [
  ...Object.values(everyStanding),
  ...Array.from({length: 60}, (_, index) => anAgreement({id: `AGR-more-${index}`, name: `Further agreement ${index}`})),
];

/** The overview over a list machine whose back end answers from `many`. */
class LiveOverview {
  readonly stage: OverviewStage;
  readonly asked: string[] = [];
  readonly #words: Speech;
  readonly #actor: AgreementListActor;
  #opened: ReadonlySet<string> = new Set();

  constructor(stage: OverviewStage, words: Speech) {
    this.stage = stage;
    this.#words = words;
    this.#actor = createAgreementList({
      backend: {
        listAgreements: async ({text = '', cursor}) => {
          this.asked.push(text);
          const found = many.filter(({name}) => name.toLowerCase().includes(text.toLowerCase()));
          const start = Number(cursor ?? 0);
          const end = start + 25;
          const nextCursor = end < found.length ? String(end) : null;
          return {registered: true, agreements: found.slice(start, end), nextCursor, total: found.length};
        },
      },
      input: {mostTogether: 20},
      isRenewable: () => true,
    });
    this.#actor.subscribe(() => this.#render());
    this.#actor.start();
  }

  get focused(): HTMLElement | null {
    return this.stage.root.activeElement as HTMLElement | null;
  }

  get focusedName(): string {
    const {focused} = this;
    const label = focused && 'labels' in focused ? (focused as HTMLInputElement).labels?.[0]?.textContent : null;
    return tidy(focused?.getAttribute('aria-label') ?? (label?.trim() ? label : focused?.textContent));
  }

  rows(): string[] {
    return [...this.stage.root.querySelectorAll('.agreements h3')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => tidy(heading.textContent));
  }

  async tabTo(name: string): Promise<void> {
    for (let pressed = 0; pressed < 80 && this.focusedName !== name; pressed++) await sendKeys({press: 'Tab'});
    expect(this.focusedName).to.equal(name);
  }

  stop(): void {
    this.#actor.stop();
  }

  #render(): void {
    const {value, context} = this.#actor.getSnapshot();
    const state = (typeof value === 'string' ? value : `list.${value.list}`) as OverviewState;
    const model = this.stage.model({state, list: context, opened: this.#opened, now: noon}, this.#words);
    this.stage.render({
      ...model,
      send: (event) => this.#actor.send(event),
      actions: {
        ...model.actions,
        toggle: (id, isOpen) => {
          this.#opened = new Set(isOpen ? [id] : []);
          this.#render();
        },
      },
    });
  }
}

/** WebKit's driver loses characters that come twice in one go, so they go one by one there. */
async function type(text: string): Promise<void> {
  const parts = /Chrome|Firefox/.test(navigator.userAgent) ? [text] : [...text];
  for (const part of parts) await sendKeys({type: part});
}

describe('the overview by keyboard', () => {
  let overview: LiveOverview;

  beforeEach(async () => {
    overview = new LiveOverview(await new OverviewStage().ready(), await speech('en'));
    await waitUntil(() => overview.rows().length === 25);
  });
  afterEach(() => {
    overview.stop();
    overview.stage.remove();
  });

  it('filters, opens, selects and renews without a mouse', async function () {
    this.timeout(60_000);
    await overview.tabTo('Name, company or number');
    await type('reseller');
    // What is loaded answers at once; the focus stays where it is typed.
    expect(overview.rows()).to.have.members([
      'Reseller agreement, Europe',
      'Reseller agreement, Asia',
      'Reseller agreement, Africa',
    ]);
    await waitUntil(() => overview.asked.at(-1) === 'reseller', 'the server was never asked');
    expect(overview.focusedName).to.equal('Name, company or number');

    await overview.tabTo('Select Reseller agreement, Europe');
    await sendKeys({press: ' '});
    await overview.tabTo('Reseller agreement, Asia');
    await sendKeys({press: 'Enter'});
    expect(overview.focused!.getAttribute('aria-expanded')).to.equal('true');
    await overview.tabTo('Renew: Reseller agreement, Asia');
    await sendKeys({press: 'Enter'});
    expect(overview.stage.asked).to.deep.equal([['renew', ['AGR-grace']]]);
    await overview.tabTo('Renew');
    await sendKeys({press: 'Enter'});
    expect(overview.stage.asked.at(-1)).to.deep.equal(['renew', ['AGR-soon']]);
  });

  it('loads the next page, keeps what was there, and leaves the focus where it was', async function () {
    this.timeout(60_000);
    await overview.tabTo('Show more');
    await sendKeys({press: 'Enter'});
    await waitUntil(() => overview.rows().length === 50, 'the next page never came');
    expect(overview.focusedName).to.equal('Show more');
  });
});
