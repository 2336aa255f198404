import {
  ambiguousAs,
  archived,
  differsAs,
  heldBy,
  matched,
  misplacedUnder,
  missing,
  type Placement,
  similarAs,
} from './placement';

/** What the firm does for a client again and again. */
export type Service =
  | 'bookkeeping'
  | 'payroll'
  | 'advisory'
  | 'entityReturn'
  | 'personalReturn'
  | 'estimates'
  | 'planning';

export interface ClientPlan {
  readonly kind: 'organization' | 'person' | 'clientGroup';
  /** As Karbon gives it; of a person `Last, First Middle`. */
  readonly name: string;
  readonly time: Placement;
  readonly quickbooks: Placement;
  readonly services: readonly Service[];
  readonly restriction: 'Public' | 'Private' | 'Hidden';
  readonly legalName: string;
  readonly tradingName: string;
  readonly preferredName: string;
  readonly suffix: string;
  /** Of a client group: the names of its members. */
  readonly members: readonly string[];
  /** Of a client group: is its members' work tied to it, as Karbon offers? */
  readonly tiesWork: boolean;
}

type Details = Partial<Omit<ClientPlan, 'kind' | 'name' | 'services'>>;

const allForBusiness: readonly Service[] = ['bookkeeping', 'payroll', 'entityReturn'];
const booksAndReturn: readonly Service[] = ['bookkeeping', 'entityReturn'];
const payrollAndReturn: readonly Service[] = ['payroll', 'entityReturn'];
const adviceAndReturn: readonly Service[] = ['advisory', 'entityReturn'];
const returnOnly: readonly Service[] = ['entityReturn'];
const personal: readonly Service[] = ['personalReturn', 'estimates'];

const plain: Omit<ClientPlan, 'kind' | 'name' | 'services'> = {
  time: matched,
  quickbooks: matched,
  restriction: 'Public',
  legalName: '',
  tradingName: '',
  preferredName: '',
  suffix: '',
  members: [],
  tiesWork: false,
};

