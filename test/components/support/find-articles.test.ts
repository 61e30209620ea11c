import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {ArticleIndex} from '../../../src/components/support/search/article-index.js';
import {findArticles} from '../../../src/components/support/search/find-articles.js';
import type {MarkedText} from '../../../src/components/support/search/search-types.js';
import type {ArticleSummary} from '../../../src/domain/article-summary.js';
import {WordReader, type WordForms} from '../../../src/domain/search-words.js';
import {wordForms as english} from '../../../src/domain/word-forms-en.js';
import {wordForms as russian} from '../../../src/domain/word-forms-ru.js';
import {wordForms as serbian} from '../../../src/domain/word-forms-sr.js';
import {makeArticles} from '../../support/knowledge-base.js';
import {repetitions} from '../../support/long.js';

const article = (id: string, title: string, more: Partial<ArticleSummary> = {}): ArticleSummary => ({
  id,
  title,
  topic: 'orders',
  keywords: [],
  summary: '',
  language: 'en',
  version: '1',
  ...more,
});

function indexOf(articles: readonly ArticleSummary[], language = 'en', forms: WordForms = english): ArticleIndex {
  const index = new ArticleIndex(new WordReader(language, forms));
  for (const one of articles) index.add(one);
  return index;
}
const idsOf = (index: ArticleIndex, query: string, topic?: string) =>
  findArticles(index, query, topic === undefined ? {} : {topic}).hits.map(({id}) => id);
const markedWords = ({text, marks}: MarkedText) => marks.map(([start, end]) => text.slice(start, end));

