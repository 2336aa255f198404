import { m } from '../../i18n/compiled/messages';
import { counted, number } from '../../i18n/numbers';

/** More would not fit on the icon. */
const mostOnIcon = 99;

/** What the toolbar icon shows of clients that have come undone. */
export function iconText(undone: number): string {
  if (undone === 0) return '';
  return undone > mostOnIcon ? m.since_icon_many({ number: number(mostOnIcon) }) : number(undone);
}

/** What it says beside the pointer. */
export function iconTitle(undone: number): string {
  return undone === 0 ? '' : m.since_icon_title(counted(undone));
}
