import { idSchema } from './ids';
import { z } from './schema';

/** How the firm's clients stood when somebody has looked last, to tell by it what has come undone since. */
export interface TieOutBaseline {
  /** Epoch ms. */
  readonly at: number;
  /** Karbon keys of the clients that tied out. */
  readonly tiedOut: readonly string[];
  /** Karbon keys of all clients there were. */
  readonly known: readonly string[];
}

export const clientKeysSchema = z.array(idSchema).check(z.maxLength(200_000));
