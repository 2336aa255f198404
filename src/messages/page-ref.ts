import { z } from './schema';

/** Which Karbon page is on screen: read from the address by `content/`, trusted by nobody (karbon.md 2). */
export type PageKind = z.infer<typeof pageKindSchema>;

export const pageKindSchema = z.literal(['work', 'person', 'organization', 'clientGroup']);

export type PageTab = z.infer<typeof pageTabSchema>;

const pageTabSchema = z.literal(['timeline', 'tasks', 'budget', 'documents', 'details', 'other']);

/** A key of Karbon's (karbon.md 1.2): goes into addresses, so nothing but letters and digits. */
const keySchema = z.string().check(z.regex(/^[0-9A-Za-z]{8,16}$/));
const optionalKeySchema = z.string().check(z.regex(/^(?:[0-9A-Za-z]{8,16})?$/));

/** A name shown on a page can be any text; longer than this is nobody's name, and is cut rather than refused. */
const maxNameLength = 1_000;
const shownNameSchema = z.string().check(z.overwrite((name) => name.slice(0, maxNameLength)));

export type PageRef = Readonly<z.infer<typeof pageRefSchema>>;

export const pageRefSchema = z.object({
  /** The tenant segment of the address, or `''` where it has none. */
  tenant: optionalKeySchema,
  /** What the address says; a `person` address may turn out to be an organization or a group. */
  kind: pageKindSchema,
  key: keySchema,
  tab: pageTabSchema,
  /** The names on the page: what is shown before, or without, Karbon's API. */
  shownTitle: shownNameSchema,
  shownClientName: shownNameSchema,
  /** The client that the page links to, a hint for one request instead of two. */
  shownClientKey: optionalKeySchema,
  /** The page is, or has been since it was loaded, translated by the browser or an extension: its names may be no names. */
  isTranslated: z.boolean(),
});
