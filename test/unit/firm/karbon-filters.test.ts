import { describe, expect, it } from 'vitest';
import { notAllowed, refusal, startApi } from './karbon-api-caller';

describe('filters', () => {
  it.each([
    ["WorkItems?$filter=ClientKey eq 'PrsN2fGh3jLm'", ['WrkN2fGh3jLm']],
    ["WorkItems?$filter=contains(Title,'Aug') and WorkType eq 'Bookkeeping'", ['WrkD2fGh3jLm']],
    ["WorkItems?$filter=PrimaryStatus eq 'In Progress'", ['WrkD2fGh3jLm']],
    ["WorkItems?$filter=PrimaryStatus eq 'InProgress'", []],
    ["WorkItems?$filter=AssigneeEmailAddress eq 'dana@quayside.example'", ['WrkD2fGh3jLm', 'WrkN2fGh3jLm']],
    ['WorkItems?$filter=StartDate ge 2026-01-15T00:00:00Z and StartDate le 2026-02-01', ['WrkN2fGh3jLm']],
    ["Contacts?$filter=FullName eq 'o''hara, john lee'", ['PrsN2fGh3jLm']],
    ["Contacts?$filter=contains(EmailAddress, 'example.COM')", ['PrsN2fGh3jLm']],
    ["Contacts?$filter=ExternalKey eq 'x'", []],
    ["Organizations?$filter=contains(FullName,'acme')", ['BrcD2fGh3jLm']],
    ["ClientGroups?$filter=FullName eq 'O''Hara family'", ['GrpD2fGh3jLm']],
    ["Users?$filter=contains(Name,'Cole')", ['SrD4fGh5jLm6']],
    [
      'IndividualTimeEntries?$filter=year(Date) eq 2026 and month(Date) eq 8 and day(Date) gt 5',
      ['2'.repeat(32)],
    ],
    ['IndividualTimeEntries?$filter=Date lt 2026-08-01', ['1'.repeat(32)]],
  ])('%s', async (target, keys) => {
    const reply = await startApi().ask(`/v3/${target}`);
    expect(reply.status).toBe(200);
    const found = reply.body.value.map(
      (row) =>
        row.IndividualTimeEntryKey ??
        row.WorkItemKey ??
        row.ContactKey ??
        row.OrganizationKey ??
        row.ClientGroupKey ??
        row.Id,
    );
    expect(found).toEqual(keys);
  });

  it.each([
    ["Title ne 'x'", notAllowed('Logical operator', 'NotEqual')],
    ["Title eq 'x' or Title eq 'y'", notAllowed('Logical operator', 'Or')],
    ["startswith(Title,'x')", notAllowed('Function', 'startswith')],
    ['day(StartDate) eq 1', notAllowed('Function', 'day')],
    ["contains(ClientKey,'x')", notAllowed('Function', 'contains')],
    ['StartDate gt 2026-01-01', notAllowed('Logical operator', 'GreaterThan')],
    [
      "RelatedClientGroupKey eq 'x'",
      "Could not find a property named 'RelatedClientGroupKey' on type 'KarbonService.WorkItemSummaryDTO'.",
    ],
    ["StartDate ge '2026-01-01'", "A binary operator with incompatible types was detected at 'StartDate'."],
    ['Title eq Title', "Syntax error in 'Title eq Title'."],
    ["Title eq 'x' Title eq 'y'", "Syntax error in 'Title eq 'x' Title eq 'y''."],
    ["Title eq 'x", "Syntax error at position 8 in 'Title eq 'x'."],
    ['', "Syntax error in ''."],
  ])('refuse %s', async (filter, message) => {
    const reply = await startApi().ask(`/v3/WorkItems?$filter=${encodeURIComponent(filter)}`);
    expect(reply).toMatchObject({ status: 400, body: refusal('4002', message) });
  });

  it('let client groups be found by their whole name alone', async () => {
    expect(await startApi().ask("/v3/ClientGroups?$filter=contains(FullName,'Hara')")).toMatchObject({
      status: 400,
    });
  });
});
