import {equal, isTrue} from './checks.js';
import {writtenLine, writtenLines} from './requests.js';
import {aFile, closedCase, newId, openedCase, sentFile} from './support-requests.js';
import type {CheckedSupportWorld, SupportConformanceTest} from './worlds.js';

/** What was written in a case, as it is told now. */
const textsOf = async ({backend}: CheckedSupportWorld, caseId: string): Promise<readonly string[]> =>
  (await backend.getCase({caseId})).entries.map(({text}) => text).filter((text) => text !== '');

export const caseTextTests: readonly SupportConformanceTest[] = [
  {
    title: 'S-03: what a case was opened with comes back as it was written, whatever the script',
    scenario: 'empty',
    run: async (world) => {
      await openedCase(world);
      const name = `Đorđe Петровић 🚀 &'.log`;
      const uploadIds = [await sentFile(world, aFile(), name)];
      const contact = {name: writtenLine, email: 'milena@meridian.example'};
      const written = {subject: writtenLine, description: writtenLines, technicalDetails: writtenLines};
      const {id: caseId} = await openedCase(world, {...written, contact, uploadIds, language: 'sr-Latn'});
      const told = await world.backend.getCase({caseId});
      const {subject, description, technicalDetails} = told;
      equal({subject, description, technicalDetails}, written, 'case');
      isTrue(told.language === null || told.language === 'sr-Latn', `a case in sr-Latn came back in ${told.language}`);
      equal(told.contact.name, writtenLine, 'name of the contact');
      equal(told.files[0]?.name, name, 'name of the file');
      const listed = (await world.backend.listCases({})).cases.find(({id}) => id === caseId);
      equal(listed?.subject, writtenLine, 'subject in the list');
      const found = (await world.backend.listCases({text: 'Петровић'})).cases.map(({id}) => id);
      equal(found, [caseId], 'cases found by a Cyrillic word of theirs');
    },
  },
  {
    title: 'S-23: what is written in a case comes back as it was written, whatever the script',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const {id: caseId} = await openedCase(world);
      const act = () => ({caseId, operationId: newId()});
      await backend.replyToCase({...act(), text: writtenLines});
      equal((await textsOf(world, caseId)).at(-1), writtenLines, 'reply');
      await world.replyByVendor(caseId, writtenLines);
      equal((await textsOf(world, caseId)).at(-1), writtenLines, 'answer of the vendor');
      await world.resolveCase(caseId);
      await backend.rejectSolution({...act(), reason: writtenLines});
      equal((await textsOf(world, caseId)).at(-1), writtenLines, 'reason of the rejection');
      await backend.closeCase({...act(), reason: writtenLine});
      equal((await textsOf(world, caseId)).at(-1), writtenLine, 'reason of closing');
    },
  },
  {
    title: 'S-23: the reason of reopening and the comment of a rating come back as they were written',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const {id: caseId} = await closedCase(world);
      const act = () => ({caseId, operationId: newId()});
      await backend.rateCase({...act(), stars: 4, comment: writtenLines});
      equal((await backend.getCase({caseId})).rating?.comment, writtenLines, 'comment of the rating');
      await backend.reopenCase({...act(), reason: writtenLines});
      equal((await textsOf(world, caseId)).at(-1), writtenLines, 'reason of reopening');
    },
  },
];
