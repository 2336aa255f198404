import { listIds } from '../domain/records/lists';
import { systemIds } from '../domain/records/records';
import { z } from './schema';

/** The id of a run, of a record or of a person: nothing but letters, digits and hyphens. */
export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/));

export const listIdSchema = z.literal(listIds);

export const systemIdSchema = z.literal(systemIds);
