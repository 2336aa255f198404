import type { WorkOfOneName } from '../../../domain/matching/work-of-one-name';
import { m } from '../../../i18n/compiled/messages';
import { karbonAddress } from '../../../messages/karbon-address';
import { NamePath } from '../../../ui/name-path';
import { useKarbonOrigin } from '../../practice-management';
import { RecordLink } from './group-card';

export interface WorkCardProps {
  readonly work: WorkOfOneName;
  /** The first segment of Karbon's addresses; `null` while it is not known. */
  readonly karbonTenant: string | null;
}

/** Work items of one client that arrive at one job. */
export function WorkCard({ work: { path, items }, karbonTenant }: WorkCardProps) {
  const origin = useKarbonOrigin();
  return (
    <article class="group">
      <h2>
        <NamePath path={path} />
      </h2>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{m.lists_work_title()}</th>
              <th scope="col">{m.lists_work_status()}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ key, title, primaryStatus }) => (
              <tr key={key}>
                <th scope="row">
                  <RecordLink
                    address={karbonAddress({ kind: 'work', key }, karbonTenant, origin)}
                    system={m.system_karbon()}
                  >
                    <NamePath path={[title]} />
                  </RecordLink>
                </th>
                <td>{primaryStatus}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}
