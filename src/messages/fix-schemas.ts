import type { FixChoice } from './fixes';
import { either, object, oneOf, type Shape, textLike } from './shape';

/** The id of a run, of a record or of a person: nothing but letters, digits and hyphens. */
export const idSchema = textLike(/^[A-Za-z0-9-]{1,64}$/);

const listSchema = oneOf('quickbooksTime', 'quickbooks');

export const fixChoiceSchema: Shape<FixChoice> = either(
  object({ kind: oneOf('primary', 'createAnyway') }),
  object({ kind: oneOf('oneList', 'unlink'), list: listSchema }),
  object({ kind: oneOf('pick'), list: listSchema, recordId: idSchema }),
);
