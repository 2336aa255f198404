import { describe, expect, it } from 'vitest';
import { bothWays, type Case, inTieOut, ofClient, ofJob } from './among-others';

function reasonFor(karbon: string, list: string) {
  const status = ofClient(karbon, list);
  return status.kind === 'similar' ? (status.candidates[0]?.reason?.code ?? null) : status.kind;
}

/** What is shown for its part alone is nothing to propose: who has `Halden` may well be another. */
function isShownAndNotProposed(cases: readonly Case[]): void {
  it.each(bothWays(cases))('%j is shown with %j, and not proposed', (karbon, list) => {
    expect(ofClient(karbon, list).kind).toBe('similar');
    expect(inTieOut(karbon, list)).toMatchObject({ found: null, suggested: null });
  });
}

describe('a name that begins or ends with another', () => {
  isShownAndNotProposed([
    ['Pinetop Bikes', 'Orrin Group LLC - Pinetop Bikes'],
    ['Pinetop Bikes', 'Orrin Group, LLC "Pinetop Bikes"'],
    ['Pinetop Bikes', 'Pinetop Bikes by Orrin Group'],
    ['Paul Renner', 'Paul Renner Revocable Living Trust'],
    ['Renner, Paul', 'Paul Renner Irrevocable Trust of 2009'],
    ['Maria Ruiz', 'Maria del Carmen Ruiz'],
    ['Paul & Mary Renner', 'Renner Family'],
    ['Paul Renner', 'Renner Household'],
    ['Paul Renner', 'The Renners'],
    ['Halden Optics', 'Halden'],
    ['Kelso Enterprises', 'Kelso Enterprises 401k Plan'],
    ['Fernhill Dental', 'FERNHILL01 Fernhill Dental'],
    ['International Bolt Works', 'IBW'],
    ['International Bolt Works Inc.', 'IBW LLC'],
    ['Brightwater Company', 'Brightwater Associates'],
  ]);

  it.each(bothWays([['Halden Optics', 'Halden']]))('%j and %j: says why', (karbon, list) => {
    expect(reasonFor(karbon, list)).toBe('partOfName');
  });

  it.each(
    bothWays([
      ['Paul Renner', 'Paul'],
      ['Oak Street 12 LLC', 'Oak Street 14 LLC'],
      ['Group Services', 'Group'],
      ['North Shore', 'North'],
    ]),
  )('is not shown for a part that tells nobody: %j and %j', (karbon, list) => {
    expect(ofClient(karbon, list).kind).toBe('missing');
  });
});

describe('a name in other words', () => {
  it.each(
    bothWays([
      ['Halden Optics', 'HaldenOptics.com'],
      ['Halden Optics', 'www.haldenoptics.com'],
      ['Halden Optics', 'Halden Optics, Attention Lou'],
      ['Mc Donald Farm', 'McDonald Farm'],
      ['de la Cruz Roofing', 'Dela Cruz Roofing'],
      ['United States Bolt', 'US Bolt'],
      ['Studio 54', 'Studio Fifty-Four'],
      ['Room Twelve', 'Room 12'],
      ['Route 66 Cars', 'Rte 66 Cars'],
      ['A+ Tutoring', 'A Plus Tutoring'],
      ['Halden Optics II', 'Halden Optics 2'],
      ['NW Kelso Supply', 'Northwest Kelso Supply'],
      ['Kelso HOA', 'Kelso Homeowners Association'],
      ['Kelso Co-op', 'Kelso Cooperative'],
      ['Kelso BBQ', 'Kelso Bar-B-Q'],
      ['Law Offices of Paul Renner', 'Paul Renner, Attorney at Law'],
      ['Mohamed Okafor', 'Muhammad Okafor'],
      ['Pepe Okafor', 'José Okafor'],
      ['Sasha Okafor', 'Alexander Okafor'],
    ]),
  )('%j is shown with %j', (karbon, list) => {
    expect(['similar', 'differs']).toContain(ofClient(karbon, list).kind);
  });
});

describe('a job', () => {
  it.each(
    bothWays([
      ['Form 1099', '1099'],
      ['Year End 2025', 'YE 2025'],
      ['Week 7', 'Wk 7'],
    ]),
  )('%j is shown with %j', (karbon, list) => {
    expect(ofJob(karbon, list).kind).toBe('similar');
  });

  it('is another where more is done', () => {
    expect(ofJob('Payroll', 'Payroll Registration').kind).toBe('missing');
  });
});

describe('one of a series', () => {
  isShownAndNotProposed([
    ['Kelso Trust A', 'Kelso Trust B'],
    ['Halden Fund I', 'Halden Fund II'],
  ]);

  it.each(
    bothWays([
      ['C# School', 'C++ School'],
      ['Paul Renner', 'Saul Renner'],
      ['Halden Fund II', 'Halden Fund 3'],
    ]),
  )('%j is not proposed for %j', (karbon, list) => {
    expect(inTieOut(karbon, list)).toMatchObject({ found: null, suggested: null });
  });
});