describe('finding articles', () => {
  const few = [
    article('renew', 'Renewing an agreement', {
      summary: 'What to do before the agreement lapses.',
      topic: 'agreements',
    }),
    article('lapse', 'After an agreement has lapsed', {topic: 'agreements'}),
    article('order', 'Provisioning an order', {keywords: ['activation'], summary: 'Orders are provisioned once.'}),
    article('contact', 'Changing the contact of an order', {summary: 'A new contact gets an e-mail.'}),
    article('code', 'Error WBX-4711', {summary: 'The certificate is not valid.'}),
  ];
  const index = indexOf(few);

  it('S-02: finds a word in any of its forms, and the title counts most', () => {
    expect(idsOf(index, 'renewals ')).to.deep.equal(['renew']);
    expect(idsOf(index, 'agreements lapsing ')).to.have.members(['lapse', 'renew']).and.have.property('0', 'lapse');
    expect(idsOf(index, 'activated ')).to.deep.equal(['order']);
    expect(idsOf(index, 'ACTIVATION ')).to.deep.equal(['order']);
    expect(idsOf(index, 'order ')).to.have.members(['order', 'contact']);
  });

  it('S-02: finds while the last word is being typed, whatever part of it there is', () => {
    for (let length = 4; length <= 'provisioning'.length; length++) {
      const typed = 'provisioning'.slice(0, length);
      const {hits, match} = findArticles(index, typed);
      expect([hits.some(({id}) => id === 'order'), match], typed).to.deep.equal([true, 'all']);
    }
    expect(idsOf(index, 'order contac')).to.deep.equal(['contact']);
    expect(idsOf(index, 'contac order ')).to.deep.equal(['contact'], 'taken for misspelt');
    expect(idsOf(index, 'cont order ')).to.not.include('code');
    expect(findArticles(index, 'cont order ').match).to.equal('some');
  });

  it('S-02: finds misspelt words, and says so', () => {
    for (const query of [
      'certifcate ',
      'certificatte ',
      'certificete ',
      'ordre ',
      'cretificate ',
      'agremeent lapsed ',
      'provisoining ',
    ]) {
      const {hits, match} = findArticles(index, query);
      expect(hits, query).to.not.be.empty;
      expect(match, query).to.equal('similar');
    }
    expect(findArticles(index, 'certificate ').match).to.equal('all');
    expect(findArticles(index, 'xylophone ').match).to.equal('none');
    // Short words are never guessed.
    expect(findArticles(index, 'ordr ').match).to.equal('none');
  });

  it('S-02: takes a word that exists for misspelt where it stands nowhere with the others', () => {
    const pair = indexOf([article('a', 'Contract renewal'), article('b', 'Contact a person')]);
    const {hits, match} = findArticles(pair, 'contact renewal ');
    expect([hits.map(({id}) => id), match]).to.deep.equal([['a'], 'similar']);
  });

  it('S-02: where no article has all words, it answers with those that have most, at least half of them', () => {
    const {hits, match, total} = findArticles(index, 'how do I renew an agreement for a zeppelin ');
    expect([hits.map(({id}) => id), match, total]).to.deep.equal([['renew'], 'some', 1]);
    expect(findArticles(index, 'order zeppelins over oceans ').match).to.equal('none');
  });

  it('S-02: an article with a word that is only spelt like one of the typed ones does not stand for an answer', () => {
    for (const query of ['agremeent zeppelin ', 'certifcate oceans ']) {
      expect(findArticles(index, query), query).to.deep.equal({hits: [], total: 0, match: 'none'});
    }
    const russianIndex = indexOf(
      [article('a', 'Как выбрать свободный поддомен', {keywords: ['занят', 'имя'], language: 'ru'})],
      'ru',
      russian,
    );
    for (const query of ['забыл пароль', 'забыл пароль ', 'забыл']) {
      expect(findArticles(russianIndex, query).match, query).to.equal('none');
    }
    expect(findArticles(russianIndex, 'поддмоен ').match).to.equal('similar');
  });

  it('S-02: tells of similar spelling where only that makes up for half of the words', () => {
    const one = findArticles(index, 'renew agremeent zeppelin ');
    expect([one.hits.map(({id}) => id), one.match]).to.deep.equal([['renew'], 'similar']);
    const other = findArticles(index, 'renew agreement zeppelim ');
    expect([other.hits.map(({id}) => id), other.match]).to.deep.equal([['renew'], 'some']);
  });

  it('marks what was found in the text as it is written, and nothing else', () => {
    const [found] = findArticles(index, 'agreement renewals').hits;
    expect(markedWords(found!.title)).to.deep.equal(['Renewing', 'agreement']);
    expect(markedWords(found!.summary)).to.deep.equal(['agreement']);
    const [cut] = findArticles(index, 'certi').hits;
    expect(markedWords(cut!.summary)).to.deep.equal(['certificate']);
  });

  it('finds codes and parts of them', () => {
    expect(idsOf(index, 'wbx-4711')).to.deep.equal(['code']);
    expect(idsOf(index, '471')).to.deep.equal(['code']);
  });

  it('keeps to a topic, and lists it by title where nothing is asked', () => {
    expect(idsOf(index, 'agreement', 'orders')).to.deep.equal([]);
    expect(idsOf(index, 'agreement', 'agreements')).to.have.members(['renew', 'lapse']);
    expect(idsOf(index, '', 'agreements')).to.deep.equal(['lapse', 'renew']);
    expect(findArticles(index, ' … ').match).to.equal('none');
    expect(index.topics()).to.deep.equal([
      {topic: 'agreements', count: 2},
      {topic: 'orders', count: 3},
    ]);
  });

  it('S-02: Serbian is found in either alphabet, with marks or without', () => {
    const serbianIndex = indexOf(
      [
        article('latin', 'Produženje ugovora o partnerstvu', {language: 'sr-Latn'}),
        article('cyrillic', 'Продужење уговора за ђаке', {language: 'sr-Cyrl'}),
      ],
      'sr-Latn',
      serbian,
    );
    for (const query of ['produženja ugovori', 'produzenje ugovor', 'ПРОДУЖЕЊЕ УГОВОРИМА', 'produženja ugovo']) {
      expect(idsOf(serbianIndex, query), query).to.have.members(['latin', 'cyrillic']);
    }
    for (const query of ['đake', 'djake', 'ђаке'])
      expect(idsOf(serbianIndex, query), query).to.deep.equal(['cyrillic']);
    expect(markedWords(findArticles(serbianIndex, 'djake ').hits[0]!.title)).to.deep.equal(['ђаке']);
  });

  it('S-02: Russian is found in its cases, ё as е', () => {
    const russianIndex = indexOf(
      [article('a', 'Продление партнёрского соглашения', {summary: 'Счёт придёт по почте.'})],
      'ru',
      russian,
    );
    for (const query of ['соглашению', 'партнерские соглашения', 'счет ', 'продлени', 'соглашние ']) {
      expect(idsOf(russianIndex, query), query).to.deep.equal(['a']);
    }
  });

  it('puts an article in the place of the one with its id, and forgets removed ones', () => {
    const changing = indexOf([article('a', 'Old words'), article('b', 'Other words')]);
    changing.add(article('a', 'New title'));
    changing.remove('b');
    changing.remove('never there');
    expect([
      changing.count,
      idsOf(changing, 'old '),
      idsOf(changing, 'other '),
      idsOf(changing, 'title '),
    ]).to.deep.equal([1, [], [], ['a']]);
  });

  it('keeps ids, topics and words apart that are names of every object', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const odd = indexOf(names.map((name) => article(name, name, {topic: name, keywords: [name]})));
    for (const name of names) expect(idsOf(odd, name.replaceAll('_', '').toLowerCase()), name).to.deep.equal([name]);
    expect(odd.topics().map(({topic}) => topic)).to.deep.equal(names);
  });

  it('S-02: finds every article of 2,000 by its whole title', () => {
    const articles = makeArticles(2000);
    const large = indexOf(articles);
    for (const one of articles.filter((_, at) => at % 20 === 0)) {
      const {hits, match} = findArticles(large, `${one.title} `, {limit: 5});
      expect([hits.some(({id}) => id === one.id), match], one.title).to.deep.equal([true, 'all']);
    }
  });

  it('E9: any text may be asked for: the answer is in order, bounded and marked inside the texts', () => {
    const large = indexOf(makeArticles(300));
    const query = fc.oneof(
      fc.string({unit: 'binary', maxLength: 400}),
      fc.string({unit: 'grapheme', maxLength: 400}),
      fc
        .array(
          fc.constantFrom(
            '\ud800',
            '\udfff',
            '\0',
            '.*',
            '(?=',
            '\\',
            '\u202e',
            '👨‍👩‍👧',
            'e',
            'order ',
            '[',
            '$',
            '__proto__',
          ),
          {maxLength: 300},
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(query, fc.constantFrom(-1, 0, 3, 1e9, NaN), (text, limit) => {
        const {hits, total} = findArticles(large, text, {limit});
        expect(hits.length).to.be.at.most(Math.min(200, Math.max(0, limit) || 0, total));
        for (const {title, summary} of hits) {
          for (const {text: shown, marks} of [title, summary]) {
            let last = 0;
            for (const [start, end] of marks) {
              expect(start >= last && end > start && end <= shown.length).to.equal(true);
              last = end;
            }
          }
        }
      }),
      {numRuns: repetitions(200, 3000)},
    );
  });
});
