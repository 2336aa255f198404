import { afterEach, expect, it, vi } from 'vitest';
import { saveCsv } from '../../../src/pages/save-csv';
import { saveFile } from '../../../src/ui/save-file';

vi.mock('../../../src/ui/save-file', () => ({ saveFile: vi.fn() }));

afterEach(() => vi.useRealTimers());

it.each([
  ['Hours', 'Tieout hours 2026-11-17.csv'],
  ['Tie-out', 'Tieout tie-out 2026-11-17.csv'],
  ['Duplicates in QuickBooks Time', 'Tieout duplicates in QuickBooks Time 2026-11-17.csv'],
  ['QuickBooks customers', 'Tieout QuickBooks customers 2026-11-17.csv'],
  ['Éléments de travail', 'Tieout éléments de travail 2026-11-17.csv'],
])('names the file of %s so that products keep their names', (title, name) => {
  vi.useFakeTimers({ now: new Date(2026, 10, 17, 12) });
  saveCsv(title, 'a,b');
  expect(saveFile).toHaveBeenCalledWith(name, 'a,b');
});
