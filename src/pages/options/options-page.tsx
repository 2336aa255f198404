import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { type OptionsSection, optionsSections } from '../options-address';
import { PageHead } from '../page-head';
import { useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { ConnectionsSection } from './connections-section';
import { lazily } from './lazily';
import { useBackfill } from './offline-data/use-backfill';
import { SiteAccessSection } from './site-access-section';
import { useSection } from './use-section';
import { useSettings } from './use-settings';
import { headingOf, sectionNames } from './words';

const RulesSection = lazily(async () => (await import('./settings-section')).RulesSection);
const PanelSection = lazily(async () => (await import('./settings-section')).PanelSection);
const RemindersSection = lazily(async () => (await import('./reminders-section')).RemindersSection);
const ActivitySection = lazily(async () => (await import('./log/activity-section')).ActivitySection);
const StoredSection = lazily(async () => (await import('./stored-section')).StoredSection);
const AdvancedSection = lazily(async () => (await import('./advanced-section')).AdvancedSection);
const HelpSection = lazily(async () => (await import('./help/help-section')).HelpSection);
const PassphraseSection = lazily(async () => (await import('./passphrase-section')).PassphraseSection);

/** The options: a section at a time, by the address. One that was left is kept as it was, with what was typed in it. */
export function OptionsPage() {
  const { value: view, error, refetch } = useQuery('connections.list');
  const { value: presets, refetch: refetchPresets } = useQuery('setup.view');
  const { value: passphrase } = useQuery('passphrase.read');
  const settings = useSettings(presets);
  // On every section: what is offline comes in while the page is open.
  const backfill = useBackfill();
  const { section: current } = useSection(headingOf);
  const opened = useOpened(current);
  const isLocked = passphrase === 'locked';
  useEffect(() => {
    document.title = m.options_page_title({ section: sectionNames[current] });
  }, [current]);

  const bodies: Readonly<Record<OptionsSection, ComponentChildren>> = {
    connections: view ? (
      <ConnectionsSection view={view} presets={presets} onChange={refetch} />
    ) : (
      <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>
    ),
    rules: <RulesSection state={settings} />,
    panel: (
      <>
        <PanelSection state={settings} />
        <RemindersSection />
      </>
    ),
    activity: <ActivitySection />,
    data: <StoredSection backfill={backfill} onWiped={refetch} />,
    advanced: <AdvancedSection settings={settings} isLocked={isLocked} onRead={refetchPresets} />,
    help: <HelpSection />,
  };
  return (
    <>
      <PageHead current="options" />
      <div class="options">
        <SectionNav current={current} />
        <main>
          <SiteAccessSection />
          {isLocked && <PassphraseSection />}
          {optionsSections
            .filter((id) => opened.has(id))
            .map((id) => (
              <div key={id} class="section" data-section={id} hidden={id !== current}>
                <h1 id={headingOf(id)} tabIndex={-1}>
                  {sectionNames[id]}
                </h1>
                {bodies[id]}
              </div>
            ))}
        </main>
      </div>
    </>
  );
}

function SectionNav({ current }: { readonly current: OptionsSection }) {
  return (
    <nav class="sections" aria-label={m.options_nav()}>
      <ul>
        {optionsSections.map((id) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'page' : undefined}>
              {sectionNames[id]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The sections that have been on screen, this one among them. */
function useOpened(current: OptionsSection): ReadonlySet<OptionsSection> {
  const [opened, setOpened] = useState<ReadonlySet<OptionsSection>>(new Set([current]));
  if (opened.has(current)) return opened;
  const more = new Set([...opened, current]);
  setOpened(more);
  return more;
}
