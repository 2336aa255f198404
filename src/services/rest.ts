import { type BuildTrigramIndex, buildTrigramIndex } from '../domain/matching/trigram-index';
import type { TimeView } from '../messages/panel-view';
import type { Http } from '../systems/http/http';
import {
  createEntryBackfill,
  type EntryBackfill,
  type EntryBackfillParts,
} from './backfill/backfill-entries';
import { createFactsReader, type FactsParts, type FactsReader } from './connections/connection-facts';
import { createSignInServices } from './connections/sign-in-services';
import { createFixes, type Fixes, type FixParts } from './fixes/fixes';
import { type FixesView, type FixesViewParts, fixesViewOf } from './fixes/fixes-view';
import { createWriters, type WritingParts } from './fixes/writers';
import { createPageApiServices, type PageApiParts, type PageApiServices } from './page-api-services';
import { csvFileName, entriesCsv } from './panel/entries-csv';

/**
 * The half of the services that a page which ties out never needs: what puts things right, what the extension's own pages can have done, and what is brought in behind the screen. In
 * the worker it is a script of its own, run when it is first needed.
 */
export interface Rest {
  createFixes(parts: Omit<FixParts, 'writers'>, writing: WritingParts): Fixes;
  createOwnPageServices(parts: Omit<PageApiParts, 'signIns'>, http: Http): PageApiServices;
  putRightView(parts: FixesViewParts): Promise<FixesView>;
  createEntryFill(parts: EntryBackfillParts): EntryBackfill;
  createFactsReader(parts: FactsParts): FactsReader;
  readonly arrangeNearNames: BuildTrigramIndex;
  /** The entries as a file to be opened in a spreadsheet. */
  entriesFile(title: string, time: TimeView): { readonly fileName: string; readonly text: string };
}

export const rest: Rest = {
  createFixes: (parts, writing) => createFixes({ ...parts, writers: createWriters(writing) }),
  createOwnPageServices: (parts, http) =>
    createPageApiServices({ ...parts, signIns: createSignInServices(http, parts.now) }),
  putRightView: fixesViewOf,
  createEntryFill: createEntryBackfill,
  createFactsReader,
  arrangeNearNames: buildTrigramIndex,
  entriesFile: (title, time) => ({
    fileName: csvFileName(title, time.days.from, time.days.to),
    text: entriesCsv(time),
  }),
};
