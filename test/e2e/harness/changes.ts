import type { Firm } from '../../firm/firm';
import { compareLists, listsOf } from '../../kill/lists';

/** What has become of both lists since a moment. */
export interface Changes {
  /** Lines that have come: `QuickBooks Customer Client:Job active`, `QuickBooks Time Client:Job active for 0` (everyone). */
  readonly came: readonly string[];
  readonly went: readonly string[];
  /** Customers, jobcodes and the like that are new, gone or have any field changed. */
  readonly recordsTouched: number;
  /** Entries, and everything in Karbon: nothing of ours ever changes these. */
  readonly isRestUntouched: boolean;
}

/** From now on: the function it returns tells what has changed in the firm since. */
export function watchChanges(firm: Firm): () => Changes {
  const linesBefore = listsOf(firm.state);
  const recordsBefore = recordsOf(firm);
  const restBefore = restOf(firm);
  return () => {
    const { tooMany, missing } = compareLists(listsOf(firm.state), linesBefore);
    const records = recordsOf(firm);
    const ids = new Set([...recordsBefore.keys(), ...records.keys()]);
    return {
      came: tooMany,
      went: missing,
      recordsTouched: [...ids].filter((id) => records.get(id) !== recordsBefore.get(id)).length,
      isRestUntouched: restOf(firm) === restBefore,
    };
  };
}

function recordsOf({ state }: Firm): ReadonlyMap<string, string> {
  const { quickbooksOnline, quickbooksTime } = state;
  const customers = [...quickbooksOnline.names].map(
    ([id, name]) => [`name ${id}`, JSON.stringify(name)] as const,
  );
  const jobcodes = [...quickbooksTime.jobcodes].map(
    ([id, jobcode]) => [`jobcode ${id}`, JSON.stringify(jobcode)] as const,
  );
  return new Map([...customers, ...jobcodes]);
}

function restOf({ state }: Firm): string {
  const { karbon, quickbooksTime } = state;
  return JSON.stringify([
    [...quickbooksTime.timesheets.values()],
    [...quickbooksTime.users.values()],
    [...karbon.workItems.values()],
    [...karbon.organizations.values()],
    [...karbon.contacts.values()],
    [...karbon.clientGroups.values()],
  ]);
}
