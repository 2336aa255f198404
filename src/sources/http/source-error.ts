import type { SystemId } from '../../domain/records';
import type { ErrorCode, PlainError } from '../../messages/errors';

/** What a source throws, and nothing else: by what the user can do about it, never by a vendor's wording. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: ErrorCode;
  readonly system: SystemId;
  /** Epoch ms at which another try is allowed. */
  readonly retryAt: number | null;
  /** The service's own reason, free of tokens and of clients' names. */
  readonly detail: string;

  constructor(code: ErrorCode, system: SystemId, more: { retryAt?: number; detail?: string } = {}) {
    super(`${system}: ${code}`);
    this.code = code;
    this.system = system;
    this.retryAt = more.retryAt ?? null;
    this.detail = more.detail ?? '';
  }

  /** The form in which the error crosses between the worlds. */
  toPlain(): PlainError {
    return { code: this.code, system: this.system, retryAt: this.retryAt, detail: this.detail };
  }
}

/** An answer that is not of the form that the facts give; `where` names what was asked for. */
export function oddAnswer(system: SystemId, where: string): SourceError {
  return new SourceError('oddAnswer', system, { detail: where });
}

export function isSourceError(error: unknown): error is SourceError {
  return error instanceof SourceError;
}
