import {version} from '../version.js';
import {finding, type Finding} from './finding.js';
import {kitTags, lateVersionOf, versionOf, type FoundElement} from './kit-elements.js';
import {isUnwatched, missingFiles} from './kit-files.js';

/** Tags without a class, tags of somebody else's, tags that two versions of the kit wanted, and files that did not come. */
export function checkRegistration(elements: readonly FoundElement[]): readonly Finding[] {
  const missing = missingFiles();
  const found: Finding[] = missing.map(({file, status}) => finding('part-missing', {file, status}));
  for (const {tag, name, element} of elements) {
    if (versionOf(element.localName) !== undefined) continue;
    if (isUnwatched(element)) found.push(finding('not-watched', {tag}, name));
    else if (missing.length === 0) found.push(finding('not-defined', {tag}, name));
  }
  for (const tag of kitTags) {
    const registered = versionOf(tag);
    if (registered === undefined) continue;
    const own = registered === version ? (lateVersionOf(tag) ?? version) : version;
    if (registered === '') found.push(finding('foreign-definition', {tag}));
    else if (registered !== own) found.push(finding('two-versions', {tag, registered, own}));
  }
  return found;
}
