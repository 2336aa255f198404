import type { Switches } from '../switches';
import { QboFault } from './faults';

export type Operator = '=' | '<' | '>' | '<=' | '>=' | 'IN' | 'LIKE';
export type Literal = string | number | boolean;

export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  /** One value, except with `IN`. */
  readonly values: readonly Literal[];
}

export interface Query {
  readonly select: 'all' | 'count' | readonly string[];
  readonly entity: string;
  readonly where: readonly Condition[];
  readonly orderBy: readonly { readonly field: string; readonly isDescending: boolean }[];
  /** 1-based. */
  readonly startPosition: number;
  readonly maxResults: number;
}

const defaultMaxResults = 100;
const highestMaxResults = 1000;

/**
 * Parses a statement of the query language (quickbooks.md 4), and nothing beyond it: no `OR`, no `!=`, no doubled quotes.
 * Throws `QboFault` 4000 for what does not parse (any character above U+00FF included, by the switch above U+007F), 4001 for numbers out of range.
 */
export function parseQuery(statement: string, switches: Switches['quickbooksOnline']): Query {
  const reader = new TokenReader(tokenize(statement, switches));
  reader.keyword('SELECT');
  const select = readSelection(reader);
  reader.keyword('FROM');
  const entity = reader.name();
  const where: Condition[] = [];
  if (reader.isKeyword('WHERE')) {
    do where.push(readCondition(reader));
    while (reader.isKeyword('AND'));
  }
  const orderBy = readOrder(reader);
  const startPosition = reader.isKeyword('STARTPOSITION') ? readCount(reader) : 1;
  const maxResults = reader.isKeyword('MAXRESULTS') ? readCount(reader) : defaultMaxResults;
  reader.end();
  return {
    select,
    entity,
    where,
    orderBy,
    startPosition,
    maxResults: Math.min(maxResults, highestMaxResults),
  };
}

function parseFault(detail: string): QboFault {
  return new QboFault({
    code: '4000',
    message: 'Error parsing query',
    detail: `QueryParserError: ${detail}`,
  });
}

/** 4001: the statement parses and asks for what cannot be had. */
export function queryFault(detail: string): QboFault {
  return new QboFault({ code: '4001', message: 'Invalid query', detail: `QueryValidationError: ${detail}` });
}

type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string };

/** `inner` matches the text of a literal, between its apostrophes. */
function tokenPatternFor(inner: RegExp): RegExp {
  return new RegExp(
    `\\s*(?:(?<word>[A-Za-z_][\\w.]*)|(?<number>-?\\d+(?:\\.\\d+)?)|'(?<string>${inner.source})'|(?<symbol><=|>=|[=<>(),*]))`,
    'y',
  );
}

