import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import type {SupportCenter} from '../../../src/components/support-center.js';
import {tidy} from '../text.js';
import {clearScreens, counting, mountSupport, type SupportScreen} from './support-screen.js';

const waiting = 'Calls to the head office are one-way';
const solved = 'Счет за март выставлен дважды';
const closed = 'The set-up mail did not arrive';
const longClosed = 'Reminder shows a wrong date';
const policy: SupportCenter['policy'] = {support: {pollSeconds: 1}};

interface Opening {
  readonly caseId?: string;
  readonly backend?: ReturnType<typeof memoryBackend>;
  readonly properties?: Partial<SupportCenter>;
}

/** A case that is opened at once. */
function openCase({caseId = 'case-20101', properties = {}, ...more}: Opening = {}): SupportScreen {
  return mountSupport({...more, properties: {caseId, policy, ...properties}});
}

const entries = (screen: SupportScreen) => [...screen.root.querySelectorAll<HTMLElement>('[data-entry]')];
const plain = (text: string) => tidy(text).replace(/[\u2066-\u2069]/g, '');
const announced = (screen: SupportScreen) => tidy(screen.root.querySelector('.kit > [role=status]')?.textContent);
/** Catches what a page downloads. */
async function downloaded(press: () => Promise<void>): Promise<{name: string; blob: Blob}> {
  const caught: {name: string; href: string}[] = [];
  const blobs = new Map<string, Blob>();
  const {createObjectURL} = URL;
  const {click} = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL.call(URL, blob);
    blobs.set(url, blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = function () {
    caught.push({name: this.download, href: this.href});
  };
  try {
    await press();
    for (let tries = 0; caught.length === 0 && tries < 400; tries++) await new Promise((done) => setTimeout(done, 5));
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return {name: caught[0]!.name, blob: blobs.get(caught[0]!.href)!};
}

describe('a case', () => {
  afterEach(clearScreens);

  it('S-23, S-25, S-14: shows messages, changes of state and severity in order, and whose turn it is', async () => {
    const screen = openCase();
    await screen.sees(waiting);
    const texts = entries(screen).map((entry) => plain(entry.innerText));
    const at = (words: string) => texts.findIndex((text) => text.includes(words));
    expect(at('Since Monday callers hear us')).to.equal(0);
    expect(at('Thank you, we see the calls')).to.be.greaterThan(0);
    expect(at('Severity changed: from 1 · Critical to 2 · Major')).to.be.greaterThan(at('Thank you, we see'));
    expect(texts[at('Severity changed')]).to.contain('Other offices are not affected.');
    expect(at('Please tell us which firewall')).to.be.greaterThan(at('We changed nothing'));
    expect(texts.join()).to.contain('State changed: from In progress to Waiting for your answer');
    expect(screen.text).to.contain('It is your turn to answer');
    expect([...screen.root.querySelectorAll('.case-day h4')].length).to.be.greaterThan(1);
  });

  it('S-23: sends a reply once, tells the host, and empties the field', async () => {
    const {backend, count} = counting(memoryBackend({seed: 'busy'}));
    const screen = openCase({backend});
    await screen.sees(waiting);
    await screen.type('Message', 'It is a Meridian 4, version 7.2.');
    await screen.press('Send reply');
    await screen.until('the reply', () => entries(screen).some((one) => one.innerText.includes('Meridian 4')));
    expect(count('replyToCase')).to.equal(1);
    expect((await screen.field<HTMLTextAreaElement>('Message')).value).to.equal('');
    expect(screen.details('partner-case-changed')).to.deep.equal([{caseId: 'case-20101', change: 'reply'}]);
    expect(announced(screen)).to.equal('Your reply was sent.');
    expect(screen.text).to.contain('Support answers next');
  });

  it('X-07: says what is missing in a reply beside the field and in the summary', async () => {
    const screen = openCase();
    await screen.sees(waiting);
    await screen.press('Send reply');
    await screen.until('the summary', () => screen.focused?.className === 'error-summary');
    expect(await screen.errorOf('Message')).to.equal('Write a message, or attach a file');
    expect(tidy(screen.focused?.textContent)).to.contain('Write a message, or attach a file');
  });

  it('X-10, K-01, K-02: asks what became of a reply whose answer was lost, and does not send it again', async () => {
    const {backend, count} = counting(memoryBackend({seed: 'busy'}));
    await backend.admin.injectFault({operation: 'replyToCase', phase: 'after', problem: {kind: 'timeout'}});
    const screen = openCase({backend});
    await screen.sees(waiting);
    await screen.type('Message', 'Only once.');
    await screen.press('Send reply');
    await screen.until('the reply', () => entries(screen).some((one) => one.innerText.includes('Only once.')));
    expect(count('replyToCase')).to.equal(1);
    expect(count('getOperation')).to.be.greaterThan(0);
    expect(entries(screen).filter((one) => one.innerText.includes('Only once.'))).to.have.lengthOf(1);
  });

  it('S-11, S-25: shows what arrives meanwhile without a reload, marked new, and reads it out once', async () => {
    const screen = openCase();
    await screen.sees(waiting);
    await screen.type('Message', 'Half a sen');
    const field = screen.focused;
    const heard: string[] = [];
    const status = screen.root.querySelector('.kit > [role=status]')!;
    const observer = new MutationObserver(() => heard.push(tidy(status.textContent)));
    observer.observe(status, {childList: true, characterData: true, subtree: true});
    await screen.backend.admin.replyByVendor('case-20101', 'And which cable?');
    await screen.until('the answer', () => entries(screen).some((one) => one.innerText.includes('And which cable?')));
    const added = entries(screen).find((one) => one.innerText.includes('And which cable?'))!;
    expect(plain(added.innerText)).to.contain('New');
    expect(screen.root.querySelectorAll('.case-divider')).to.have.lengthOf(1);
    expect(screen.focused === field).to.equal(true);
    expect((field as HTMLTextAreaElement).value).to.equal('Half a sen');
    await screen.until('the announcement', () => heard.length > 0);
    expect(heard.filter(Boolean)).to.deep.equal(['1 new entry in this case']);
    observer.disconnect();
  });

  it('S-23: accepts a solution and closes the case, with its rating once', async () => {
    const screen = openCase({caseId: 'case-20102'});
    await screen.sees(solved);
    await screen.press('Accept the solution');
    await screen.sees('Accept the solution');
    expect(screen.text).to.contain('You can reopen it for 14 days after that.');
    await screen.press('Accept and close');
    await screen.sees(solved);
    await screen.reads('This case is closed');
    await screen.press('Rate the support');
    await screen.sees('How was the support in this case?');
    await screen.press('Send the rating');
    await screen.reads('Choose how many stars you give');
    await screen.choose('4 stars');
    await screen.press('Send the rating');
    await screen.sees(solved);
    await screen.reads('You rated it 4 of 5.');
    expect(screen.buttons('Rate the support')).to.have.lengthOf(0);
    expect(screen.details('partner-case-changed').map(({change}) => change)).to.deep.equal(['accept', 'rate']);
  });

  it('S-23: asks for a reason before a solution is rejected, and opens the case again', async () => {
    const screen = openCase({caseId: 'case-20102'});
    await screen.sees(solved);
    await screen.press('Reject the solution');
    await screen.press('Reject the solution');
    await screen.reads('Say why in a few words');
    await screen.type('What does not work', 'Второй счет все еще виден.');
    await screen.press('Reject the solution');
    await screen.sees(solved);
    expect(screen.details('partner-case-changed')).to.deep.equal([{caseId: 'case-20102', change: 'reject'}]);
    expect(entries(screen).some((one) => one.innerText.includes('Второй счет все еще виден.'))).to.equal(true);
  });

  it('S-23: closes a case and goes back from that page with nothing done', async () => {
    const screen = openCase();
    await screen.sees(waiting);
    await screen.press('Close the case');
    await screen.sees('Close this case');
    await screen.press('Back');
    await screen.sees(waiting);
    expect(screen.text).to.contain('It is your turn to answer');
    await screen.press('Close the case');
    await screen.sees('Close this case');
    await screen.press('Close the case');
    await screen.sees(waiting);
    await screen.reads('This case is closed');
    expect(screen.find('Message') === null).to.equal(true);
  });

  it('S-23: reopens a closed case within its time, with the last day shown', async () => {
    const screen = openCase({caseId: 'case-20095'});
    await screen.sees(closed);
    expect(plain(screen.text)).to.match(/You can reopen it until the end of .* \(UTC\)/);
    await screen.press('Reopen the case');
    await screen.sees('Reopen this case');
    await screen.type('Why it is to be reopened', 'It went to the wrong person.');
    await screen.press('Reopen the case');
    await screen.sees(closed);
    await screen.reads('Support answers next');
  });

  it('S-23, X-02: offers a new case that goes on from it once it cannot be reopened', async () => {
    const screen = openCase({caseId: 'case-20011'});
    await screen.sees(longClosed);
    expect(screen.buttons('Reopen the case')).to.have.lengthOf(0);
    expect(plain(screen.text)).to.contain('A new case can be linked to it.');
    await screen.press('Continue in a new case');
    await screen.sees('Open a case');
  });

  it('S-25: follows and no longer follows', async () => {
    const screen = openCase();
    await screen.sees(waiting);
    await screen.press('Stop following');
    await screen.button('Follow');
    expect(announced(screen)).to.equal('You are no longer told of news in this case.');
  });

  it('S-25: takes back what it read out in a language that is no longer the page’s', async () => {
    const screen = openCase();
    await screen.sees(waiting);
    await screen.press('Stop following');
    await screen.button('Follow');
    screen.element.locale = 'ru';
    await screen.until('the other language', () => screen.text.includes('Ваши обращения'));
    expect(announced(screen)).to.equal('');
  });

  it('S-19, F-E9, F-E10: hands a file over as a download of no type, under a name without a path', async () => {
    const screen = openCase();
    await screen.sees(waiting);
    const {name, blob} = await downloaded(async () => {
      [...screen.root.querySelectorAll<HTMLButtonElement>('.case-file')][0]!.click();
    });
    expect(name).to.equal('sip-trace.log');
    expect(blob.type).to.equal('application/octet-stream');
    await screen.until('the end', () => !screen.text.includes('Downloading'));
  });

  it('S-25: says beside a file that it did not come', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const broken = {...backend, readFile: () => Promise.reject(new Error('gone'))} as unknown as typeof backend;
    const screen = openCase({backend: broken});
    await screen.sees(waiting);
    [...screen.root.querySelectorAll<HTMLButtonElement>('.case-file')][0]!.click();
    await screen.reads('The file was not downloaded.');
  });

  it('S-27: hands the whole case over as text, earlier entries included', async () => {
    const backend = memoryBackend({seed: 'busy'});
    let pages = 0;
    const paged = {
      ...backend,
      getCase: async (...call: Parameters<typeof backend.getCase>) => {
        const whole = (await backend.getCase({...call[0], before: null}, call[1])) as {entries: object[]};
        const {before} = call[0];
        if (before) pages += 1;
        return before
          ? {...whole, entries: whole.entries.slice(0, 2), earlierCursor: null}
          : {...whole, entries: whole.entries.slice(2), earlierCursor: 'older'};
      },
    } as unknown as typeof backend;
    const screen = openCase({backend: paged});
    await screen.sees(waiting);
    expect(screen.text).not.to.contain('State changed: from Received');
    const {name, blob} = await downloaded(() => screen.press('Download as text'));
    const text = await blob.text();
    expect(name).to.equal('CS-20101.txt');
    expect(text).to.contain('Since Monday callers hear us');
    expect(text).to.contain('Please tell us which firewall');
    expect(text).to.contain('Contact: Milena Petrović, milena@meridian.example, +381 11 311 2050');
    expect(text).not.to.match(/[\u2066-\u2069\u202a-\u202e]/);
    expect(pages).to.equal(1);
    await screen.press('Show earlier entries');
    await screen.until('all entries', () => entries(screen)[0]!.innerText.includes('Since Monday'));
    expect(screen.buttons('Show earlier entries')).to.have.lengthOf(0);
  });

  it('S-29: leads to a person where a case cannot be loaded, or is not there any more', async () => {
    const screen = openCase({caseId: 'case-of-nobody'});
    await screen.sees('This case could not be loaded');
    await screen.button('Open another case');
    await screen.press('Your cases');
    await screen.sees('Your cases');
  });

  it('S-07, S-15, K-29: tells when support answers and whom to call, with the zone', async () => {
    const support: NonNullable<SupportCenter['policy']>['support'] = {
      answerTargets: {1: {minutes: 60, clock: 'always'}},
      phones: [{number: '+381 11 555 010', label: 'Night line'}],
    };
    const screen = openCase({caseId: 'case-20107', properties: {policy: {support}}});
    await screen.sees('Meetings drop after ten minutes');
    expect(plain(screen.text)).to.match(/Answer was due by .*\d:\d\d/);
    expect(screen.root.querySelector<HTMLAnchorElement>('.case-call a')!.href).to.equal('tel:+38111555010');
    expect(screen.text).to.contain('Somebody answers now');
  });
});
