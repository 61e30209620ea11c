/** The custom elements manifest: made by its analyzer, cut down to what is public, and compared with the classes. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {create, ts} from '@custom-elements-manifest/analyzer';
import {litPlugin} from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

/** What the elements are built on. */
const foundations = ['src/components/shared/kit-element.ts', 'src/components/shared/visit-element.ts'];

/** What the analyzer makes of these modules. */
function analyzed(root, paths) {
  const modules = paths.map((path) =>
    ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2015, true),
  );
  return create({modules, plugins: litPlugin()});
}

const built = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

/** Without where it is inherited from: what the elements are built on is not exported. */
const ownOf = ({inheritedFrom: _, privacy: _privacy, ...rest}) => rest;

const isPublic = ({name, privacy}) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected';

/** One element as it is published. */
function declarationOf(found, {tag, name, members, statics, types}, detailTypes) {
  const isOffered = (member) => isPublic(member) && (member.static ? statics : members).has(member.name);
  const ofElement = (member) => (types.has(member.name) ? {...member, type: {text: types.get(member.name)}} : member);
  const typed = (event) => ({...ownOf(event), type: {text: `CustomEvent<${detailTypes[event.name]}>`}});
  const hidden = new Set(found.members?.filter((member) => !isPublic(member)).map((member) => member.name));
  const lists = {
    // The analyzer also takes what Lit watches as state alone for an attribute.
    attributes: found.attributes?.filter(({fieldName}) => !hidden.has(fieldName)).map(ownOf),
    members: found.members?.filter(isOffered).map(ownOf).map(ofElement),
    // The analyzer also takes what a name is handed on by for an event.
    events: found.events?.filter(({name}) => name.startsWith('partner-')).map(typed),
    slots: found.slots,
    cssParts: found.cssParts,
    cssProperties: found.cssProperties,
    cssStates: found.cssStates,
  };
  const filled = Object.fromEntries(Object.entries(lists).filter(([, list]) => list?.length));
  const superclass = {name: 'LitElement', package: 'lit'};
  return {
    kind: 'class',
    description: found.description,
    name,
    tagName: tag,
    customElement: true,
    superclass,
    ...filled,
  };
}

/** The manifest as it is shipped, whose paths are those of the package. */
export function manifestOf(root, {elements, detailTypes}) {
  const {modules} = analyzed(root, [...foundations, ...elements.map(({path}) => path)]);
  const published = elements.flatMap((element) => {
    const path = built(element.path);
    const found = modules.find((module) => module.path === element.path)?.declarations;
    const declared = found?.find(({name}) => name === element.name);
    if (!declared) throw new Error(`${element.name} was not found by the analyzer`);
    const reference = {name: element.name, module: path};
    return [
      {
        kind: 'javascript-module',
        path,
        declarations: [declarationOf(declared, element, detailTypes)],
        exports: [{kind: 'js', name: element.name, declaration: reference}],
      },
      {
        kind: 'javascript-module',
        path: `dist/define/${element.tag}.js`,
        declarations: [],
        exports: [{kind: 'custom-element-definition', name: element.tag, declaration: reference}],
      },
    ];
  });
  return {schemaVersion: '1.0.0', readme: 'README.md', modules: published};
}

/** What a manifest calls a thing, and what the classes say there is. */
const kinds = {
  members: ({members, statics}) => new Set([...members, ...statics]),
  attributes: ({attributes}) => attributes,
  events: ({events}) => events,
  slots: ({slots}) => slots,
  cssParts: ({parts}) => parts,
  cssProperties: ({cssProperties}) => cssProperties,
  cssStates: ({states}) => states,
};

/** What is public and not documented, what is documented and not there, and what cannot be told, one sentence each. */
export function differences(manifest, {elements, unreadable}) {
  const declared = manifest.modules.flatMap(({declarations}) => declarations);
  const differing = elements.flatMap((element) => {
    const declaration = declared.find(({tagName}) => tagName === element.tag);
    return Object.entries(kinds).flatMap(([kind, namesOf]) => {
      const there = namesOf(element);
      const listed = new Map((declaration[kind] ?? []).map((one) => [one.name, one]));
      const unsaid = [...there].filter((name) => !listed.get(name)?.description?.trim());
      const gone = [...listed.keys()].filter((name) => !there.has(name));
      return [
        ...unsaid.map((name) => `<${element.tag}>: ${kind}: "${name}" is public and not documented`),
        ...gone.map((name) => `<${element.tag}>: ${kind}: "${name}" is documented and not there`),
      ];
    });
  });
  return [...unreadable, ...differing];
}
