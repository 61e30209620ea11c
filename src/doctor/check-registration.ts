import {version} from '../version.js';
import {finding, type Finding} from './finding.js';
import {kitTags, versionOf, type FoundElement} from './kit-elements.js';

/** Tags without a class, tags of somebody else's, and tags of another version of the kit than this one. */
export function checkRegistration(elements: readonly FoundElement[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const {tag, name, element} of elements) {
    if (versionOf(element.localName) === undefined) found.push(finding('not-defined', {tag}, name));
  }
  for (const tag of kitTags) {
    const registered = versionOf(tag);
    if (registered === undefined || registered === version) continue;
    if (registered === '') found.push(finding('foreign-definition', {tag}));
    else found.push(finding('two-versions', {tag, registered, own: version}));
  }
  return found;
}