/** How the text of a literal is read: which characters a backslash may stand before, and which of them lose it. */
const literalForms = {
  escaped: { pattern: tokenPatternFor(/(?:[^'\\]|\\['\\])*/), escaped: /\\(['\\])/g },
  literal: { pattern: tokenPatternFor(/(?:[^'\\]|\\'|\\(?!'))*/), escaped: /\\(')/g },
} as const;

function tokenize(statement: string, switches: Switches['quickbooksOnline']): Token[] {
  const unreadable = switches.acceptsLatin1InQueries ? /[\u{100}-\u{10ffff}]/u : /[\u{80}-\u{10ffff}]/u;
  const unread = unreadable.exec(statement);
  if (unread !== null) throw lexicalFault(statement, unread.index);
  const { pattern: tokenPattern, escaped } = literalForms[switches.backslashInLiterals];
  const text = statement.trimEnd();
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const at = tokenPattern.lastIndex;
    const groups = tokenPattern.exec(text)?.groups;
    if (groups === undefined) throw lexicalFault(statement, at);
    if (groups.word !== undefined) tokens.push({ kind: 'word', text: groups.word });
    else if (groups.number !== undefined) tokens.push({ kind: 'number', text: groups.number });
    else if (groups.symbol !== undefined) tokens.push({ kind: 'symbol', text: groups.symbol });
    else tokens.push({ kind: 'string', text: (groups.string ?? '').replace(escaped, '$1') });
  }
  return tokens;
}

function lexicalFault(statement: string, at: number): QboFault {
  return parseFault(
    `Invalid content. Lexical error at line 1, column ${at + 1}. Encountered: "${statement.charAt(at)}"`,
  );
}

class TokenReader {
  #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  take(): Token {
    const token = this.#tokens[this.#position];
    if (token === undefined) throw parseFault('Encountered "<EOF>"');
    this.#position += 1;
    return token;
  }

  /** Takes the keyword, whatever its case, if it comes next. */
  isKeyword(keyword: string): boolean {
    const token = this.#tokens[this.#position];
    const isNext = token?.kind === 'word' && token.text.toUpperCase() === keyword;
    if (isNext) this.#position += 1;
    return isNext;
  }

  keyword(keyword: string): void {
    if (!this.isKeyword(keyword)) throw unexpected(this.take(), keyword);
  }

  isSymbol(symbol: string): boolean {
    const token = this.#tokens[this.#position];
    const isNext = token?.kind === 'symbol' && token.text === symbol;
    if (isNext) this.#position += 1;
    return isNext;
  }

  symbol(symbol: string): void {
    if (!this.isSymbol(symbol)) throw unexpected(this.take(), symbol);
  }

  name(): string {
    const token = this.take();
    if (token.kind !== 'word') throw unexpected(token, 'a name');
    return token.text;
  }

  end(): void {
    if (this.#position < this.#tokens.length) throw unexpected(this.take(), '<EOF>');
  }
}

function unexpected(token: Token, wanted: string): QboFault {
  return parseFault(`Encountered "${token.text}". Was expecting: ${wanted}`);
}

function readSelection(reader: TokenReader): Query['select'] {
  if (reader.isSymbol('*')) return 'all';
  const names = [reader.name()];
  if (names[0]?.toUpperCase() === 'COUNT' && reader.isSymbol('(')) {
    reader.symbol('*');
    reader.symbol(')');
    return 'count';
  }
  while (reader.isSymbol(',')) names.push(reader.name());
  return names;
}

function readCondition(reader: TokenReader): Condition {
  const field = reader.name();
  if (reader.isKeyword('IN')) {
    reader.symbol('(');
    const values = [readLiteral(reader)];
    while (reader.isSymbol(',')) values.push(readLiteral(reader));
    reader.symbol(')');
    return { field, operator: 'IN', values };
  }
  if (reader.isKeyword('LIKE')) return { field, operator: 'LIKE', values: [readLiteral(reader)] };
  const operator = (['<=', '>=', '=', '<', '>'] as const).find((symbol) => reader.isSymbol(symbol));
  if (operator === undefined) throw unexpected(reader.take(), 'an operator');
  return { field, operator, values: [readLiteral(reader)] };
}

function readLiteral(reader: TokenReader): Literal {
  const token = reader.take();
  if (token.kind === 'string') return token.text;
  if (token.kind === 'number') return Number(token.text);
  if (token.kind === 'word' && /^(true|false)$/i.test(token.text)) return token.text.toLowerCase() === 'true';
  throw unexpected(token, 'a value');
}

function readOrder(reader: TokenReader): Query['orderBy'] {
  if (reader.isKeyword('ORDER')) reader.keyword('BY');
  else if (!reader.isKeyword('ORDERBY')) return [];
  const order: { field: string; isDescending: boolean }[] = [];
  do {
    const field = reader.name();
    const isDescending = reader.isKeyword('DESC');
    if (!isDescending) reader.isKeyword('ASC');
    order.push({ field, isDescending });
  } while (reader.isSymbol(','));
  return order;
}

/** A whole number of at least 1. */
function readCount(reader: TokenReader): number {
  const token = reader.take();
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw unexpected(token, 'a whole number');
  const value = Number(token.text);
  if (value < 1) throw queryFault(`value ${value} is too small. Min allowed value is 1`);
  return value;
}
