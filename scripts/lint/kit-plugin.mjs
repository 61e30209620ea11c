import {dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {concrete, zones} from './zones.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const projectPath = (absolute) => relative(root, absolute).split(sep).join('/');

const packageName = (source) => source.match(/^(@[^/]+\/[^/]+|[^/]+)/)[0];

function importedModule(file, source) {
  if (!source.startsWith('.')) return undefined;
  return join(dirname(file), source).split(sep).join('/').replace(/\.js$/, '.ts');
}

/** The reason why `file` may not import `source`, or nothing. */
function forbidden(file, source, typeOnly) {
  const zone = zones.find(({files}) => files.test(file));
  if (!zone) return undefined;
  const target = importedModule(file, source);
  if (!target) {
    return zone.packages.includes(packageName(source))
      ? undefined
      : `${zone.name} may not import the package ${source}`;
  }
  if (!zone.own.some((pattern) => pattern.test(target))) {
    const asType = zone.types?.some((pattern) => pattern.test(target));
    if (asType) return typeOnly ? undefined : `${zone.name} may import ${target} as a type only`;
    return `${zone.name} may not import ${target}`;
  }
  const composes = zone.name === 'composition root' || /^src\/(backend|storage)\//.test(file);
  if (concrete.test(target) && !composes && !typeOnly) return `only src/define and src/index.ts may name ${target}`;
  return undefined;
}

const onlyTypes = (node) =>
  (node.importKind ?? node.exportKind) === 'type' ||
  (node.specifiers?.length > 0 && node.specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type'));

const importZones = {
  meta: {type: 'problem', schema: []},
  create(context) {
    const file = projectPath(context.filename);
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const message = forbidden(file, node.source.value, onlyTypes(node));
      if (message) context.report({node, message});
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: (node) => {
        const source = node.source?.value ?? node.argument?.literal?.value;
        const message = typeof source === 'string' ? forbidden(file, source, true) : undefined;
        if (message) context.report({node, message});
      },
    };
  },
};

const injectingNames = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'unsafeHTML',
  'unsafeSVG',
  'unsafeMathML',
  'unsafeStatic',
  'styleMap',
]);

const noInjection = {
  meta: {type: 'problem', schema: []},
  create(context) {
    const message = (name) => `${name} breaks a strict content security policy or lets data become markup`;
    const name = (node) =>
      injectingNames.has(node.name) ? context.report({node, message: message(node.name)}) : undefined;
    return {
      Identifier: name,
      MemberExpression(node) {
        const {object, property} = node;
        if (node.computed && injectingNames.has(property.value))
          context.report({node, message: message(property.value)});
        if (object.name === 'document' && /^(write|writeln)$/.test(property.name)) {
          context.report({node, message: message('document.write')});
        }
      },
    };
  },
};

const noStyleAttribute = {
  meta: {type: 'problem', schema: []},
  create: (context) => ({
    TaggedTemplateExpression({tag, quasi}) {
      if (!/^(html|svg|staticHtml)$/.test(tag.name ?? '')) return;
      for (const part of quasi.quasis) {
        if (/(^|\s)style\s*=/i.test(part.value.raw)) {
          context.report({node: part, message: 'a style attribute is blocked by a strict content security policy'});
        }
        if (/<(style|script)[\s>]/i.test(part.value.raw)) {
          context.report({
            node: part,
            message: 'a style or script element is blocked by a strict content security policy',
          });
        }
      }
    },
  }),
};

const storingGlobals = new Set(['localStorage', 'sessionStorage', 'caches', 'cookieStore', 'indexedDB']);
/** Stores that are a member of something, and the last name of what they are a member of. */
const storingMembers = {
  cookie: /^(document|ownerDocument)$/,
  storage: /^(navigator|clientInformation)$/,
  name: /^(window|globalThis|self|top|parent|defaultView)$/,
};

/** The `a` of `a`, `b.a`, `b?.a` and `b['a']`. */
const lastName = (node) => {
  if (node?.type === 'ChainExpression') return lastName(node.expression);
  if (node?.type === 'MemberExpression') return node.computed ? literalText(node.property) : node.property.name;
  return node?.name ?? literalText(node);
};
const literalText = (node) => (node?.type === 'TemplateLiteral' ? node.quasis[0].value.cooked : node?.value);

const noBrowserStorage = {
  meta: {type: 'problem', schema: []},
  create(context) {
    const isStorage = projectPath(context.filename).startsWith('src/storage/');
    const isForbidden = (name) => storingGlobals.has(name) && !(isStorage && name === 'indexedDB');
    const report = (node, name) =>
      context.report({node, message: `${name} is not used: what is kept goes through the storage port`});
    const isMember = (name, owner) =>
      Object.hasOwn(storingMembers, name) &&
      storingMembers[name].test(lastName(owner)) &&
      !(isStorage && name === 'storage');
    return {
      Identifier(node) {
        if (isForbidden(node.name)) report(node, node.name);
      },
      MemberExpression(node) {
        const name = lastName(node);
        if (isMember(name, node.object)) report(node, `${lastName(node.object)}.${name}`);
        if (node.computed && isForbidden(name)) report(node, name);
      },
      VariableDeclarator({id, init}) {
        if (id.type !== 'ObjectPattern' || !init) return;
        for (const {key} of id.properties) {
          if (key && isMember(lastName(key), init)) report(key, `${lastName(init)}.${lastName(key)}`);
        }
      },
    };
  },
};

/** The project's own lint rules: see the messages. */
export default {
  meta: {name: 'kit'},
  rules: {
    'import-zones': importZones,
    'no-injection': noInjection,
    'no-style-attribute': noStyleAttribute,
    'no-browser-storage': noBrowserStorage,
  },
};
