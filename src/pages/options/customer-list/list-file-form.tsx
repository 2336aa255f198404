import { useState } from 'preact/hooks';
import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { useQuery } from '../../use-query';
import { productNames } from '../../words';
import { RadioField, Steps } from '../fields';
import { isToUseFile } from '../setup/is-to-use-file';
import { ListFileField } from './list-file-field';
import { useListFile } from './use-list-file';
import { exportHints, exportSteps } from './words';

/** Where a list comes from: out of QuickBooks itself, or from whoever saves it for colleagues. */
type ListOrigin = QuickbooksProduct | 'colleague';

const originNames: Readonly<Record<ListOrigin, string>> = {
  desktop: productNames.desktop,
  online: productNames.online,
  colleague: m.list_colleague(),
};

/** How to come by a customer list, and where to hand it over. */
export function ListFileForm({ onConnected }: { readonly onConnected: () => void }) {
  const [chosen, setChosen] = useState<ListOrigin | null>(null);
  const task = useListFile(onConnected);
  const { value: presets } = useQuery('setup.view');
  const origin = chosen ?? (presets && isToUseFile(presets) ? 'colleague' : 'desktop');
  return (
    <div class="connect">
      <RadioField legend={m.list_product()} value={origin} choices={originNames} onChange={setChosen} />
      {origin === 'colleague' ? (
        <p>
          {presets?.listFileName
            ? m.setup_list_file({ file: presets.listFileName })
            : m.list_colleague_step()}
        </p>
      ) : (
        <>
          <Steps steps={exportSteps[origin]} />
          <p class="hint">{exportHints[origin]}</p>
        </>
      )}
      <ListFileField task={task} label={m.list_choose()} fileName="" />
      <p class="hint">{m.list_written_by_hand()}</p>
    </div>
  );
}
