import type {AdviceTopic} from './advice.js';
import {shown} from './checks.js';

type Members = Readonly<Record<string, unknown>>;

/** Where an answer names what it is about, by the member of the request that asked for it. */
const subjects: readonly (readonly [
  asked: string,
  topic: AdviceTopic,
  of: (answer: Members, name: string) => unknown,
])[] = [
  ['orderId', 'orders', ({id, lines}) => (Array.isArray(lines) ? id : undefined)],
  ['agreementId', 'agreements', ({id, agreementId, businessCountries}) => (businessCountries ? id : agreementId)],
  ['hash', 'texts', ({edition}) => (edition as Members | undefined)?.['hash']],
  ['caseId', 'cases', (answer) => (isCase(answer) ? answer['id'] : (answer['case'] as Members | undefined)?.['id'])],
  ['articleId', 'help', ({id, text}) => (text === undefined ? undefined : id)],
  ['uploadId', 'files', ({id, offset}) => (offset === undefined ? undefined : id)],
];

const isCase = ({reference, revision}: Members): boolean => reference !== undefined && revision !== undefined;

/** Notes an answer that is about something else than was asked for, and an upload that cannot be. */
export function checkSubject(
  name: string,
  request: unknown,
  answer: unknown,
  note: (text: string, topic: AdviceTopic) => void,
): void {
  const [asked, told] = [Object(request) as Members, Object(answer) as Members];
  for (const [member, topic, of] of subjects) {
    const [wanted, id] = [asked[member], of(told, name)];
    if (typeof wanted !== 'string' || id === undefined || id === wanted) continue;
    note(`${name}() was asked for ${member} ${shown(wanted)} and answered ${shown(id)}`, topic);
  }
  const {state, offset, size} = told;
  if (typeof offset !== 'number' || typeof size !== 'number') return;
  if (offset > size) note(`${name}() told offset ${offset} of a file that has ${size} bytes`, 'files');
  if (state === 'stored' && offset < size) {
    note(`${name}() called a file stored of which it has ${offset} of ${size} bytes`, 'files');
  }
  if (state === 'receiving' && offset === size && size > 0) {
    note(`${name}() awaits bytes of a file of which it has all ${size}`, 'files');
  }
}
