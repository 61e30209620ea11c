/** What the element classes offer as their code says, without a look at their documentation. */
import {mkdirSync, rmSync} from 'node:fs';
import {basename, join, relative, sep} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import ts from 'typescript';
import {unreadableIn} from './unreadable.mjs';

/** What the browser calls, which TypeScript does not know to be its own. */
const reactions = new Set(['adoptedCallback', 'formAssociatedCallback', 'formDisabledCallback', 'formResetCallback']);

/**
 * The modules that `file` leads to, now or on use, and the classes of other elements among them: those lead on by
 * themselves.
 */
function modulesBehind(file, program, isElement) {
  const [sources, inner] = [new Map(), new Set()];
  const follow = (from, {text}, isType) => {
    const found = ts.resolveModuleName(text, from, program.getCompilerOptions(), ts.sys).resolvedModule;
    const path = found?.resolvedFileName ?? '';
    if (!path.startsWith(join(program.getCurrentDirectory(), 'src/'))) return;
    if (isElement(path)) inner.add(path);
    else if (!isType) read(path);
  };
  const read = (path) => {
    const source = program.getSourceFile(path);
    if (!source || sources.has(path)) return;
    sources.set(path, source);
    const visit = (node) => {
      if (ts.isImportDeclaration(node)) follow(path, node.moduleSpecifier, node.importClause?.isTypeOnly);
      if (ts.isExportDeclaration(node) && node.moduleSpecifier) follow(path, node.moduleSpecifier, node.isTypeOnly);
      const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
      if (isImport) follow(path, node.arguments[0], false);
      ts.forEachChild(node, visit);
    };
    visit(source);
  };
  read(file);
  inner.delete(file);
  return {sources: [...sources.values()], inner};
}

/** Names of events that a module dispatches, and that it keeps from leaving an element inside. */
function eventsIn(source, names) {
  const [told, stopped] = [new Set(), new Set()];
  const visit = (node) => {
    ts.forEachChild(node, visit);
    if (!ts.isStringLiteral(node) || !names.has(node.text)) return;
    let [child, parent] = [node, node.parent];
    while (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) {
      [child, parent] = [parent, parent.parent];
    }
    const isCall = ts.isCallExpression(parent) || ts.isNewExpression(parent);
    if (!isCall || parent.arguments?.[0] !== child) return;
    if (!parent.expression.getText().endsWith('EventListener')) told.add(node.text);
    else if (/\.stopPropagation\(\)/.test(parent.arguments[1]?.getText() ?? '')) stopped.add(node.text);
  };
  visit(source);
  return {told, stopped};
}

const matches = (sources, pattern) =>
  new Set(sources.flatMap(({text}) => [...text.matchAll(pattern)].flatMap(([, found]) => (found ?? '').split(/\s+/))));

const hasTag = (declaration, name) => ts.getJSDocTags(declaration).some(({tagName}) => tagName.text === name);

/** A class and those that it is built on, up to Lit's. */
function classesOf(symbol, checker) {
  const classes = [symbol];
  while (classes.at(-1).name !== 'LitElement') {
    const [base] = checker.getBaseTypes(checker.getDeclaredTypeOfSymbol(classes.at(-1)));
    classes.push(base.symbol);
  }
  return classes;
}

/**
 * Names of public members: neither what Lit and the platform call, nor what is marked `@internal`.
 * @param {'members' | 'exports'} where of the instances, or of the class itself
 */
function membersOf(classes, where, checker) {
  const [lit] = classes.slice(-1);
  const foreign = where === 'members' ? checker.getDeclaredTypeOfSymbol(lit) : checker.getTypeOfSymbol(lit);
  const theirs = new Set(checker.getPropertiesOfType(foreign).map(({name}) => name));
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const [offered, internal] = [new Set(), new Set()];
  for (const {[where]: members} of classes.slice(0, -1)) {
    for (const [name, {declarations = []}] of members ?? []) {
      const [declaration] = declarations;
      if (!declaration || ts.isConstructorDeclaration(declaration) || ts.isTypeParameterDeclaration(declaration))
        continue;
      if (ts.isPrivateIdentifier(declaration.name ?? declaration) || theirs.has(name) || reactions.has(name)) continue;
      if (ts.getCombinedModifierFlags(declaration) & hidden) continue;
      if (declarations.some((one) => hasTag(one, 'internal'))) internal.add(name);
      else offered.add(name);
    }
  }
  return new Set([...offered].filter((name) => !internal.has(name)));
}

