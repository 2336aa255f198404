import { beforeEach, describe, expect, it } from 'vitest';
import { createDesktopCompany, type DesktopCompany } from '../../firm/quickbooks-desktop/company';
import { DesktopRefusal } from '../../firm/quickbooks-desktop/refusal';
import { defaultSwitches } from '../../firm/switches';

let company: DesktopCompany;
let switches: ReturnType<typeof defaultSwitches>['quickbooksDesktop'];
let nowMs: number;

beforeEach(() => {
  switches = defaultSwitches().quickbooksDesktop;
  nowMs = 1_794_600_000_000;
  company = createDesktopCompany({
    companyName: 'Alder & Birch CPAs',
    edition: 'enterprise34',
    switches,
    now: () => nowMs,
  });
});

function paths(): string[] {
  return company.snapshot().map(({ path }) => path);
}

function recordAt(path: string) {
  return company.snapshot().find((record) => record.path === path);
}

/** `[reason, number]` of a refusal; nothing may have changed by it. */
function refusal(edit: () => void): [string, number | null] | null {
  const before = company.snapshot();
  try {
    edit();
    return null;
  } catch (error) {
    if (!(error instanceof DesktopRefusal)) throw error;
    expect(company.snapshot()).toEqual(before);
    return [error.reason, error.code];
  }
}

describe('a new customer', () => {
  it('has a number, the time of its edit, and what was filled in', () => {
    company.addCustomer('Elm', { companyName: 'Elm LLC', email: 'office@elm.example', balance: 12.5 });
    nowMs += 5999;
    company.addCustomer('Elm:Tax', { jobStatus: 'Awarded' });
    expect(company.snapshot()).toEqual([
      {
        list: 'customers',
        path: 'Elm',
        refNum: 1,
        timestamp: 1_794_600_000,
        isHidden: false,
        companyName: 'Elm LLC',
        email: 'office@elm.example',
        balance: 12.5,
        jobStatus: 'None',
      },
      {
        list: 'customers',
        path: 'Elm:Tax',
        refNum: 2,
        timestamp: 1_794_600_005,
        isHidden: false,
        companyName: '',
        email: '',
        balance: 0,
        jobStatus: 'Awarded',
      },
    ]);
  });

  it('loses the blanks around its name and keeps those within', () => {
    company.addCustomer('  Dogwood,  Gwen ');
    company.addCustomer('Dogwood,  Gwen : Tax ');
    company.addCustomer('Dogwood,  Gwen:Tax\u00A0');
    expect(paths()).toEqual(['Dogwood,  Gwen', 'Dogwood,  Gwen:Tax', 'Dogwood,  Gwen:Tax\u00A0']);
  });

  it.each(['vendors', 'employees', 'otherNames'] as const)(
    'cannot have a name of %s, nor one of theirs its name',
    (list) => {
      const adds = {
        vendors: company.addVendor,
        employees: company.addEmployee,
        otherNames: company.addOtherName,
      };
      adds[list]('Ginkgo');
      expect(refusal(() => company.addCustomer('GINKGO'))).toEqual(['nameInUse', 3100]);
      company.addCustomer('Elm');
      expect(refusal(() => adds[list]('elm'))).toEqual(['nameInUse', 3100]);
      company.addCustomer('Elm:Ginkgo');
      expect(paths()).toEqual(['Elm', 'Elm:Ginkgo', 'Ginkgo']);
    },
  );

  it('is refused where a sibling has the name, in whatever case, active or not', () => {
    company.addCustomer('Elm');
    company.addCustomer('Fir');
    company.addCustomer('Elm:Tax');
    company.makeInactive('Elm:Tax');
    expect(refusal(() => company.addCustomer('ELM'))).toEqual(['nameInUse', 3100]);
    expect(refusal(() => company.addCustomer('elm:tax'))).toEqual(['nameInUse', 3100]);
    expect(refusal(() => company.addCustomer('Fir:Tax'))).toBeNull();
  });

  it('has up to 41 characters a level and five levels, 209 characters in all', () => {
    const level = 'x'.repeat(41);
    const path = [level];
    for (let count = 1; count <= 5; count += 1) {
      company.addCustomer(path.join(':'));
      path.push(level);
    }
    expect(paths().at(-1)).toHaveLength(209);
    expect(refusal(() => company.addCustomer(path.join(':')))).toEqual(['tooManyLevels', null]);
    expect(refusal(() => company.addCustomer(`${level}y`))).toEqual(['textTooLong', 3070]);
    expect(refusal(() => company.addCustomer('Elm', { companyName: `${level}y` }))).toEqual([
      'textTooLong',
      3070,
    ]);
  });

  it('is refused without a name, without its parent, or with characters that are none of a name', () => {
    company.addCustomer('Elm');
    expect(refusal(() => company.addCustomer('  '))).toEqual(['noName', null]);
    expect(refusal(() => company.addCustomer('Elm: '))).toEqual(['noName', null]);
    expect(refusal(() => company.addCustomer('Fir:Tax'))).toEqual(['parentMissing', 3140]);
    expect(refusal(() => company.addCustomer('Elm\tTax'))).toEqual(['characterNotAllowed', null]);
    expect(refusal(() => company.addCustomer('Elm\n'))).toEqual(['characterNotAllowed', null]);
    expect(refusal(() => company.addCustomer('Elm\u0085'))).toEqual(['characterNotAllowed', null]);
    expect(refusal(() => company.addVendor('Elm:Tax'))).toEqual(['colonInName', null]);
  });

  it('keeps what Latin-1 has and gets a question mark for each character else', () => {
    company.addCustomer('Café Zoë ½');
    company.addCustomer('Łódź’s €5 🌲 株');
    expect(paths()).toEqual(['?ód??s ?5 ? ?', 'Café Zoë ½']);
    expect(refusal(() => company.addCustomer('Łódź‘s £5 🌳 社'))).toBeNull();
    expect(refusal(() => company.addCustomer('Śódż“s ‚5 🌴 会'))).toEqual(['nameInUse', 3100]);
  });
});

