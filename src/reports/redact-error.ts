/** What of an error may be kept and copied: where in the code and in the data, never the data itself. */
export interface RedactedError {
  /** Such as `TypeError`; `Error` where it is none of the names that code gives. */
  readonly name: string;
  /** Of Tieout's own errors, such as `invalidResponse`; empty for others. */
  readonly code: string;
  /** The field that did not parse, such as `jobcodes.*.name`; keys that could be data are `*`. Empty for other errors. */
  readonly field: string;
  /** Script, line and column of each call, innermost first. */
  readonly stack: readonly string[];
}

const maxFrames = 12;
const maxCauses = 3;

/**
 * Keeps only what code has written. A message is left out altogether: an engine quotes in it what it could not parse, and a service
 * what it was sent.
 */
export function redactError(error: unknown): RedactedError {
  return { name: nameOf(error), code: codeOf(error), field: fieldOf(error), stack: stackOf(error) };
}

/** The error and what it was caused by, outermost first. */
export function withCauses(error: unknown): readonly unknown[] {
  const errors = [error];
  let inner = causeOf(error);
  while (inner !== undefined && errors.length <= maxCauses) {
    errors.push(inner);
    inner = causeOf(inner);
  }
  return errors;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? undefined) : undefined;
}

/** Empty for what is no object: `throw 'text'` names nothing that may be kept. */
function propertiesOf(error: unknown): Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
}

function nameOf(error: unknown): string {
  const { name } = propertiesOf(error);
  return typeof name === 'string' && /^\$?[A-Z][A-Za-z]{0,40}Error$/.test(name) ? name : 'Error';
}

/** Where each of our own errors keeps its code; another library's `code` may be anything. */
const codeFields: Readonly<Record<string, string>> = {
  SystemError: 'code',
  DatabaseError: 'reason',
};

function codeOf(error: unknown): string {
  const code = propertiesOf(error)[codeFields[nameOf(error)] ?? ''];
  return typeof code === 'string' && /^[a-z][A-Za-z]{0,40}$/.test(code) ? code : '';
}

/** The field that did not parse: `SystemError` and `SchemaError` have it under this name, and no other error has. */
function fieldOf(error: unknown): string {
  const { oddField } = propertiesOf(error);
  return typeof oddField === 'string' && oddField !== '' ? oddField.split('.').map(fieldName).join('.') : '';
}

/** A field is one plain word, such as `DisplayName`; a place in a list and a key that is an id are data. No service uses names as keys. */
function fieldName(key: string): string {
  return /^[A-Za-z_]{1,40}$/.test(key) ? key : '*';
}

/** A call in one of the extension's own scripts; its id and the names of functions are not kept. */
const ownFrame = /^\s*at .*?chrome-extension:\/\/[a-p]{32}\/([\w/.-]+\.js:\d+:\d+)\)?$/;

function stackOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const { message, stack } = error;
  // A message can look like a call. Where it is not the one that the stack begins with, the two cannot be told apart.
  const header = message === '' ? /^[\w$]+(?=\n|$)/ : /^[\w$]+: /;
  const start = header.exec(stack)?.[0].length;
  if (start === undefined || !stack.startsWith(message, start)) return [];
  return stack
    .slice(start + message.length)
    .split('\n')
    .flatMap((line) => ownFrame.exec(line)?.[1] ?? [])
    .slice(0, maxFrames);
}
