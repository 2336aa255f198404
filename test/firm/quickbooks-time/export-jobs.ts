import { csvLine } from '../csv';
import type { Switches } from '../switches';
import { lineage } from './jobcode-tree';
import type { QuickbooksTimeState } from './state';

/** *More › Import/Export (.csv) › Existing Jobs.csv* (additions.md 12): that it is there is documented, what its columns are is not. */
export function exportJobs(
  { jobcodes }: Pick<QuickbooksTimeState, 'jobcodes'>,
  { jobsExport, jobsExportHasArchived }: Switches['quickbooksTime'],
): string {
  const rows = [...jobcodes.values()]
    .filter(({ type, active }) => type === 'regular' && (active || jobsExportHasArchived))
    .map((jobcode) => ({
      path: [...lineage(jobcodes, jobcode.id)].reverse().map(({ name }) => name),
      active: jobcode.active,
    }));
  const depth = Math.max(...rows.map(({ path }) => path.length));
  const levels = Array.from({ length: depth }, (_, at) => at);
  const cellsOf = {
    levels: (path: readonly string[]) => levels.map((at) => path[at] ?? ''),
    path: (path: readonly string[]) => [path.join(':')],
  }[jobsExport];
  const columns = { levels: levels.map((at) => `Level ${at + 1}`), path: ['Customer:Job'] }[jobsExport];
  const tail = (cells: readonly string[]) => (jobsExportHasArchived ? cells : []);
  return [
    [...columns, 'Short Code', ...tail(['Active'])],
    ...rows.map(({ path, active }) => [...cellsOf(path), '', ...tail([active ? 'Yes' : 'No'])]),
  ]
    .map(csvLine)
    .join('');
}
