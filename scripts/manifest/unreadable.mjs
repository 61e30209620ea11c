/** What an element would offer without its name standing in the code, so that no list of what it offers can have it. */
import {relative, sep} from 'node:path';
import ts from 'typescript';

/** Events that belong to a protocol of others. */
const ofOthers = new Set(['context-request']);

const value = (attribute) => `\\s${attribute}=(?:"[^"]*\\$\\{|'|[^"'\\s])`;

/** Patterns of what stands in templates and style sheets. */
const patterns = [
  [new RegExp(value('part'), 'g'), 'a part has its name in the template: part="…"'],
  [new RegExp(`<slot\\b[^>]*${value('name')}`, 'g'), 'a slot has its name in the template: name="…"'],
  [/\sexportparts=|\.part\.\w+\(|\.part = /g, 'a part has its name in the template: part="…"'],
  [/\bstates\.(?:add\((?!')|toggle)/g, "a state has its name in the code: states.add('…')"],
];

/** Whether a type is one or several names of public events, and nothing else. */
const isEventName = (type, names) =>
  (type.isUnion() ? type.types : [type]).every((one) => one.isStringLiteral() && names.has(one.value));

const isParameter = (node, checker) =>
  ts.isIdentifier(node) && checker.getSymbolAtLocation(node)?.declarations?.every(ts.isParameter);

/** What is no name by how it is written: its type, which takes long to tell, need not be asked for. */
const isNoName = (node) =>
  ts.isFunctionLike(node) ||
  ts.isObjectLiteralExpression(node) ||
  ts.isArrayLiteralExpression(node) ||
  ts.isNumericLiteral(node) ||
  ts.isTaggedTemplateExpression(node) ||
  ts.isNewExpression(node) ||
  ts.isSpreadElement(node) ||
  node.kind === ts.SyntaxKind.ThisKeyword;

/** What is wrong with a call or a `new`, or `undefined`. */
function wrongWith(node, names, checker) {
  const [first] = node.arguments ?? [];
  if (!first) return undefined;
  const called = node.expression;
  if (ts.isNewExpression(node) && /^(?:Custom)?Event$/.test(called.getText())) {
    return ofOthers.has(first.text) ? undefined : 'an event of the kit is a PartnerEvent';
  }
  const method = ts.isPropertyAccessExpression(called) ? called.name.text : '';
  if (/^(?:get|has|set|toggle|remove)Attribute/.test(method)) {
    const isOfElement = checker.getTypeAtLocation(called.expression).getProperty('renderRoot');
    return isOfElement ? 'an attribute of an element of the kit is a declared property' : undefined;
  }
  if (
    method.endsWith('EventListener') ||
    ts.isStringLiteralLike(first) ||
    isNoName(first) ||
    isParameter(first, checker)
  )
    return undefined;
  const named = ts.isParenthesizedExpression(first) ? first.expression : first;
  if (ts.isConditionalExpression(named) && [named.whenTrue, named.whenFalse].every(ts.isStringLiteral))
    return undefined;
  const isName = ts.isExpression(first) && isEventName(checker.getTypeAtLocation(first), names);
  return isName ? 'an event has its name in the call' : undefined;
}

/**
 * One sentence for each place in the elements' modules.
 * @param sources the modules' source files
 * @param names of the public events
 */
export function unreadableIn(sources, names, checker, root) {
  // What an element sets, one inside it may read.
  const own = new Set(
    sources.flatMap(({text}) => [...text.matchAll(/(--[\w-]+)['"]?\s*[:,]/g)].map(([, name]) => name)),
  );
  const found = [];
  const tell = (source, position, sentence) => {
    const {line} = source.getLineAndCharacterOfPosition(position);
    found.push(`${relative(root, source.fileName).split(sep).join('/')}:${line + 1}: ${sentence}`);
  };
  for (const source of sources) {
    const visit = (node) => {
      const wrong = ts.isCallExpression(node) || ts.isNewExpression(node) ? wrongWith(node, names, checker) : undefined;
      if (wrong) tell(source, node.getStart(), wrong);
      ts.forEachChild(node, visit);
    };
    visit(source);
    for (const [pattern, sentence] of patterns) {
      for (const {index} of source.text.matchAll(pattern)) tell(source, index + 1, sentence);
    }
    for (const {index, 1: name} of source.text.matchAll(/(?:var\(\s*|getPropertyValue\(['"])(--[\w-]*)/g)) {
      if (name.startsWith('--partner-') || own.has(name)) continue;
      tell(source, index, `${name} is neither set by the kit nor one of --partner-…`);
    }
  }
  return found;
}
