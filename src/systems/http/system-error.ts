import type { WriteRejection } from '../../domain/plans/write-rejection';
import type { SystemId } from '../../domain/records/records';
import type { ErrorCode, PlainError } from '../../messages/errors';

interface SystemErrorOptions {
  readonly retryAt?: number;
  readonly detail?: string;
  readonly oddField?: string;
  readonly rejection?: WriteRejection | null;
  readonly isOutcomeUnknown?: boolean;
}

/** What a source throws, and nothing else: by what the user can do about it, never by a vendor's wording. */
export class SystemError extends Error {
  override readonly name = 'SystemError';
  readonly code: ErrorCode;
  readonly system: SystemId;
  /** Epoch ms at which another try is allowed. */
  readonly retryAt: number | null;
  /** The service's own reason, free of tokens and of clients' names. */
  readonly detail: string;
  /** The path of the field that makes an answer `invalidResponse`; empty where that is the answer as a whole. */
  readonly oddField: string;
  /** Why the service has not applied a write; `null` where it has not said so. */
  readonly rejection: WriteRejection | null;
  /** A write has reached the service, or may have, and it is not known whether it was applied. */
  readonly isOutcomeUnknown: boolean;

  constructor(code: ErrorCode, system: SystemId, options: SystemErrorOptions = {}) {
    super(`${system}: ${code}`);
    this.code = code;
    this.system = system;
    this.retryAt = options.retryAt ?? null;
    this.detail = options.detail ?? '';
    this.oddField = options.oddField ?? '';
    this.rejection = options.rejection ?? null;
    this.isOutcomeUnknown = options.isOutcomeUnknown ?? false;
  }

  /** The form in which the error crosses between the worlds. */
  toPlain(): PlainError {
    const detail = [this.detail, this.oddField].filter((part) => part !== '').join(': ');
    return { code: this.code, system: this.system, retryAt: this.retryAt, detail };
  }
}

/** An answer that is not of the form that the facts give; `where` names what was asked for, `oddField` what is odd in it. */
export function invalidResponse(system: SystemId, where: string, oddField = ''): SystemError {
  return new SystemError('invalidResponse', system, { detail: where, oddField });
}

/** The same error of a write that may have been applied all the same. */
export function outcomeUnknown(error: SystemError): SystemError {
  const { code, system, retryAt, detail, oddField } = error;
  return new SystemError(code, system, {
    ...(retryAt === null ? {} : { retryAt }),
    detail,
    oddField,
    isOutcomeUnknown: true,
  });
}

/** By its name: the two scripts of the worker each hold a copy of the class. */
export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && error.name === 'SystemError';
}
