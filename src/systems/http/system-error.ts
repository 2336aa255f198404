import type { Refusal } from '../../domain/plans/write-rejection';
import type { SystemId } from '../../domain/records/records';
import type { ErrorCode, PlainError } from '../../messages/errors';

interface MoreOfError {
  readonly retryAt?: number;
  readonly detail?: string;
  readonly refusal?: Refusal | null;
  readonly mayHaveHappened?: boolean;
}

/** What a source throws, and nothing else: by what the user can do about it, never by a vendor's wording. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: ErrorCode;
  readonly system: SystemId;
  /** Epoch ms at which another try is allowed. */
  readonly retryAt: number | null;
  /** The service's own reason, free of tokens and of clients' names. */
  readonly detail: string;
  /** Why the service has not carried out a write; `null` where it has not said so. */
  readonly refusal: Refusal | null;
  /** A write has reached the service, or may have, and it is not known whether it was carried out. */
  readonly mayHaveHappened: boolean;

  constructor(code: ErrorCode, system: SystemId, more: MoreOfError = {}) {
    super(`${system}: ${code}`);
    this.code = code;
    this.system = system;
    this.retryAt = more.retryAt ?? null;
    this.detail = more.detail ?? '';
    this.refusal = more.refusal ?? null;
    this.mayHaveHappened = more.mayHaveHappened ?? false;
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

/** The same error of a write that may have been carried out all the same. */
export function inDoubt(error: SourceError): SourceError {
  const { code, system, retryAt, detail } = error;
  return new SourceError(code, system, {
    ...(retryAt === null ? {} : { retryAt }),
    detail,
    mayHaveHappened: true,
  });
}

/** By its name: the two scripts of the worker each hold a copy of the class. */
export function isSourceError(error: unknown): error is SourceError {
  return error instanceof Error && error.name === 'SourceError';
}
