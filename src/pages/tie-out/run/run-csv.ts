import { csvText } from '../../../domain/csv/csv-text';
import { m } from '../../../i18n/compiled/messages';
import { plainText } from '../../../i18n/sentence';
import type { BulkItemView } from '../../../messages/bulk-run';
import { runStepSentence } from '../../../ui/fixes/words';
import { reasonWords, resultWords } from './words';

/** What has become of each of `items`, a line each. */
export function runCsv(items: readonly BulkItemView[]): string {
  const lines = items.map((view) => [
    view.item.title,
    view.item.key,
    resultWords(view),
    (view.run?.steps ?? [])
      .map((step) => plainText(runStepSentence(step, view.run?.state ?? 'done')))
      .join(' '),
    reasonWords(view),
  ]);
  const head = [
    m.tie_out_client(),
    m.tie_out_csv_karbon_key(),
    m.workbench_csv_result(),
    m.workbench_csv_steps(),
    m.workbench_csv_reason(),
  ];
  return csvText([head, ...lines]);
}
