import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {defaultSupportPolicy} from '../../../src/domain/support/support-policy.js';
import {counting} from '../kit-screen.js';
import {tidy} from '../text.js';
import {clearScreens, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

async function openForm(screen: SupportScreen): Promise<void> {
  await screen.sees(homeTitle);
  await screen.press('Open a case');
  await screen.until('the files', () => screen.root.querySelector('#field-files'));
}

const input = (screen: SupportScreen) => screen.root.querySelector<HTMLInputElement>('#field-files')!;
const rows = (screen: SupportScreen) => [...screen.root.querySelectorAll<HTMLElement>('.file-list > li')];
const row = (screen: SupportScreen, name: string) => rows(screen).find((one) => one.innerText.includes(name));
const untilState = (screen: SupportScreen, name: string, state: string) =>
  screen.until(`${name} ${state}`, () => row(screen, name)?.dataset['state'] === state);

function carrying(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

function choose(screen: SupportScreen, ...files: File[]): void {
  const control = input(screen);
  control.files = carrying(...files).files;
  control.dispatchEvent(new Event('change', {bubbles: true}));
}

async function picture(type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(40, 20);
  canvas.getContext('2d')!.fillRect(0, 0, 40, 20);
  return canvas.convertToBlob({type});
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"/>';

describe('the files of a form', () => {
  afterEach(clearScreens);

  it('S-19: several are chosen at once, sent while the form is filled in, and belong to the case', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const screen = mountSupport({backend: counted.backend});
    await openForm(screen);
    choose(screen, new File(['a trace'], 'trace.log'), new File(['another'], 'more.txt'));
    await untilState(screen, 'trace.log', 'stored');
    await untilState(screen, 'more.txt', 'stored');
    expect(tidy(row(screen, 'trace.log')!.innerText)).to.contain('Sent · 7 bytes');
    await screen.select('Category', 'Something else');
    await screen.type('Subject', 'Something');
    await screen.type('Description', 'Something else is not as it should be.');
    await screen.choose('4 · Minor');
    await screen.press('Next');
    await screen.sees('Check your case');
    expect(screen.text).to.contain('trace.log').and.to.contain('more.txt');
    await screen.press('Send the case');
    await screen.sees('Your case is open');
    const request = counted.calls.find(({operation}) => operation === 'createCase')!.request;
    expect((request as {uploadIds: string[]}).uploadIds).to.have.lengthOf(2);
  });

  it('S-28: says of each file what is wrong with it, by what is known and by what the server found', async () => {
    const policy = {support: {attachments: {...defaultSupportPolicy.attachments, mostFiles: 3, mostBytes: 1000}}};
    const screen = mountSupport({scenario: 'empty', properties: {policy} as never});
    await openForm(screen);
    choose(
      screen,
      new File(['x'], 'setup.exe'),
      new File([], 'empty.txt'),
      new File(['x'.repeat(1001)], 'long.txt'),
      new File(['x'], 'eicar.txt'),
      new File(['y'], 'locked.pdf'),
      new File(['1'], 'one.txt'),
      new File(['2'], 'two.txt'),
    );
    for (const [name, state, words] of [
      ['setup.exe', 'refused', 'Files of this type are not accepted'],
      ['empty.txt', 'refused', 'The file is empty'],
      ['long.txt', 'refused', 'The file is too big'],
      ['two.txt', 'refused', 'There are too many files'],
      ['eicar.txt', 'refused', 'A virus was found'],
      ['locked.pdf', 'refused', 'The file has a password'],
      ['one.txt', 'stored', 'Sent'],
    ] as const) {
      await untilState(screen, name, state);
      expect(row(screen, name)!.innerText, name).to.contain(words);
    }
    const told = () => tidy(screen.root.querySelector('.kit > [role=status]')?.textContent);
    await screen.until('the announcement', () => told() !== '');
    await screen.press('Remove: setup.exe');
    await screen.until('the row gone', () => !row(screen, 'setup.exe'));
  });

  it('S-19, K-05: the same file is left out the second time, and that is said', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await openForm(screen);
    choose(screen, new File(['the same'], 'one.log'));
    await untilState(screen, 'one.log', 'stored');
    choose(screen, new File(['the same'], 'copy.log'));
    await screen.reads('the same file is there already: copy.log');
    await screen.until('the copy gone', () => rows(screen).length === 1);
  });

  it('S-19: files are dropped anywhere on the form, and pictures pasted; text that is pasted stays text', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await openForm(screen);
    const form = screen.root.querySelector('form')!;
    const over = new DragEvent('dragover', {
      bubbles: true,
      cancelable: true,
      dataTransfer: carrying(new File(['x'], 'a.log')),
    });
    form.querySelector('textarea')!.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    await screen.until('the place', () => screen.root.querySelector('.files.dragged'));
    form.querySelector('textarea')!.dispatchEvent(
      new DragEvent('drop', {
        bubbles: true,
        cancelable: true,
        dataTransfer: carrying(new File(['dropped'], 'dropped.log')),
      }),
    );
    await untilState(screen, 'dropped.log', 'stored');
    expect(screen.root.querySelector('.files.dragged')).to.equal(null);
    const paste = (clipboardData: DataTransfer) => {
      const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
      // Firefox makes its own of what the constructor is given.
      Object.defineProperty(event, 'clipboardData', {value: clipboardData});
      form.querySelector('textarea')!.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(paste(carrying(new File([await picture('image/jpeg')], 'image.png', {type: 'image/png'})))).to.equal(true);
    await untilState(screen, 'image.png', 'stored');
    const mixed = carrying(new File(['table'], 'table.png', {type: 'image/png'}));
    mixed.setData('text/plain', 'table');
    expect(paste(mixed)).to.equal(false);
    // What a browser copies of a picture on a page.
    const fromPage = carrying(new File([await picture('image/png')], 'copied.png', {type: 'image/png'}));
    fromPage.setData('text/html', '<img src="https://vendor.example/a.png">');
    expect(paste(fromPage)).to.equal(true);
    await untilState(screen, 'copied.png', 'stored');
    const words = new DataTransfer();
    words.setData('text/plain', 'words');
    expect(paste(words)).to.equal(false);
    expect(rows(screen)).to.have.lengthOf(3);
  });

  it('S-28, F-E10: shows pictures of what begins like a safe one only, whatever it is called', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await openForm(screen);
    choose(
      screen,
      new File([await picture('image/jpeg')], 'photo.txt'),
      new File([await picture('image/webp')], 'photo.webp'),
      new File([svg], 'drawing.png', {type: 'image/png'}),
      new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])], 'broken.png'),
    );
    await screen.until('two pictures', () => screen.root.querySelectorAll('.file-list canvas').length === 2);
    for (const name of ['drawing.png', 'broken.png']) await untilState(screen, name, 'stored');
    expect(row(screen, 'drawing.png')!.querySelector('canvas, img')).to.equal(null);
    expect(row(screen, 'broken.png')!.querySelector('canvas, img')).to.equal(null);
    expect(screen.root.querySelector('img')).to.equal(null);
  });

  it('K-03: is paused and goes on from where it was, and the case waits for it', async () => {
    const backend = memoryBackend({seed: 'empty'});
    let letGo = (): void => {};
    const sends: number[] = [];
    const slow = Object.assign(Object.create(backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      sendFile: async (...[file, upload, options]: Parameters<typeof backend.sendFile>) => {
        sends.push(upload.offset);
        options?.onProgress?.(0);
        await new Promise<void>((resolve, reject) => {
          letGo = resolve;
          options?.signal?.addEventListener('abort', () => reject(new Error('stopped')));
        });
        return backend.sendFile(file, upload, options);
      },
    });
    const screen = mountSupport({backend: slow});
    await openForm(screen);
    choose(screen, new File(['a trace'], 'trace.log'));
    await untilState(screen, 'trace.log', 'sending');
    expect(row(screen, 'trace.log')!.querySelector('progress')).not.to.equal(null);
    await screen.press('Pause: trace.log');
    await untilState(screen, 'trace.log', 'paused');
    await screen.press('Resume: trace.log');
    await untilState(screen, 'trace.log', 'sending');
    expect(sends).to.have.lengthOf(2);
    await screen.select('Category', 'Something else');
    await screen.type('Subject', 'Something');
    await screen.type('Description', 'Something else is not as it should be.');
    await screen.choose('4 · Minor');
    await screen.press('Next');
    await screen.sees('Check your case');
    await screen.reads('1 file is still on its way');
    await screen.press('Send the case');
    await screen.sees('Your files are on their way');
    letGo();
    await screen.sees('Your case is open');
  });

  it('S-19, K-03: the focus stays with the file that is paused, resumed or tried again, and goes on where one goes', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const line = {isHeld: true};
    const slow = Object.assign(Object.create(backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      sendFile: async (...[file, upload, options]: Parameters<typeof backend.sendFile>) => {
        if (line.isHeld) await new Promise((_, reject) => options?.signal?.addEventListener('abort', reject));
        return backend.sendFile(file, upload, options);
      },
    });
    const screen = mountSupport({backend: slow});
    await openForm(screen);
    choose(screen, new File(['one'], 'one.log'), new File(['two'], 'two.log'), new File(['x'], 'refused.exe'));
    await untilState(screen, 'one.log', 'sending');
    await untilState(screen, 'two.log', 'sending');
    const focused = () => (screen.root.activeElement?.getAttribute('aria-label') ?? '').replace(/[\u2066-\u2069]/g, '');
    const press = (label: string) => {
      const button = [...screen.root.querySelectorAll('button')].find(
        (one) => one.getAttribute('aria-label')?.replace(/[\u2066-\u2069]/g, '') === label,
      )!;
      button.focus();
      button.click();
    };
    press('Pause: one.log');
    await untilState(screen, 'one.log', 'paused');
    expect(focused()).to.equal('Resume: one.log');
    press('Resume: one.log');
    await untilState(screen, 'one.log', 'sending');
    expect(focused()).to.equal('Pause: one.log');
    press('Remove: one.log');
    await screen.until('gone', () => !row(screen, 'one.log'));
    expect(focused()).to.equal('Pause: two.log');
    line.isHeld = false;
    press('Pause: two.log');
    await untilState(screen, 'two.log', 'paused');
    press('Resume: two.log');
    await untilState(screen, 'two.log', 'stored');
    await screen.until('the next way', () => focused() === 'Remove: two.log');
    press('Remove: two.log');
    await screen.until('the last one', () => focused() === 'Remove: refused.exe');
    press('Remove: refused.exe');
    await screen.until('the field', () => screen.root.activeElement?.id === 'field-files');
  });

  it('F-E10: a name that turns the line or has thousands of characters looks sane', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await openForm(screen);
    choose(screen, new File(['x'], `invoice\u202egpj.txt`), new File(['y'], `${'n'.repeat(3000)}.log`));
    await screen.until('both', () => rows(screen).length === 2);
    expect(screen.text).not.to.contain('\u202e');
    expect(
      Math.max(...rows(screen).map((one) => one.querySelector<HTMLElement>('.name')!.innerText.length)),
    ).to.be.below(60);
    expect(rows(screen)[1]!.innerText).to.contain('.log');
  });
});
