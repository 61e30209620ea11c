/** Verifies a receipt in the page. Nothing leaves it: its policy allows no connection. */
import {receiptFields, verifyReceipt} from '../../dist/domain/verify-receipt.js';
import {words} from './words.js';

const longestReceipt = 1_000_000;

const element = (id) => document.getElementById(id);
const [form, language, receipt, result, verdict] = ['form', 'language', 'receipt', 'result', 'verdict'].map(element);

/** What was verified last, to be said again in another language. */
let last;

/** How often what is to be verified has changed: a verdict is on what stands in the fields. */
let changes = 0;

const languageOf = (tag) => {
  const [primary] = tag.toLowerCase().split('-');
  return {ru: 'ru', sr: 'sr-Latn'}[primary] ?? (primary === 'en' ? 'en' : undefined);
};

function create(name, text, className = '') {
  const created = document.createElement(name);
  created.textContent = text;
  if (className) created.className = className;
  return created;
}

function translate() {
  const said = words[language.value];
  document.documentElement.lang = language.value;
  document.title = said.title;
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = said[node.dataset.word];
  if (last) show(last);
}

const parsed = (json) => {
  try {
    return JSON.parse(json);
  } catch {
    return '';
  }
};

const readReceipt = async (file) => (file.size > longestReceipt ? '' : file.text());

/** What is to be verified is another one now, and nothing is known of it. */
function forget() {
  changes += 1;
  last = undefined;
  result.hidden = true;
}

async function verify() {
  const before = changes;
  const [text] = element('text-file').files;
  const [previous] = element('previous-file').files;
  const hash = element('hash').value.trim().toLowerCase();
  const value = receipt.value.length > longestReceipt ? '' : parsed(receipt.value);
  const evidence = {
    ...(text && {text: await text.arrayBuffer()}),
    ...(previous && {previous: parsed(await readReceipt(previous))}),
    ...(hash && {hash}),
  };
  const outcome = await verifyReceipt(value, evidence);
  if (changes !== before) return;
  last = {value, problems: outcome.valid ? [] : outcome.problems, compared: Object.keys(evidence)};
  show(last);
  verdict.focus();
}

function show({value, problems, compared}) {
  const said = words[language.value];
  const isValid = problems.length === 0;
  result.hidden = false;
  result.className = isValid ? 'valid' : '';
  verdict.textContent = `${isValid ? '✓' : '✗'} ${isValid ? said.valid : said.invalid}`;
  element('problems').replaceChildren(
    ...problems.map((problem) => create('li', said.problems[problem] ?? said.malformed(said.fields[problem]))),
  );
  const matches = {text: said.comparedText, previous: said.comparedPrevious, hash: said.comparedHash};
  element('limits').hidden = !isValid;
  element('compared').textContent = isValid
    ? compared.map((evidence) => matches[evidence]).join(' ') || said.comparedNothing
    : '';
  // What is not of the form of a receipt may say anything, so nothing of it is shown.
  const isReadable = !problems.some((problem) => receiptFields.includes(problem) || problem in unreadable);
  element('content').hidden = !isReadable;
  element('fields').replaceChildren(...(isReadable ? receiptFields.flatMap((name) => entry(name, value[name])) : []));
}

const unreadable = {notReceipt: true, otherSchema: true, noCrypto: true};

/** A name for a code in the language of the page; the code itself stays beside it. */
function named(type, code) {
  try {
    const name = new Intl.DisplayNames([language.value], {type, fallback: 'none'}).of(code);
    return name ? `${name} (${code})` : code;
  } catch {
    return code;
  }
}

function inWords(name, value) {
  if (name === 'countries') return value.map((code) => named('region', code)).join(', ');
  if (name === 'textLanguage' || name === 'attestationLanguage') return named('language', value);
  if (name !== 'acceptedAt') return String(value);
  const format = new Intl.DateTimeFormat(language.value, {dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC'});
  return `${format.format(new Date(value))} (${value})`;
}

function entry(name, value) {
  const said = words[language.value];
  const detail = create('dd', '', /hash$|Id$|^id$/i.test(name) ? 'exact' : '');
  // The isolation keeps a name that is written from right to left from turning what stands beside it.
  detail.append(create('bdi', value === null ? said.none : inWords(name, value)));
  return [create('dt', said.fields[name]), detail];
}

/** Puts a dropped file where a chosen one would be. */
async function take(name, file) {
  const input = element(`${name}-file`);
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  forget();
  if (name === 'receipt') await showFile();
}

async function showFile() {
  const [file] = element('receipt-file').files;
  if (!file) return;
  const content = await readReceipt(file);
  // Another one may have been chosen meanwhile.
  if (element('receipt-file').files[0] !== file) return;
  receipt.value = content;
  forget();
}

for (const area of document.querySelectorAll('[data-drop]')) {
  const mark = (isOver) => () => area.classList.toggle('over', isOver);
  area.addEventListener('dragover', mark(true));
  area.addEventListener('dragleave', mark(false));
  area.addEventListener('drop', (event) => {
    mark(false)();
    const [file] = event.dataTransfer.files;
    if (file) void take(area.dataset.drop, file);
  });
}
// A file that is dropped beside the fields must not replace the page.
const refuse = (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
};
document.addEventListener('dragover', refuse);
document.addEventListener('drop', refuse);

element('receipt-file').addEventListener('change', () => void showFile());
form.addEventListener('input', forget);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void verify();
});
language.addEventListener('change', translate);
// Whoever leads here knows which language is read, `?lang=ru`; else the browser does.
const wanted = new URLSearchParams(location.search).get('lang') ?? '';
language.value = [wanted, ...navigator.languages].map(languageOf).find(Boolean) ?? 'en';
translate();
