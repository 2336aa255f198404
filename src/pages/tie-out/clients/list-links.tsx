import { m } from '../../../i18n/compiled/messages';
import { counted } from '../../../i18n/numbers';
import { optionsAddress } from '../../options-address';
import { useQuery } from '../../use-query';

/** Where QuickBooks' list is a file: the way to a newer one, and to what has to be changed there by hand. */
export function ListLinks() {
  const { value: list } = useQuery('changeList.read');
  const open = list?.changes.filter(({ madeAt }) => madeAt === null).length ?? 0;
  return (
    <p>
      <a href={optionsAddress('quickbooks-title')}>{m.tie_out_update_list()}</a>
      {open > 0 && (
        <>
          {' · '}
          <a href={optionsAddress('change-list')}>{m.tie_out_change_list(counted(open))}</a>
        </>
      )}
    </p>
  );
}
