import { NoticeBox } from '../ui/notice-box';
import type { Refusal } from './click-guard';
import { refusalWords } from './words';

/** Why the last click has changed nothing. */
export function RefusalLine({ refusal }: { readonly refusal: Refusal | null }) {
  return (
    <div class="refusal" role="alert">
      {refusal && <NoticeBox tone="warning">{refusalWords[refusal]}</NoticeBox>}
    </div>
  );
}
