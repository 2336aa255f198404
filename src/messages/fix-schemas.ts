import type { FixChoice } from './fixes';
import { either, object, oneOf, type Shape, textLike } from './shape';

/** The id of a run, of a record or of a person: nothing but letters, digits and hyphens. */
export const id = textLike(/^[A-Za-z0-9-]{1,64}$/);

const list = oneOf('quickbooksTime', 'quickbooks');

export const fixChoice: Shape<FixChoice> = either(
  object({ kind: oneOf('primary', 'createAnyway') }),
  object({ kind: oneOf('oneList', 'unlink'), list }),
  object({ kind: oneOf('pick'), list, recordId: id }),
);
