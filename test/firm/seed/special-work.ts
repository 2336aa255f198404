import type { ShowcaseName } from '../state';
import { addDays } from './calendar';
import {
  ambiguousAs,
  archived,
  differsAs,
  matchedAs,
  misplacedUnder,
  missing,
  type Placement,
  similarAs,
} from './placement';
import { plainWork, type WorkPlan } from './work-plans';

const rightToLeftOverride = '\u202e';

/**
 * Work that shows one case each: every standing in each list, and titles that are hard to bear. All of it belongs to clients that
 * stand right in both lists, and none of it has a near neighbour under its client but the one named here.
 */
export function specialWork(today: string): WorkPlan[] {
  return [
    special('Alder & Finch Architects', 'Controller services | 2026', {
      share: 3,
      showcase: about(
        'matchedWork',
        'ties out; time that is exported, approved and waiting, and somebody on the clock',
      ),
    }),
    special('Alder & Finch Architects', 'Cost segregation study | 2026', {
      time: differsAs('Cost Segregation Study | 2026'),
      showcase: about(
        'differsWork',
        'QuickBooks Time writes two words with capitals; QuickBooks has it right',
      ),
    }),
    special('Basalt Roofing LLC', 'Equipment lease review | 2026', {
      quickbooks: differsAs('Equipment lease review, 2026'),
      showcase: about(
        'wouldDuplicateWork',
        'QuickBooks has a comma for the bar, so an export would make a second job',
      ),
    }),
    special('Bluestem Organics, Inc.', 'Inventory count & valuation | 2026', {
      ...bothLists(differsAs('Inventory count and valuation | 2026')),
    }),
    special('Cloverleaf Pediatrics PC', 'Provider compensation plan | 2026', {
      time: differsAs('Provider compensation  plan | 2026'),
    }),
    special('Copper Kettle Catering', 'Sales tax registration, Boulder | 2026', {
      quickbooks: differsAs('Sales tax registration Boulder | 2026'),
    }),

    special('Eastgate Machine Works', 'R&D credit study | 2024', {
      ...bothLists(archived),
      showcase: about('archivedWork', 'archived in QuickBooks Time, inactive in QuickBooks'),
    }),
    special('Fernhill Nursery', 'Greenhouse loan package | 2025', { time: archived }),
    special('Foothill Physical Therapy', 'Clinic lease accounting | 2025', { quickbooks: archived }),
    special('Granite Peak Guides LLC', 'Permit fee examination | 2024', bothLists(archived)),

    special('Highline Coffee Roasters', 'Roastery expansion model | 2026', {
      ...bothLists(misplacedUnder(null)),
      showcase: about('misplacedWork', 'at the top level of both lists instead of under its client'),
    }),
    special('Ironwood Fabrication, Inc.', 'Shop floor costing rollout | 2026', {
      time: misplacedUnder(null),
    }),
    special('Juniper Street Bakery', 'Second location feasibility | 2026', {
      quickbooks: misplacedUnder(null),
    }),
    special('Kestrel Brewing Co.', 'Excise tax cleanup | 2024', bothLists(misplacedUnder(null))),

    special("O'Rourke Plumbing & Heating", 'Service pricing overhaul | 2026', {
      ...bothLists(ambiguousAs('Service Pricing Overhaul | 2026.', 'Service pricing overhaul, 2026')),
      showcase: about('ambiguousWork', 'two jobs in each list would do equally well'),
    }),
    ...twins('Cedar Ridge Holdings', 'Partnership agreement review | 2026', {
      showcase: about(
        'duplicateTitleWork',
        'two work items of one client have the same title, and claim one job',
      ),
    }),
    ...twins('Driftwood Media Group', 'Royalty statement setup | 2026'),

    special('Alder & Finch Architects', 'Fleet depreciation schedule | 2026', {
      ...bothLists(similarAs('Fleet depreciaton schedule | 2026')),
      showcase: about('similarWork', 'only a job with a misspelt name is there'),
    }),
    special('Basalt Roofing LLC', 'Warranty reserve estimate | 2025', {
      time: similarAs('Waranty reserve estimate | 2025'),
    }),
    special('Fernhill Nursery', 'Escrow reconciliation project | 2026', {
      quickbooks: similarAs('Escrow reconcilation project | 2026'),
    }),
    special('Foothill Physical Therapy', 'Controlled substance records | 2026', {
      ...bothLists(similarAs('Controled substance records | 2026')),
    }),

    special('Cloverleaf Pediatrics PC', 'Medicare cost report | 2025', {
      ...bothLists(missing),
      showcase: about('missingWork', 'in neither list, and nothing like it'),
    }),
    special('Driftwood Media Group', 'Trademark licence audit | 2023', { time: missing }),
    special('Copper Kettle Catering', 'Succession workshop | 2026', { quickbooks: missing }),
    special('Erik and Ingrid Halvorsen', 'Rental property setup | 2026', bothLists(missing)),

    special('Cedar Ridge Holdings', 'Outsourced accounting | FY 2026', {
      startDate: addDays(today, -200),
      dueDate: addDays(today, 40),
      showcase: about('busyWork', 'some 600 entries of half the firm'),
    }),
    special('Granite Peak Guides LLC', 'Year-end planning | 2026', {
      share: 0,
      showcase: about('emptyWork', 'ties out, and nobody has worked on it yet'),
    }),
    special('Cedar Ridge Holdings', 'Advisory: cash-flow review | 2026', {
      ...bothLists(matchedAs('Advisory - cash-flow review | 2026')),
      showcase: about('colonTitleWork', 'the colon of the title became " -" in both lists'),
    }),
    special('Cedar Ridge Holdings', 'Q1/Q2 intercompany cleanup | 2026'),
    special('Highline Coffee Roasters', 'Owner’s draw policy | 2026', {
      ...bothLists(matchedAs("Owner's draw policy | 2026")),
    }),
    special('Juniper Street Bakery', '🎉 Grand opening budget | 2026', {
      showcase: about('emojiTitleWork', 'a title with an emoji that ties out'),
    }),
    special('Kestrel Brewing Co.', 'ביקורת שנתית | 2025', {
      showcase: about('rightToLeftTitleWork', 'a title in Hebrew that ties out'),
    }),
    special('Ironwood Fabrication, Inc.', ninetyCharacters, {
      ...bothLists(missing),
      showcase: about('longTitleWork', 'a title of 90 characters, longer than QuickBooks Time allows'),
    }),
    special('Ironwood Fabrication, Inc.', nearlyTwoHundredCharacters, bothLists(missing)),
    special('Eastgate Machine Works', '<img src=x onerror=alert(1)> intake | 2026', {
      showcase: about('hostileTitleWork', 'a title that is markup, the same in both lists'),
    }),
    special('Eastgate Machine Works', 'javascript:alert(document.domain)', bothLists(missing)),
    special('Eastgate Machine Works', `Receipt ${rightToLeftOverride}fdp.exe check`, bothLists(missing)),
    special('Driftwood Media Group', 'Studio build-out | 2026', { isProject: true }),
    special('Abernathy, Louise Marie', 'IRS notice CP2000 response'),
    special('Brandt, Harold', 'Gift tax return | Form 709'),
  ];

  function special(clientName: string, title: string, details: Partial<WorkPlan> = {}): WorkPlan {
    return {
      ...plainWork,
      clientName,
      title,
      startDate: addDays(today, -110),
      dueDate: addDays(today, 30),
      ...details,
    };
  }

  /** Two work items of the same title, and one record of that name: both claim it. */
  function twins(clientName: string, title: string, details: Partial<WorkPlan> = {}): WorkPlan[] {
    return [
      special(clientName, title, { ...bothLists(ambiguousAs(title)), ...details }),
      special(clientName, title, { ...bothLists(ambiguousAs()), startDate: addDays(today, -20) }),
    ];
  }
}

const ninetyCharacters =
  'Consolidated financial statements with supplementary schedules and footnotes | Fiscal 2025';

const nearlyTwoHundredCharacters = [
  'Quality of earnings analysis covering revenue recognition, customer concentration, working capital,',
  'owner compensation, related party rent, deferred maintenance and inventory obsolescence | 36 months',
].join(' ');

function bothLists(placement: Placement): Pick<WorkPlan, 'time' | 'quickbooks'> {
  return { time: placement, quickbooks: placement };
}

function about(name: ShowcaseName, text: string): WorkPlan['showcase'] {
  return { name, about: text };
}
