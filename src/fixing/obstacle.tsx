import type { PlanObstacle } from '../domain/plans/plan';
import { SentenceText } from '../panel/sentence-text';
import { NoticeBox } from '../ui/notice-box';
import { obstacleSentence } from './words';

/** Why something cannot be put right from here, and what to do instead. */
export function Obstacle({ obstacle }: { readonly obstacle: PlanObstacle }) {
  return (
    <NoticeBox tone="warning">
      <SentenceText sentence={obstacleSentence(obstacle)} />
    </NoticeBox>
  );
}
