import { splitAtComma } from '../records/person-name';
import type { KarbonClient } from '../records/records';

/**
 * Other names that a client may have in a list (karbon.md 1.6): the legal and trading names of an organization;
 * for a person the family name with the given, the preferred or both given names. The full name itself is left out.
 */
export function nameVariants(
  client: Pick<KarbonClient, 'kind' | 'fullName' | 'person' | 'legalName' | 'tradingName'>,
): readonly string[] {
  const names = [client.legalName, client.tradingName];
  if (client.kind === 'person') names.push(...personNameVariants(client));
  const variants = new Set(names.map((name) => name.trim()).filter((name) => name !== ''));
  variants.delete(client.fullName.trim());
  return [...variants];
}

function personNameVariants({ fullName, person }: Pick<KarbonClient, 'fullName' | 'person'>): string[] {
  if (person) {
    const { first, middle, last, preferred } = person;
    const givenNames = [first, `${first} ${middle}`, preferred].map((given) => given.trim());
    return givenNames.filter((given) => given !== '').map((given) => `${given} ${last}`);
  }
  const name = splitAtComma(fullName);
  if (!name) return [];
  const [first = ''] = name.given.split(' ');
  return [`${name.given} ${name.family}`, `${first} ${name.family}`];
}
