import { describe, expect, it } from 'vitest';
import { bothWays, type Case, inTieOut, ofClient, ofJob } from './among-others';

/** Of each line the first name with each of the others. */
function pairs(text: string): readonly Case[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...others] = line.split('|').map((each) => each.trim());
      return others.map((other): Case => [name, other]);
    });
}

/** A client whose other name would be made a second time with one click. */
function shown(cases: readonly Case[]): void {
  it.each(bothWays(cases))('%j is shown with %j', (karbon, list) => {
    expect(['similar', 'differs']).toContain(ofClient(karbon, list).kind);
    expect(['similar', 'differs']).toContain(inTieOut(karbon, list)?.kind);
  });
}

describe('hard neighbours of a client', () => {
  shown(
    pairs(`
      Delacourt Law Firm | Delacourt Law Group | Delacourt Law Offices | Delacourt Law, P.A.
      Delacourt Dental Clinic | Delacourt Dental Center | Delacourt Dental Care
      Delacourt Insurance Agency | Delacourt Insurance Services
      De La Court Bakery | Delacourt Bakery | Dela Court Bakery
      van der Horne Imports | Vanderhorne Imports
      Vasquez 2012 Trust | Vasquez Trust | Vasquez Trust dtd 3/4/2011
      Ann Vasquez 2012 Irrevocable Trust | Ann Vasquez Irrevocable Trust
      Ann Vasquez | Vasquez, Ann (deceased) | Ann Vasquez TTEE | 1040 - Ann Vasquez | Ann Vasquez - Personal
      Kestrel Federal Credit Union | Kestrel FCU
      Kestrel Credit Union | Kestrel CU | Kestrel Cr. Union
      Kestrel Independent School District | Kestrel ISD
      Kestrel Volunteer Fire Dept. | Kestrel Vol. Fire Department
      Kestrel Government Services | Kestrel Gov't Services | Kestrel Govt Svcs
      Kestrel Church of Christ | Kestrel Ch. of Christ
      Kestrel Wholesale | Kestrel Whlse
      Kestrel Light | Kestrel Lite
      Kestrel Quick Stop | Kestrel Kwik Stop
      Sainte Croix Boats | Ste-Croix Boats
      City of Kestrel | Kestrel, City of
      Kestrel Bakery | Kestrel Bakery (Prospect) | Kestrel Bakery - On Hold | Kestrel Bakery MERGED | _Kestrel Bakery
      Kestrel | Kestrel, a Delaware LLC | Kestrel Inc. and Subsidiaries | Kestrel (S-Corp) | Kestrel - 1065
      Kestrel Store 12 | Kestrel Store 0012 | Kestrel Store Twelve
      Müller Bau | Mueller Bau | Muller Bau
      Jørgensen Fisk | Joergensen Fisk
      Al-Hamdi Grocers | Al Hamdi Grocers
      Garcia Lopez, Maria | Maria Garcia-Lopez | Maria Garcia
    `),
  );
});

describe('hard neighbours of a job', () => {
  it.each(
    bothWays(
      pairs(`
        Bookkeeping | Bookkeeping - Monthly
        2025 Tax Return | Tax Return 2025 | 2025 Tax Retrun | TY25 Tax Return
        Audit FYE 6/30/2025 | Audit FYE 06/30/25 | Audit FYE 06/30/2025 | Audit FYE Jun 30 2025
        Payroll Q3 2025 | Payroll 2025 Q3 | Payroll Qtr 3 2025
        Sales Tax - March 2026 | Sales Tax Mar 2026 | Sales tax 3/2026
        Cleanup Project | Clean-up Project | Clean up Project
        Government Audit | Gov't Audit
        Quarterly Review Q4 | Qtrly Review Q4
        Monthly Bookkeeping | Mthly Bkkpg | Bookkeeping (monthly)
        Accounts Payable | A/P | AP
        Accounts Receivable Cleanup | A/R Cleanup | AR Cleanup
        Payroll | P/R
        QuickBooks Online setup | QBO setup | QBO set up
        Week ending 3/7/2026 | W/E 3/7/26 | Week-ending 03/07/2026
        General Consulting | Gen'l Consulting
        Année 2025 | Annee 2025
      `),
    ),
  )('%j is shown with %j', (karbon, list) => {
    expect(['similar', 'differs']).toContain(ofJob(karbon, list).kind);
  });
});

describe('another client', () => {
  it.each(
    bothWays(
      pairs(`
        Vasquez 2012 Trust | Vasquez 2014 Trust
        Law Firm | Law Group
        Moor Law Firm | Vane Law Group
        Penhallow Store 12 | Penhallow Store 13
      `),
    ),
  )('is %j for %j: neither taken nor proposed', (karbon, list) => {
    expect(inTieOut(karbon, list)).toMatchObject({ found: null, suggested: null });
    expect(ofClient(karbon, list).kind).toBe('missing');
  });

  it.each(
    bothWays(
      pairs(`
        Moor Law Firm | Moor Law Group
        Brightwater Partners | Brightwater Services
        North Kestrel Dental Clinic | South Kestrel Dental Center
        Vasquez Dental Clinic | Vasquez Dental Center
        Kestrel Insurance Agency | Kestrel Insurance Services
      `),
    ),
  )('may be %j for %j: shown, and not proposed', (karbon, list) => {
    expect(inTieOut(karbon, list)).toMatchObject({ kind: 'similar', found: null, suggested: null });
  });
});
