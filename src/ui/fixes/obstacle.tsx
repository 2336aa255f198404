import type { PlanObstacle } from '../../domain/plans/plan';
import { NoticeBox } from '../notice-box';
import { SentenceText } from '../sentence-text';
import { obstacleSentence } from './words';

/** Why something cannot be fixed from here, and what to do instead. */
export function Obstacle({ obstacle }: { readonly obstacle: PlanObstacle }) {
  return (
    <NoticeBox tone="warning">
      <SentenceText sentence={obstacleSentence(obstacle)} />
    </NoticeBox>
  );
}
