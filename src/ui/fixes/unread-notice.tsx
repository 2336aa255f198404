import type { UnreadRows } from '../../domain/plans/unread-rows';
import { m } from '../../i18n/compiled/messages';
import { counted } from '../../i18n/numbers';
import { NoticeBox } from '../notice-box';
import { systemNames } from '../system-names';

/** That what would be made may be there already, in a row that could not be read; nothing where all could. */
export function UnreadNotice({ unread }: { readonly unread: readonly UnreadRows[] }) {
  return (
    <>
      {unread.map(({ list, count }) => (
        <NoticeBox key={list} tone="warning">
          {m.fix_unread_rows({ system: systemNames[list], ...counted(count) })}
        </NoticeBox>
      ))}
    </>
  );
}
