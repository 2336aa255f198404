import { m } from '../i18n/compiled/messages';
import type { ErrorCode } from '../messages/errors';
import type { Notice, NoticeCode, PanelView } from '../messages/panel-view';
import { Button, IconButton } from '../ui/button';
import { NoticeBox } from '../ui/notice-box';
import type { Tone } from '../ui/tone-icon';
import { CollapsibleList } from './collapsible-list';
import { CopyDetails } from './copy-details';
import type { PanelActions } from './panel-actions';
import { Ticking } from './time/ticking';
import { noticesText, noticeText } from './words';

/** Shown at once; the rest is one click away, so that a bad day does not push the figures off the screen. */
const shownAtOnce = 2;

type Remedy = 'connect' | 'retry' | 'copy' | 'wait';

/** All others are warnings. */
const tones: Partial<Record<NoticeCode, Tone>> = {
  needsReconnect: 'bad',
  wrongEnvironment: 'bad',
  accessWithheld: 'bad',
  vaultLocked: 'bad',
  otherTenant: 'bad',
  internal: 'bad',
  storageBlocked: 'bad',
  storageNewer: 'bad',
  storageFailed: 'bad',
  storageFull: 'bad',
  notConnected: 'neutral',
  readingLists: 'neutral',
  listAging: 'neutral',
};

/** The one thing that the user can do about it; about all others, try again. */
const remedies: Partial<Record<NoticeCode, Remedy>> = {
  needsReconnect: 'connect',
  accessWithheld: 'connect',
  vaultLocked: 'connect',
  wrongEnvironment: 'connect',
  signInCancelled: 'connect',
  signInUnanswered: 'connect',
  signInNotShown: 'connect',
  signInForeign: 'connect',
  signInExpired: 'connect',
  applicationRefused: 'connect',
  notConnected: 'connect',
  otherTenant: 'connect',
  listAging: 'connect',
  listOld: 'connect',
  listWaiting: 'connect',
  invalidResponse: 'copy',
  endlessList: 'copy',
  rejected: 'copy',
  internal: 'copy',
  storageBlocked: 'copy',
  storageNewer: 'copy',
  storageFailed: 'copy',
  recordsLeftOut: 'copy',
  rateLimited: 'wait',
  selfLimited: 'wait',
  readingLists: 'wait',
};

function RemedyButton({ code, actions }: { readonly code: NoticeCode; readonly actions: PanelActions }) {
  const remedy = remedies[code] ?? 'retry';
  if (remedy === 'wait') return null;
  if (remedy === 'copy')
    return <CopyDetails copyDetails={actions.copyDetails} buttonProps={{ class: 'button plain' }} />;
  return (
    <Button
      kind="plain"
      onClick={() => actions.sendRequest({ type: remedy === 'retry' ? 'refresh' : 'openOptions' })}
    >
      {remedy === 'retry' ? m.common_try_again() : m.panel_open_options()}
    </Button>
  );
}

/** What is true of Tieout itself or of this browser. */
export function noticeOf(code: ErrorCode): Notice {
  return { code, system: null, retryAt: null, count: 0 };
}

/** Without it there is nothing to show, and nothing else worth saying. */
export const notSetUp: Notice = { code: 'notConnected', system: 'quickbooksTime', retryAt: null, count: 0 };

/** What is wrong with Tieout itself, not with a system or the network: it is said whatever else there is to say. */
export function ownFailures(view: PanelView): readonly Notice[] {
  return view.notices.filter(
    ({ code, system, missing }) => system === null && code !== 'offline' && !missing,
  );
}

export interface NoticesProps {
  readonly notices: readonly Notice[];
  /** Epoch ms, of the oldest figure shown; `null` where there is none. */
  readonly asOf: number | null;
  readonly actions: PanelActions;
}

/** What is as it is for most of the staff: no warning, and nothing that they could do about it. */
const quietCodes: ReadonlySet<NoticeCode> = new Set<NoticeCode>([
  'ownTimeOnly',
  'ownGroupsOnly',
  'partlyConnected',
]);

interface QuietLineProps extends Omit<NoticesProps, 'notices'> {
  readonly quiet: readonly Notice[];
}

/** One line for all of it. Whose figures these are stays; what is not connected can be dismissed. */
function QuietLine({ quiet, asOf, actions }: QuietLineProps) {
  if (quiet.length === 0) return null;
  const missing = quiet.flatMap((notice) => notice.missing ?? []);
  const dismiss = () => actions.sendRequest({ type: 'dismiss', systems: [...missing] });
  return (
    <ul>
      <li>
        <NoticeBox
          tone="neutral"
          action={
            missing.length > 0 && <IconButton icon="close" label={m.panel_dismiss()} onClick={dismiss} />
          }
        >
          {noticesText(quiet, { asOf, now: Date.now() })}
        </NoticeBox>
      </li>
    </ul>
  );
}

/** What the user should know besides the figures, most serious first. */
export function Notices({ notices, asOf, actions }: NoticesProps) {
  return (
    <div class="notices">
      <QuietLine quiet={notices.filter(({ code }) => quietCodes.has(code))} asOf={asOf} actions={actions} />
      <CollapsibleList
        items={notices.filter(({ code }) => !quietCodes.has(code))}
        atOnce={shownAtOnce}
        line={(notice) => {
          const { code, system, retryAt } = notice;
          return (
            <li key={`${code} ${system}`}>
              <NoticeBox
                tone={tones[code] ?? 'warning'}
                action={<RemedyButton code={code} actions={actions} />}
              >
                {retryAt === null ? (
                  noticeText(notice, { asOf, now: Date.now() })
                ) : (
                  <Ticking draw={(now) => noticeText(notice, { asOf, now })} />
                )}
              </NoticeBox>
            </li>
          );
        }}
      />
    </div>
  );
}
