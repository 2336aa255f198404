import type { Firm } from '../../firm/firm';
import { addJobcodeByHand, addNameByHand } from './new-work';

/** Names that nothing else in the firm is like. */
const names = [
  'Alpenglow Bindery',
  'Bluestem Aviation',
  'Cormorant Ceramics',
  'Dunlin Drywall',
  'Eiderdown Upholstery',
  'Fescue Landscaping',
  'Gneiss Countertops',
  'Halyard Sailmakers',
  'Ibex Outerwear',
  'Juncture Telecom',
  'Kestrel Falconry',
  'Larkspur Perfumery',
  'Marlinspike Rigging',
  'Nutmeg Patisserie',
  'Obsidian Jewelers',
  'Ptarmigan Lodge',
  'Quillwort Nursery',
  'Rhubarb Creamery',
  'Sassafras Tearoom',
  'Tamarack Sawmill',
  'Umber Pigments',
  'Verbena Florists',
  'Wolverine Towing',
  'Xylem Irrigation',
  'Yarrow Apothecary',
  'Zircon Optics',
  'Anemone Aquariums',
  'Brindle Kennels',
  'Calico Quilting',
  'Dogwood Carpentry',
  'Ermine Furriers',
  'Foxglove Pharmacy',
  'Gossamer Textiles',
  'Hickory Smokehouse',
  'Indigo Dyeworks',
  'Jackdaw Locksmiths',
] as const;

/**
 * Somebody takes on many clients in Karbon at once: a third of them in no list yet, a third in QuickBooks alone, and a third in
 * QuickBooks Time in other letters besides. Returns their names.
 */
export function addClients(firm: Firm): readonly string[] {
  const { organizations } = firm.state.karbon;
  const [someone] = organizations.values();
  if (!someone) throw new Error('the firm has no organization');
  for (const [at, fullName] of names.entries()) {
    const key = `Many${String(at).padStart(8, '0')}`;
    const others = { legalName: '', tradingName: '', userDefinedIdentifier: '' };
    organizations.set(key, { ...someone, ...others, key, fullName, lastModifiedMs: firm.clock.now() });
    if (at % 3 > 0) addNameByHand(firm, 'Customer', [], fullName);
    if (at % 3 > 1) addJobcodeByHand(firm, [], fullName.toUpperCase());
  }
  return names;
}
