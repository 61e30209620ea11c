/** What changed between two versions of an agreement's text, found in slices. */
import {comparedAgain, diffSections, type SectionChange} from './agreement-changes.js';
import type {AgreementText} from './agreement-text.js';
import {compareSequences} from './compare-sequences.js';
import {pauses} from './pause.js';

/** As `diffSections`, with the page answering meanwhile however long the texts are. */
export async function compareTexts(before: AgreementText, after: AgreementText): Promise<SectionChange[]> {
  const pause = pauses();
  const result: SectionChange[] = [];
  for (const change of diffSections(before, after, null)) {
    result.push(change.kind === 'changed' ? comparedAgain(change, compareSequences) : change);
    await pause();
  }
  return result;
}
