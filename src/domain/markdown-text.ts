/** Markdown to the closed tree of an agreement's text. Apart from the rest, because its reader is heavy. */
import {Lexer, Tokenizer, type Token, type Tokens} from 'marked';
import {headingIds, plainText, safeLink, type AgreementText, type Block, type Inline} from './agreement-text.js';
import {decodeEntities} from './decode-entities.js';
import {plainBlocks} from './parse-agreement-text.js';
import {pauses} from './pause.js';

/** Lists and quotes nested deeper are shown as the text they are. */
const maximumDepth = 8;
/** Emphasis and links nested deeper are shown as the text they are. */
const maximumInlineDepth = 12;
/** A paragraph with more marks of emphasis, links and code is shown as it is: reading it would take too long. */
const maximumMarks = 1000;
/** A table with more cells is shown as it is: empty ones are not even written in the text. */
const maximumCells = 20_000;
/**
 * Characters after which a piece ends at the next place that is surely between two blocks, and at any line. JavaScriptCore
 * looks through the whole rest of a piece for each block, so that a long one takes it much longer than two short ones.
 */
const piece = {least: 1024, most: 65_536};

/** The tree of Markdown with tables (GFM), without its bare links and strikethrough. Never throws because of the text. */
export async function markdownText(source: string): Promise<AgreementText> {
  const pause = pauses();
  const reader = new Reader();
  const pieces: Token[][] = [];
  for (const part of piecesOf(source)) {
    pieces.push(reader.blocks(part));
    await pause();
  }
  while (reader.readsOn()) await pause();
  const idOf = headingIds();
  const blocks: Block[] = [];
  for (const tokens of pieces) {
    blocks.push(...blocksOf(tokens, idOf, 0));
    await pause();
  }
  return {blocks};
}

/** Reads blocks piece by piece, and then what is in them, when the targets of all links are known. */
class Reader {
  readonly #tokenizer = new BoundedTokenizer();
  readonly #lexer = new Lexer({gfm: true, tokenizer: this.#tokenizer});
  #next = 0;

  constructor() {
    // The rules of plain Markdown within a line: those of GFM look for mail addresses in quadratic time.
    this.#tokenizer.rules = {...this.#tokenizer.rules, inline: Lexer.rules.inline.normal};
  }

  /** The blocks of a piece; where it cannot be read, the piece as it is. */
  blocks(source: string): Token[] {
    const queued = this.#lexer.inlineQueue.length;
    try {
      return this.#lexer.blockTokens(source, []);
    } catch {
      this.#lexer.inlineQueue.length = queued;
      this.#lexer.state.top = true;
      return [{type: 'unread', raw: source}];
    }
  }

