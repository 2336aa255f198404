import type { PlanObstacle } from '../../domain/plans/plan';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../../ui/sentence-text';
import { obstacleSentence } from './words';

/** Why something cannot be fixed from here, and what to do instead. */
export function Obstacle({ obstacle }: { readonly obstacle: PlanObstacle }) {
  return (
    <NoticeBox tone="warning">
      <SentenceText sentence={obstacleSentence(obstacle)} />
    </NoticeBox>
  );
}
