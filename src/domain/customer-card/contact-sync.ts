import { foldName, keysOfName } from '../matching/normalize-name';
import { nameVariants } from '../naming/name-variants';
import type { KarbonClient } from '../records/records';
import { type ComparedPair, isSameEmail } from './compare-details';
import type { ClientDetails, CustomerDetails } from './details';

/** What Karbon's own contact sync with QuickBooks Online would make of the two, by what Karbon says of it (karbon.md 4.2). */
export type ContactSync =
  /** Display name and e-mail are equal. */
  | { readonly outcome: 'pairs' }
  /** One of the two is: Karbon asks about it as about a duplicate. */
  | { readonly outcome: 'asks'; readonly equal: 'name' | 'email' }
  /** Neither is: the customer becomes another contact in Karbon. */
  | { readonly outcome: 'adds' }
  /** It passes over the customer; with QuickBooks Desktop it doesn't work at all. */
  | { readonly outcome: 'skips'; readonly because: 'desktop' | 'subCustomer' | 'noNames' }
  /** The client is hidden, which the sync doesn't see: the customer may become another contact. */
  | { readonly outcome: 'hidden' }
  | { readonly outcome: 'unknown'; readonly because: UnknownBecause };

type UnknownBecause =
  /** One of the two has not been read. */
  | 'notRead'
  /** Nothing is said of these by Karbon. */
  | 'clientGroup'
  | 'inactive'
  | 'otherKind'
  | 'nameSpelling'
  | 'severalEmails'
  | 'noEmail'
  | 'partOfName';

type Equality = 'equal' | 'other' | UnknownBecause;

/** Whether the sync would take client and customer for one. It is never guessed: what Karbon doesn't say is `unknown`. */
export function contactSyncOf(pair: ComparedPair): ContactSync {
  const { client, clientDetails, path, customerDetails } = pair;
  if (pair.product === 'desktop') return { outcome: 'skips', because: 'desktop' };
  if (path.length > 1) return { outcome: 'skips', because: 'subCustomer' };
  if (!clientDetails || !customerDetails) return { outcome: 'unknown', because: 'notRead' };
  const { companyName, person } = customerDetails;
  if (filledOf([companyName, person.first, person.last]) === 0)
    return { outcome: 'skips', because: 'noNames' };
  if (client.kind === 'clientGroup') return { outcome: 'unknown', because: 'clientGroup' };
  if (clientDetails.isHidden) return { outcome: 'hidden' };
  if (!customerDetails.customer.isActive) return { outcome: 'unknown', because: 'inactive' };
  return byNameAndEmail(client, clientDetails, customerDetails);
}

function byNameAndEmail(
  client: KarbonClient,
  clientDetails: ClientDetails,
  customerDetails: CustomerDetails,
): ContactSync {
  const kind = kindOf(customerDetails);
  if (kind === null) return { outcome: 'unknown', because: 'partOfName' };
  const name = nameEquality(client, customerDetails.customer.name);
  const email = emailEquality(clientDetails.emails, customerDetails.emails);
  for (const each of [name, email]) {
    if (each !== 'equal' && each !== 'other') return { outcome: 'unknown', because: each };
  }
  if (name === 'other' && email === 'other') return { outcome: 'adds' };
  if (kind !== client.kind) return { outcome: 'unknown', because: 'otherKind' };
  if (name === 'equal' && email === 'equal') return { outcome: 'pairs' };
  return { outcome: 'asks', equal: name === 'equal' ? 'name' : 'email' };
}

/** What the sync takes a customer for; `null` where Karbon does not say. */
function kindOf({ companyName, customer, person }: CustomerDetails): KarbonClient['kind'] | null {
  if (companyName === customer.name) return 'organization';
  return filledOf([person.first, person.last]) === 2 ? 'person' : null;
}

/** Karbon does not say whether it goes by case, or by which of a person's names. */
function nameEquality(client: KarbonClient, name: string): Equality {
  if (name === client.fullName) return 'equal';
  const names = [client.fullName, ...nameVariants(client)];
  const keys = new Set(names.flatMap((each) => [foldName(each), ...keysOfName(each)]));
  return [foldName(name), ...keysOfName(name)].some((key) => keys.has(key)) ? 'nameSpelling' : 'other';
}

/** Nor which of several addresses it takes. */
function emailEquality(inKarbon: readonly string[], inQuickbooks: readonly string[]): Equality {
  if (inKarbon.length === 0 && inQuickbooks.length === 0) return 'noEmail';
  const isShared = inKarbon.some((one) => inQuickbooks.some((other) => isSameEmail(one, other)));
  if (!isShared) return 'other';
  return inKarbon.length === 1 && inQuickbooks.length === 1 ? 'equal' : 'severalEmails';
}

function filledOf(texts: readonly string[]): number {
  return texts.filter((text) => text.trim() !== '').length;
}