  /** Reads what is in the next few blocks. False: nothing is left. */
  readsOn(): boolean {
    const until = this.#next + 50;
    for (const {src, tokens} of this.#lexer.inlineQueue.slice(this.#next, until)) {
      if (!isReadable(src) || !this.#reads(src, tokens)) tokens.push({type: 'escape', raw: src, text: src});
    }
    this.#next = until;
    return until < this.#lexer.inlineQueue.length;
  }

  #reads(source: string, tokens: Token[]): boolean {
    try {
      this.#lexer.inlineTokens(source, tokens);
      return true;
    } catch {
      Object.assign(this.#lexer.state, {inLink: false, inRawBlock: false});
      tokens.length = 0;
      return false;
    }
  }
}

const isReadable = (source: string): boolean => (source.match(/[*_[`<\\]/g)?.length ?? 0) <= maximumMarks;

/** Reads as its base does, as far as the bounds allow. */
class BoundedTokenizer extends Tokenizer {
  #depth = 0;

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return this.#nested(() => super.blockquote(source));
  }

  override list(source: string): Tokens.List | undefined {
    return this.#nested(() => super.list(source));
  }

  override table(source: string): Tokens.Table | undefined {
    const found = this.rules.block.table.exec(source);
    if (!found) return undefined;
    const [raw, head = '', , rows = ''] = found;
    const cells = head.split('|').length * (rows.split('\n').length + 1);
    return cells > maximumCells ? ({type: 'unread', raw} as unknown as Tokens.Table) : super.table(source);
  }

  #nested<T>(read: () => T): T | undefined {
    if (this.#depth >= maximumDepth) return undefined;
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}

/**
 * `source` in pieces that mean apart what they mean together: each begins with a heading, or with a letter after an
 * empty line, outside of code. Where a text has no such place for long, with a line that is not indented, or any line.
 */
function* piecesOf(source: string): Generator<string> {
  let start = 0;
  let fence: string | null = null;
  let isAfterEmpty = false;
  for (let at = 0; at < source.length;) {
    const feed = source.indexOf('\n', at);
    const end = feed === -1 ? source.length : feed + 1;
    const line = source.slice(at, Math.min(end, at + 200));
    const length = at - start;
    const mayEnd: boolean =
      /^#{1,6} /.test(line) ||
      (isAfterEmpty && /^\p{L}/u.test(line)) ||
      (length > piece.most && /^\S/.test(line)) ||
      length > 2 * piece.most;
    if (fence === null && length > piece.least && mayEnd) {
      yield source.slice(start, at);
      start = at;
    }
    const mark: string | undefined = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence) && line.trim() === mark) fence = null;
    isAfterEmpty = line.trim() === '' && end - at <= 200;
    at = end;
  }
  yield source.slice(start);
}

function blocksOf(tokens: readonly Token[], idOf: (title: string) => string, depth: number): Block[] {
  return tokens.flatMap((token): Block | readonly Block[] => {
    if (depth > maximumDepth) return paragraph([{kind: 'text', text: token.raw}]);
    switch (token.type) {
      case 'space':
      case 'def':
      case 'hr':
        return [];
      case 'heading': {
        const {depth: level, tokens: inside} = token as Tokens.Heading;
        const inlines = inlinesOf(inside);
        const title = plainText(inlines).trim();
        return title === '' ? [] : {kind: 'heading', level: level as 1, id: idOf(title), inlines};
      }
      case 'code':
        return paragraph([{kind: 'code', text: (token as Tokens.Code).text}]);
      case 'blockquote':
        return {kind: 'quote', blocks: blocksOf(token.tokens ?? [], idOf, depth + 1)};
      case 'list': {
        const {ordered, start, items} = token as Tokens.List;
        return {
          kind: 'list',
          start: ordered ? Number(start) : null,
          items: items.map((item) => blocksOf(item.tokens, idOf, depth + 1)),
        };
      }
      case 'table': {
        const {header, rows} = token as Tokens.Table;
        const cells = (row: Tokens.TableCell[]) => row.map((cell) => inlinesOf(cell.tokens));
        return {kind: 'table', head: cells(header), rows: rows.map(cells)};
      }
      case 'paragraph':
      case 'text':
        return paragraph(inlinesOf((token as Tokens.Paragraph).tokens ?? [token]));
      case 'unread':
        return plainBlocks(token.raw, idOf).map((block) => (block.kind === 'heading' ? asText(block.inlines) : block));
      default:
        return paragraph([{kind: 'text', text: token.raw.trim()}]);
    }
  });
}

const asText = (inlines: readonly Inline[]): Block => ({kind: 'paragraph', inlines});

const paragraph = (inlines: readonly Inline[]): Block[] =>
  plainText(inlines).trim() === '' ? [] : [{kind: 'paragraph', inlines}];

function inlinesOf(tokens: readonly Token[], depth = 0): Inline[] {
  const inlines = tokens.flatMap((token): readonly Inline[] => {
    if (depth > maximumInlineDepth) return [{kind: 'text', text: token.raw}];
    switch (token.type) {
      case 'text':
        // The end of a line within a paragraph is a space.
        return [{kind: 'text', text: decodeEntities((token as Tokens.Text).text).replace(/ *\n */g, ' ')}];
      case 'escape':
        return [{kind: 'text', text: (token as Tokens.Escape).text}];
      case 'br':
        return [{kind: 'text', text: '\n'}];
      case 'codespan':
        return [{kind: 'code', text: (token as Tokens.Codespan).text}];
      case 'strong':
        return [{kind: 'strong', inlines: inlinesOf(token.tokens ?? [], depth + 1)}];
      case 'em':
        return [{kind: 'emphasis', inlines: inlinesOf(token.tokens ?? [], depth + 1)}];
      case 'image':
        return [{kind: 'text', text: plainText(inlinesOf(token.tokens ?? [], depth + 1))}];
      case 'link': {
        const {href, autolink, tokens: inside} = token as Tokens.Link;
        if (autolink) return safeLink(href, [{kind: 'text', text: (token as Tokens.Link).text}]);
        return safeLink(decodeEntities(href), inlinesOf(inside, depth + 1));
      }
      default:
        return [{kind: 'text', text: token.raw}];
    }
  });
  return joined(inlines);
}

/** Neighbouring texts as one, so that a word is found where a mark stood within it. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text') {
      result[result.length - 1] = {kind: 'text', text: last.text + inline.text};
    } else if (inline.kind !== 'text' || inline.text !== '') result.push(inline);
  }
  return result;
}
