import { idSchema } from './ids';
import { z } from './schema';

export const maxFilterNameLength = 60;
export const maxSavedFilters = 50;

/** A filter of the tie-out that somebody has given a name. */
export const savedFilterSchema = z.object({
  id: idSchema,
  name: z.string().check(z.minLength(1), z.maxLength(maxFilterNameLength)),
  /** Which rows it is for. */
  of: z.literal(['clients', 'work']),
  /** As the page's address has it; one that a page does not know is not offered there. */
  filter: z.string().check(z.maxLength(40)),
  search: z.string().check(z.maxLength(500)),
});

export type SavedFilter = Readonly<z.infer<typeof savedFilterSchema>>;