/** The classes as they run: on Node, as everything in the package can be imported there. */
async function attributesOf(root, classes) {
  const folder = join(root, 'node_modules/.cache/partner-widgets');
  const outfile = join(folder, `elements-${process.pid}.mjs`);
  mkdirSync(folder, {recursive: true});
  const contents = classes.map(({name, file}) => `export {${name}} from ${JSON.stringify(file)};`).join('\n');
  const options = {bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'error'};
  await build({
    stdin: {contents, resolveDir: root, loader: 'ts'},
    tsconfig: join(root, 'tsconfig.json'),
    outfile,
    ...options,
  });
  try {
    const module = await import(pathToFileURL(outfile).href);
    return Object.fromEntries(classes.map(({name}) => [name, new Set(module[name].observedAttributes)]));
  } finally {
    rmSync(outfile, {force: true});
  }
}

/**
 * Of each element, by its tag: its class and file, and the names of all it offers; of each public event, the type
 * of its detail as text; and what cannot be told from the code.
 * @param {string} root the checkout
 */
export async function readClasses(root) {
  const {config} = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const {options} = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const folder = join(root, 'src/components');
  const files = ts.sys.readDirectory(folder, ['.ts'], undefined, ['*.ts']);
  const program = ts.createProgram(
    files,
    {...options, types: []},
    {...ts.createCompilerHost(options), getCurrentDirectory: () => root},
  );
  const checker = program.getTypeChecker();
  const isElement = (path) => files.includes(path) && basename(path) !== 'events.ts';

  const events = program.getSourceFile(join(folder, 'events.ts'));
  const exported = (name) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(events)).find((one) => one.name === name);
  const details = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(exported('PartnerEventDetails')));
  const textOf = (type) =>
    checker.typeToString(
      type,
      undefined,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
    );
  /** All members of a type written out, as nobody outside knows what it is put together from. */
  const writtenOut = (type) => {
    const members = checker.getPropertiesOfType(type).map((member) => {
      const isOptional = member.flags & ts.SymbolFlags.Optional;
      const text = textOf(checker.getTypeOfSymbol(member));
      return `${member.name}${isOptional ? '?' : ''}: ${isOptional ? text.replace(/ \| undefined$/, '') : text}`;
    });
    return `{${members.join('; ')}}`;
  };
  const detailTypes = Object.fromEntries(
    details.map((detail) => [detail.name, writtenOut(checker.getTypeOfSymbol(detail))]),
  );
  const names = new Set(Object.keys(detailTypes));

  const tags = files.filter(isElement).map((file) => {
    const source = program.getSourceFile(file);
    const symbol = checker
      .getExportsOfModule(checker.getSymbolAtLocation(source))
      .find(({valueDeclaration}) => valueDeclaration && ts.isClassDeclaration(valueDeclaration));
    return {tag: basename(file, '.ts'), name: symbol.name, file, symbol};
  });
  const attributes = await attributesOf(root, tags);

  const behind = new Map(tags.map(({file}) => [file, modulesBehind(file, program, isElement)]));
  const modules = [...new Set([...behind.values()].flatMap(({sources}) => sources))];
  const elements = tags.map(({tag, name, file, symbol}) => {
    const classes = classesOf(symbol, checker);
    const members = membersOf(classes, 'members', checker);
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const fields = [...members]
      .map((member) => checker.getPropertyOfType(type, member))
      .filter((member) => !(member.flags & ts.SymbolFlags.Method));
    const {sources, inner} = behind.get(file);
    const found = sources.map((source) => eventsIn(source, names));
    return {
      tag,
      name,
      file,
      path: relative(root, file).split(sep).join('/'),
      members,
      types: new Map(fields.map((field) => [field.name, textOf(checker.getTypeOfSymbol(field))])),
      statics: membersOf(classes, 'exports', checker),
      attributes: attributes[name],
      events: new Set(found.flatMap(({told}) => [...told])),
      stopped: new Set(found.flatMap(({stopped}) => [...stopped])),
      parts: matches(sources, /\spart="([^"$]+)"/g),
      cssProperties: matches(sources, /var\((--partner-[\w-]+)/g),
      slots: matches(sources, /<slot\b(?:[^>]*?\sname="([^"$]+)")?/g),
      states: matches(sources, /\bstates\.add\('([^']+)'/g),
      inner,
    };
  });
  // What an element inside tells comes out of the one around it; what styles it is handed down.
  for (const element of elements) {
    for (const {events, cssProperties} of elements.filter(({file}) => element.inner.has(file))) {
      for (const event of events) if (!element.stopped.has(event)) element.events.add(event);
      for (const property of cssProperties) element.cssProperties.add(property);
    }
  }
  return {elements, detailTypes, unreadable: unreadableIn(modules, names, checker, root)};
}
