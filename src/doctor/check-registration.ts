import {version} from '../version.js';
import {finding, type Finding} from './finding.js';
import {kitTags, lateVersionOf, versionOf, type FoundElement} from './kit-elements.js';

/** Tags without a class, tags of somebody else's, and tags that two versions of the kit wanted. */
export function checkRegistration(elements: readonly FoundElement[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const {tag, name, element} of elements) {
    if (versionOf(element.localName) === undefined) found.push(finding('not-defined', {tag}, name));
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
