import type { FirmClock } from './clock';
import type { Switches } from './switches';

/** One request as a service of the stand-in firm sees it. Header names are in lower case. */
export interface FirmRequest {
  readonly method: string;
  readonly host: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a service answers. An object body is sent as JSON; a string as it is. */
export interface FirmAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
}

/** What every service of the firm is given to work with. */
export interface FirmTools {
  readonly clock: FirmClock;
  readonly switches: Switches;
  /** Deterministic from the seed: tokens, codes and keys are made with it. */
  readonly random: FirmRandom;
}

export interface FirmRandom {
  /** 0 up to, not including, 1. */
  next(): number;
  /** 0 up to, not including, `below`. */
  integer(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
}

/** One of the real services, answering at its real host names. */
export interface FirmService {
  readonly hosts: readonly string[];
  /** Called once a request, in order of arrival. Must not hold state outside the state it was made with. */
  handle(request: FirmRequest): FirmAnswer | Promise<FirmAnswer>;
  /** Called at the arrival of a request; what it returns is called once the answer is sent, or the connection cut. */
  begin?(request: FirmRequest): () => void;
  /** Whether `OPTIONS` is handed to `handle` too; the server refuses it unless told. */
  answersPreflights?(): boolean;
}