export const clientPlans: readonly ClientPlan[] = [
  organization('Alder & Finch Architects', allForBusiness, { legalName: 'Alder and Finch Architects LLP' }),
  organization('Basalt Roofing LLC', allForBusiness),
  organization('Bluestem Organics, Inc.', booksAndReturn, { tradingName: 'Bluestem Market' }),
  organization('Cedar Ridge Holdings', adviceAndReturn),
  organization('Cloverleaf Pediatrics PC', allForBusiness),
  organization('Copper Kettle Catering', payrollAndReturn),
  organization('Driftwood Media Group', ['bookkeeping', 'advisory', 'entityReturn']),
  organization('Eastgate Machine Works', allForBusiness),
  organization('Fernhill Nursery', adviceAndReturn),
  organization('Foothill Physical Therapy', payrollAndReturn),
  organization('Granite Peak Guides LLC', adviceAndReturn),
  organization('Highline Coffee Roasters', allForBusiness),
  organization('Ironwood Fabrication, Inc.', booksAndReturn),
  organization('Juniper Street Bakery', payrollAndReturn),
  organization('Kestrel Brewing Co.', adviceAndReturn),
  organization("O'Rourke Plumbing & Heating", adviceAndReturn),
  organization('Erik and Ingrid Halvorsen', ['personalReturn', 'estimates']),

  organization('Timberline Outfitters', returnOnly, { time: differsAs('Timberline outfitters') }),
  organization('Union Square Books', returnOnly, { quickbooks: differsAs('Union Square  Books') }),
  organization('Vista Del Sol Apartments', returnOnly, bothLists(differsAs('Vista del Sol Apartments'))),
  organization('Willow Creek Orthodontics', returnOnly, bothLists(archived)),
  organization('Yellow Pine Lumber', returnOnly, { time: archived }),
  organization('Zephyr Kite Company', returnOnly, { quickbooks: archived }),
  organization('Anvil Creek Forge', returnOnly, {
    time: misplacedUnder('Prospects'),
    quickbooks: misplacedUnder('Cedar Ridge Holdings'),
  }),
  organization('Beacon Street Legal', returnOnly, { time: misplacedUnder('Prospects') }),
  organization('Canyon Echo Records', returnOnly, { quickbooks: misplacedUnder('Driftwood Media Group') }),
  organization(
    'Dovetail Joinery',
    returnOnly,
    bothLists(ambiguousAs('DOVETAIL JOINERY.', 'Dovetail  Joinery')),
  ),
  organization('Ember Glassworks', returnOnly, {
    time: ambiguousAs('Ember Glassworks.', 'Ember  Glassworks'),
    quickbooks: missing,
  }),
  organization('Frostline Refrigeration', returnOnly, {
    time: missing,
    quickbooks: ambiguousAs('Frostline Refrigeration.', 'FROSTLINE  REFRIGERATION'),
  }),
  organization('Gable End Restorations', returnOnly, bothLists(similarAs('Gable End Restoratons'))),
  organization('Hollow Oak Distillery', returnOnly, { time: similarAs('Hollow Oak Distilery') }),
  organization('Inlet Marine Supply', returnOnly, { quickbooks: similarAs('Inlet Marnie Supply') }),
  organization('Jasper Ridge Vineyards', returnOnly, bothLists(missing)),
  organization('Kingfisher Swim School', returnOnly, { time: missing }),
  organization('Lantern Bay Yoga', returnOnly, { quickbooks: missing }),
  organization('Mosaic Tile & Stone', returnOnly, { quickbooks: heldBy('Vendor') }),
  organization('Nightingale Home Care', returnOnly, { time: missing, quickbooks: heldBy('Vendor') }),
  organization('Undercroft Wine Cellars', [], { restriction: 'Hidden' }),

  person('Abernathy, Louise Marie', personal, { preferredName: 'Lou' }),
  person('Brandt, Harold', personal),
  person('Calloway, Denise Ann', personal, { preferredName: 'Dee' }),
  person('Delacroix, Etienne', personal),
  person('Fitzgerald, Walter James', personal, { suffix: 'III' }),
  person('Greenwood Jr., Thomas', personal),
  person('Ibarra, Lucia Fernanda', personal),
  person('Jankowski, Piotr', ['personalReturn']),
  person('Moreau, Simone', ['personalReturn']),
  person('Castellano, Maria Elena', ['personalReturn'], bothLists(differsAs('Maria Elena Castellano'))),
  person('Lindqvist, Astrid Maria', ['personalReturn'], bothLists(similarAs('Lindquist, Astrid Maria'))),
  person('Nakagawa, Kenji', ['personalReturn'], bothLists(misplacedUnder('Individuals'))),
  person('Ostrander, Paula Jean', ['personalReturn'], { quickbooks: heldBy('Employee') }),
  person('Pemberton, Giles', ['personalReturn'], { ...bothLists(archived), suffix: 'Esq.' }),
  person('Quillfeather, Augusta Rose', [], { restriction: 'Private' }),

  group(
    'Halvorsen Family',
    ['planning'],
    ['Erik and Ingrid Halvorsen', 'Timberline Outfitters', 'Brandt, Harold'],
    { tiesWork: true },
  ),
  group(
    'Cedar Ridge Group',
    ['planning'],
    ['Cedar Ridge Holdings', 'Basalt Roofing LLC', 'Abernathy, Louise Marie'],
  ),
  group('Calloway-Moreau Household', ['planning'], ['Calloway, Denise Ann', 'Moreau, Simone']),
  group(
    'Front Range Restaurants',
    ['planning'],
    ['Copper Kettle Catering', 'Juniper Street Bakery', 'Kestrel Brewing Co.', 'Highline Coffee Roasters'],
    { tiesWork: true },
  ),
  group('Ibarra Estate', ['planning'], ['Ibarra, Lucia Fernanda']),
  group('Referral Partners', [], []),
  group('Oxbow River Ventures', ['planning'], ['Driftwood Media Group', 'Jankowski, Piotr'], {
    ...bothLists(ambiguousAs('OXBOW RIVER VENTURES.', 'Oxbow River, Ventures')),
  }),
  group(
    'Summit County Landlords',
    ['planning'],
    ['Vista Del Sol Apartments', 'Delacroix, Etienne'],
    bothLists(missing),
  ),
];

function organization(name: string, services: readonly Service[], details: Details = {}): ClientPlan {
  return { ...plain, kind: 'organization', name, services, ...details };
}

function person(name: string, services: readonly Service[], details: Details = {}): ClientPlan {
  return { ...plain, kind: 'person', name, services, ...details };
}

function group(
  name: string,
  services: readonly Service[],
  members: readonly string[],
  details: Details = {},
): ClientPlan {
  return { ...plain, kind: 'clientGroup', name, services, members, ...details };
}

function bothLists(placement: Placement): Details {
  return { time: placement, quickbooks: placement };
}
