/** Types of what the elements take and tell, from the manifest: the types for frameworks are made of them. */

const comment = (text, indent) => {
  const words = text.replaceAll('*/', '*\\/').split(/\s+/);
  const lines = [''];
  for (const word of words) {
    if (lines.at(-1).length + word.length + indent.length > 108) lines.push('');
    lines[lines.length - 1] += `${lines.at(-1) ? ' ' : ''}${word}`;
  }
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`].join('\n');
};

const key = (name) => (/^[\w$]+$/.test(name) ? name : `'${name}'`);

const block = (name, lines) =>
  lines.length ? [`    ${name}: {`, ...lines, '    };'] : [`    ${name}: Record<never, never>;`];

function typesOf({tagName, name, description, members = [], attributes = [], events = []}) {
  const fields = members.filter(({kind, static: isStatic}) => kind === 'field' && !isStatic);
  const taken = new Set(members.map((member) => member.name));
  const line = (one, type) => `${comment(one.description, '      ')}\n      ${key(one.name)}${type}`;
  return [
    comment(description, '  '),
    `  '${tagName}': {`,
    `    element: ${name};`,
    ...block(
      'properties',
      fields.map((one) => line(one, `?: ${name}['${one.name}'];`)),
    ),
    // Frameworks that set a property where one has the name would put it over a method.
    ...block(
      'attributes',
      attributes.filter((one) => !taken.has(one.name)).map((one) => line(one, '?: string;')),
    ),
    ...block(
      'events',
      events.map((one) => line(one, `: PartnerEvent<'${one.name}'>;`)),
    ),
    '  };',
  ].join('\n');
}

/** @param {readonly string[]} classes names of those that the package exports: of the others, nobody needs types */
export function elementTypes(manifest, classes) {
  const declared = manifest.modules
    .flatMap(({declarations}) => declarations)
    .filter(({name}) => classes.includes(name));
  const imported = ['PartnerEvent', ...declared.map(({name}) => name)];
  return `/** What the kit's elements take and tell. Made from custom-elements.json by \`npm run manifest\`. */
import type {${imported.join(', ')}} from 'partner-widgets';

export interface PartnerElements {
${declared.map(typesOf).join('\n')}
}

export type PartnerTag = keyof PartnerElements;

/** Properties of an element, and those of its attributes that are named otherwise. */
export type PropsOf<T extends PartnerTag> = PartnerElements[T]['properties'] & PartnerElements[T]['attributes'];

/** Public events of an element, by name. */
export type EventsOf<T extends PartnerTag> = PartnerElements[T]['events'];

/** Listeners by the names that attributes have: \`onpartner-ready\`. */
export type ListenersOf<T extends PartnerTag> = {
  [N in keyof EventsOf<T> & string as \`on\${N}\`]?: (event: EventsOf<T>[N]) => void;
};
`;
}
