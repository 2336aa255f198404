import type { Switches } from '../switches';
import { badQuery, notAllowed } from './api-refusal';

export type Operator = 'eq' | 'contains' | 'gt' | 'ge' | 'lt' | 'le';

/** What a list allows to be asked of one property (karbon.md 1.3). */
export interface FilterField {
  readonly type: 'text' | 'date';
  readonly operators: readonly Operator[];
  /** `day()`, `month()` and `year()` are allowed on it. */
  readonly hasDateParts?: boolean;
  /** Text is compared without regard to case. */
  readonly ignoresCase?: boolean;
}

export type FilterFields = Readonly<Record<string, FilterField>>;

/** Whether one row of a list, in the shape in which it is sent, passes the filter. */
export type RowTest = (row: Readonly<Record<string, unknown>>) => boolean;

type Token =
  | { readonly kind: 'word' | 'text' | 'number' | 'date'; readonly value: string }
  | { readonly kind: '(' | ')' | ',' };

type Literal = Extract<Token, { value: string }>;

const operatorNames: Readonly<Record<string, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
  in: 'In',
  has: 'Has',
  or: 'Or',
  not: 'Not',
};

const dateParts: Readonly<Record<string, (dateText: string) => number>> = {
  year: (dateText) => Number(dateText.slice(0, 4)),
  month: (dateText) => Number(dateText.slice(5, 7)),
  day: (dateText) => Number(dateText.slice(8, 10)),
};

/** `inner` matches the text of a literal, between its apostrophes. */
function tokenPatternFor(inner: RegExp): RegExp {
  return new RegExp(
    `\\s*(?:'(${inner.source})'|([(),])|(\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+(?:Z|[+-]\\d{2}:\\d{2}))?)(?![\\w-])|(\\d+)(?!\\w)|([A-Za-z_]\\w*))`,
    'y',
  );
}

export type QuoteEscape = Switches['karbon']['quoteEscape'];

