import { useState } from 'preact/hooks';
import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { useQuery } from '../../use-query';
import { productNames } from '../../words';
import { RadioField, Steps } from '../fields';
import { ListFileField } from './list-file-field';
import { useListFile } from './use-list-file';
import { exportHints, exportSteps } from './words';

/** How to come by a customer list, and where to hand it over. */
export function ListFileForm({ onConnected }: { readonly onConnected: () => void }) {
  const [product, setProduct] = useState<QuickbooksProduct>('desktop');
  const task = useListFile(onConnected);
  const { value: presets } = useQuery('setup.view');
  return (
    <div class="connect">
      <RadioField legend={m.list_product()} value={product} choices={productNames} onChange={setProduct} />
      <Steps steps={exportSteps[product]} />
      <p class="hint">{exportHints[product]}</p>
      {presets?.listFileName && <p class="notice">{m.setup_list_file({ file: presets.listFileName })}</p>}
      <ListFileField task={task} label={m.list_choose()} fileName="" />
      <p class="hint">{m.list_written_by_hand()}</p>
    </div>
  );
}