describe('an edit', () => {
  beforeEach(() => {
    company.addCustomer('Elm');
    company.addCustomer('Elm:Tax');
    company.addCustomer('Elm:Tax:2026');
    company.addCustomer('Fir');
    nowMs += 60_000;
  });

  it('of the name moves the paths of the jobs below, and the time of that record alone', () => {
    company.rename('elm', 'Elm Holdings');
    expect(paths()).toEqual(['Elm Holdings', 'Elm Holdings:Tax', 'Elm Holdings:Tax:2026', 'Fir']);
    expect(company.snapshot().map(({ timestamp }) => timestamp)).toEqual([
      1_794_600_060, 1_794_600_000, 1_794_600_000, 1_794_600_000,
    ]);
    company.rename('Elm Holdings', 'ELM HOLDINGS');
    expect(paths()[0]).toBe('ELM HOLDINGS');
  });

  it('of the name is refused like a new one', () => {
    expect(refusal(() => company.rename('Elm', 'FIR'))).toEqual(['nameInUse', 3100]);
    expect(refusal(() => company.rename('Elm', 'Elm:Co'))).toEqual(['colonInName', null]);
    expect(refusal(() => company.rename('Elm', 'x'.repeat(42)))).toEqual(['textTooLong', 3070]);
    expect(refusal(() => company.rename('Oak', 'Ash'))).toEqual(['notFound', 3120]);
  });

  it('of the fields writes what is given, or nothing', () => {
    company.editCustomer('Elm', { companyName: 'Elm LLC', email: 'a@elm.example' });
    company.editCustomer('Elm', { email: 'b@elm.example' });
    expect(recordAt('Elm')).toMatchObject({
      companyName: 'Elm LLC',
      email: 'b@elm.example',
      timestamp: 1_794_600_060,
    });
    const tooLong = { companyName: 'Elm Inc', email: 'x'.repeat(1024) };
    expect(refusal(() => company.editCustomer('Elm', tooLong))).toEqual(['textTooLong', 3070]);
    const sixLines = { billTo: ['1', '2', '3', '4', '5', '6'] };
    expect(refusal(() => company.editCustomer('Elm', sixLines))).toEqual(['textTooLong', 3070]);
    expect(refusal(() => company.editCustomer('Elm', { phone: '1\t2' }))).toEqual([
      'characterNotAllowed',
      null,
    ]);
  });

  it('makes a customer inactive with its jobs, and active alone', () => {
    company.makeInactive('Elm');
    expect(company.snapshot().map(({ isHidden }) => isHidden)).toEqual([true, true, true, false]);
    company.makeActive('Elm');
    expect(company.snapshot().map(({ isHidden }) => isHidden)).toEqual([false, true, true, false]);
  });

  it('moves a record with what is below it', () => {
    company.move('Elm:Tax', 'Fir');
    expect(paths()).toEqual(['Elm', 'Fir', 'Fir:Tax', 'Fir:Tax:2026']);
    company.move('Fir:Tax', null);
    expect(paths()).toEqual(['Elm', 'Fir', 'Tax', 'Tax:2026']);
    expect(recordAt('Tax')?.timestamp).toBe(1_794_600_060);
  });

  it('does not move a record below itself, too deep, to nowhere, or onto a name', () => {
    company.addCustomer('Fir:Tax');
    company.addCustomer('Fir:Tax:1');
    company.addCustomer('Fir:Tax:1:2');
    company.addVendor('2026');
    expect(refusal(() => company.move('Elm', 'Elm:Tax'))).toEqual(['belowItself', null]);
    expect(refusal(() => company.move('Elm', 'Fir:Tax:1'))).toEqual(['tooManyLevels', null]);
    expect(refusal(() => company.move('Elm', 'Oak'))).toEqual(['parentMissing', 3140]);
    expect(refusal(() => company.move('Elm:Tax', 'Fir'))).toEqual(['nameInUse', 3100]);
    expect(refusal(() => company.move('Elm:Tax:2026', null))).toEqual(['nameInUse', 3100]);
  });

  it('merges a record without jobs into another one', () => {
    company.editCustomer('Fir', { balance: 10 });
    company.editCustomer('Elm', { balance: 5 });
    expect(refusal(() => company.merge('Elm', 'Fir'))).toEqual(['hasJobs', null]);
    expect(refusal(() => company.merge('Elm', 'Elm'))).toEqual(['belowItself', null]);
    expect(refusal(() => company.merge('Elm', 'Oak'))).toEqual(['notFound', 3120]);
    company.merge('Fir', 'Elm');
    expect(paths()).toEqual(['Elm', 'Elm:Tax', 'Elm:Tax:2026']);
    expect(recordAt('Elm')?.balance).toBe(15);
    company.addCustomer('Fir');
    expect(recordAt('Fir')?.refNum).toBe(5);
  });
});

describe('switches of what the file holds', () => {
  it('characters of Windows-1252 survive', () => {
    switches.namesHold = 'windows1252';
    company.addCustomer('Łódź’s €5');
    expect(paths()).toEqual(['?ód?’s €5']);
  });

  it('jobs of an inactive customer stay active', () => {
    switches.inactiveCustomerHidesJobs = false;
    company.addCustomer('Elm');
    company.addCustomer('Elm:Tax');
    company.makeInactive('Elm');
    expect(company.snapshot().map(({ isHidden }) => isHidden)).toEqual([true, false]);
  });

  it('the lists together are full', () => {
    switches.mostListEntries = 2;
    company.addCustomer('Elm');
    company.addVendor('Ginkgo');
    expect(refusal(() => company.addCustomer('Fir'))).toEqual(['listFull', null]);
    expect(refusal(() => company.addOtherName('Fir'))).toEqual(['listFull', null]);
  });
});