/** How an apostrophe inside a literal is written (karbon.md 1.3). */
export const quoteForms = {
  doubled: { pattern: tokenPatternFor(/(?:[^']|'')*/), escaped: "''" },
  backslash: { pattern: tokenPatternFor(/(?:[^'\\]|\\'|\\(?!'))*/), escaped: "\\'" },
} as const;

function tokensOf(text: string, quoteEscape: QuoteEscape): Token[] {
  const { pattern: tokenPattern, escaped } = quoteForms[quoteEscape];
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < trimmed.length) {
    const start = tokenPattern.lastIndex;
    const match = tokenPattern.exec(trimmed);
    if (match === null) throw badQuery(`Syntax error at position ${start} in '${text}'.`);
    const [, quoted, sign, date, number, word] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll(escaped, "'") });
    else if (sign === '(' || sign === ')' || sign === ',') tokens.push({ kind: sign });
    else if (date !== undefined) tokens.push({ kind: 'date', value: date });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
  }
  return tokens;
}

class FilterReader {
  private position = 0;
  private readonly tokens: readonly Token[];

  constructor(
    private readonly text: string,
    private readonly fields: FilterFields,
    private readonly typeName: string,
    private readonly switches: Pick<Switches['karbon'], 'acceptsOr' | 'quoteEscape'>,
  ) {
    this.tokens = tokensOf(text, switches.quoteEscape);
  }

  read(): RowTest {
    // `and` binds before `or`: a row passes if all tests of any one group hold.
    let group = [this.comparison()];
    const groups = [group];
    while (this.position < this.tokens.length) {
      const joint = this.word();
      if (joint === 'or') {
        if (!this.switches.acceptsOr) throw notAllowed('Logical operator', 'Or');
        group = [];
        groups.push(group);
      } else if (joint !== 'and') throw this.syntaxError();
      group.push(this.comparison());
    }
    return (row) => groups.some((tests) => tests.every((test) => test(row)));
  }

  private comparison(): RowTest {
    const first = this.word();
    if (this.tokens[this.position]?.kind === '(') return this.functionCall(first);
    if (first === 'not') throw notAllowed('Logical operator', 'Not');
    const field = this.field(first);
    const operator = this.operator();
    if (operator === 'contains' || !field.operators.includes(operator)) throw operatorRefusal(operator);
    const literal = this.literal();
    if (literal.kind !== field.type) {
      throw badQuery(`A binary operator with incompatible types was detected at '${first}'.`);
    }
    if (field.type === 'date') return dateTest(first, operator, literal.value);
    return textTest(first, operator, literal.value, field.ignoresCase ?? false);
  }

  private functionCall(name: string): RowTest {
    const partOf = dateParts[name];
    if (name !== 'contains' && partOf === undefined) throw notAllowed('Function', name);
    this.sign('(');
    const property = this.word();
    const field = this.field(property);
    if (partOf !== undefined) {
      if (field.hasDateParts !== true) throw notAllowed('Function', name);
      this.sign(')');
      const operator = this.operator();
      const literal = this.literal();
      if (literal.kind !== 'number') throw this.syntaxError();
      const wanted = Number(literal.value);
      return (row) => holds(operator, partOf(String(row[property] ?? '')) - wanted);
    }
    if (!field.operators.includes('contains')) throw notAllowed('Function', 'contains');
    this.sign(',');
    const literal = this.literal();
    this.sign(')');
    if (literal.kind !== 'text') throw this.syntaxError();
    return textTest(property, 'contains', literal.value, field.ignoresCase ?? false);
  }

  private field(name: string): FilterField {
    const field = Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
    if (field === undefined) {
      throw badQuery(`Could not find a property named '${name}' on type 'KarbonService.${this.typeName}'.`);
    }
    return field;
  }

  private operator(): Operator {
    const name = this.word();
    if (name === 'eq' || name === 'gt' || name === 'ge' || name === 'lt' || name === 'le') return name;
    if (Object.hasOwn(operatorNames, name)) throw operatorRefusal(name);
    throw this.syntaxError();
  }

  private literal(): Literal {
    const token = this.tokens[this.position++];
    if (token === undefined || !('value' in token) || token.kind === 'word') throw this.syntaxError();
    return token;
  }

  private word(): string {
    const token = this.tokens[this.position++];
    if (token?.kind !== 'word') throw this.syntaxError();
    return token.value;
  }

  private sign(kind: '(' | ')' | ','): void {
    if (this.tokens[this.position++]?.kind !== kind) throw this.syntaxError();
  }

  private syntaxError() {
    return badQuery(`Syntax error in '${this.text}'.`);
  }
}

function operatorRefusal(operator: string) {
  return notAllowed('Logical operator', operatorNames[operator] ?? operator);
}

function textTest(property: string, operator: Operator, wanted: string, ignoresCase: boolean): RowTest {
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text);
  const foldedWanted = fold(wanted);
  return (row) => {
    const value = row[property];
    if (typeof value !== 'string') return false;
    return operator === 'contains' ? fold(value).includes(foldedWanted) : fold(value) === foldedWanted;
  };
}

function dateTest(property: string, operator: Operator, wanted: string): RowTest {
  const wantedMs = Date.parse(wanted);
  if (Number.isNaN(wantedMs)) throw badQuery(`'${wanted}' is not a date.`);
  return (row) => {
    const value = row[property];
    return typeof value === 'string' && holds(operator, Date.parse(value) - wantedMs);
  };
}

function holds(operator: Operator, difference: number): boolean {
  if (operator === 'eq') return difference === 0;
  if (operator === 'gt') return difference > 0;
  if (operator === 'ge') return difference >= 0;
  if (operator === 'lt') return difference < 0;
  return operator === 'le' && difference <= 0;
}

/**
 * Reads a `$filter`: comparisons joined by `and`, by the switch also by `or`, nothing more (karbon.md 1.3).
 * Throws `ApiRefusal` (400, code 4002) for what the list does not allow.
 *
 * @example readFilter("ClientKey eq 'BrJp3Yy2vQ4t'", workItemFields, 'WorkItemSummaryDTO', switches)
 */
export function readFilter(
  text: string,
  fields: FilterFields,
  typeName: string,
  switches: Pick<Switches['karbon'], 'acceptsOr' | 'quoteEscape'>,
): RowTest {
  return new FilterReader(text, fields, typeName, switches).read();
}
