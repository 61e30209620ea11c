import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {diffSections, type SequenceChange} from '../../src/domain/agreement-changes.js';
import {compareSequences} from '../../src/domain/compare-sequences.js';
import {compareTexts} from '../../src/domain/compare-texts.js';
import {parseAgreementText} from '../../src/domain/parse-agreement-text.js';
import {repetitions} from '../support/long.js';

const marked = (changes: readonly SequenceChange[] | undefined) =>
  changes
    ?.map(({value, added, removed}) => {
      const words = value.join('');
      return added ? `{+${words}+}` : removed ? `[-${words}-]` : words;
    })
    .join('');
const readBack = (changes: readonly SequenceChange[], without: 'added' | 'removed') =>
  changes.filter((change) => !change[without]).flatMap(({value}) => value);

describe('comparing words', () => {
  it('finds the fewest changes', () => {
    expect(marked(compareSequences([...'pay in 30 days'], [...'pay in 45 days']))).to.equal('pay in [-30-]{+45+} days');
    expect(compareSequences([], [])?.flatMap(({value}) => value)).to.deep.equal([]);
  });

  it('compares lines where the words differ too much, and words within the lines that changed', () => {
    const list = (mark: string) =>
      Array.from({length: 100}, (_, index) =>
        [1, 2, 3, 4].flatMap((word) => [`${mark}${index}.${word}`, ' ']).concat('\n'),
      ).flat();
    const kept = ['kept', ' ', 'line', '\n'];
    const changes = compareSequences([...list('a'), ...kept, ...list('c')], [...list('b'), ...kept, ...list('d')]);
    const same = changes?.filter(({added, removed}) => !added && !removed).map(({value}) => value.join(''));
    expect(same).to.include('kept line\n');
  });

  it('gives up on one line that is wholly another', () => {
    const words = (mark: string) => Array.from({length: 2000}, (_, index) => `${mark}${index}`);
    expect(compareSequences(words('a'), words('b'))).to.equal(undefined);
  });

  it('loses and invents nothing', () => {
    const words = fc.array(fc.constantFrom('pay', 'not', ' ', '\n', '.', '12'), {maxLength: 40});
    const often = fc.constantFrom(1, 60);
    fc.assert(
      fc.property(words, words, often, (before, after, times) => {
        const [old, young] = [before, after].map((list, side) =>
          Array.from({length: times}, (_, index) => [...list, `${side}${index}`, '\n']).flat(),
        ) as [string[], string[]];
        const changes = compareSequences(old, young);
        if (!changes) return;
        expect(readBack(changes, 'added')).to.deep.equal(old);
        expect(readBack(changes, 'removed')).to.deep.equal(young);
      }),
      {numRuns: repetitions(100, 2000)},
    );
  });
});

describe('comparing texts', () => {
  it('finds in slices what is found at once', async () => {
    const [before, after] = await Promise.all(
      [
        '# A\n\none year\n\n# B\n\nsame\n\n# C\n\ngone\n\n# 4. D\n\nsaid',
        '# B\n\nsame\n\n# A\n\ntwo years\n\n# E\n\nnew\n\n# 5. D\n\nsaid',
      ].map((text) => parseAgreementText('markdown', text)),
    );
    const changes = await compareTexts(before!, after!);
    expect(changes).to.deep.equal(diffSections(before!, after!, compareSequences));
    expect(changes.map(({kind}) => kind).sort()).to.deep.equal(['added', 'changed', 'changed', 'moved', 'removed']);
  });
});
