import { m } from '../../i18n/compiled/messages';
import { sentence } from '../../i18n/sentence';
import type { BookablePlace } from '../../messages/time-tracking';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../../ui/sentence-text';
import { nameWords } from '../../ui/time/words';
import { WorkButton } from './work-button';

/** Said before time is booked where it would strand, with the way to the page that mends it. */
export function StrandsNotice({ place: { path, address } }: { readonly place: BookablePlace }) {
  return (
    <NoticeBox tone="warning">
      <SentenceText sentence={sentence(m.popup_strands_sentence, { name: [nameWords(path)] })} />{' '}
      {address !== null && <WorkButton address={address} label={m.popup_fix_name()} />}
    </NoticeBox>
  );
}
