import {expect} from '@open-wc/testing';
import {NewCaseVoice} from '../../../src/components/support/new-case/voice.js';
import type {NewCaseContext} from '../../../src/machines/support/new-case-context.js';
import {speech} from './new-case-models.js';

describe('what a new case reads out', () => {
  it('S-02: tells of suggestions once, and leaves nothing of it where the form is not on view', async () => {
    const said: string[] = [];
    const voice = new NewCaseVoice((text) => said.push(text));
    Object.assign(voice, {language: await speech('en')});
    const article = {id: 'article-1', title: 'Why calls break off', summary: ''};
    const context = {similar: {articles: [article], cases: []}, passedIds: []} as unknown as NewCaseContext;
    voice.suggestions(context, true);
    voice.suggestions(context, true);
    expect(said).to.deep.equal(['1 suggestion beside the form']);
    voice.suggestions(context, false);
    voice.suggestions(context, false);
    expect(said).to.deep.equal(['1 suggestion beside the form', '']);
  });
});
