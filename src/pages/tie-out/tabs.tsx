import type { ComponentType } from 'preact';
import { m } from '../../i18n/compiled/messages';
import type { Place, usePlace } from './address';
import type { StakesRun } from './clients/use-stakes';
import type { RowMarks } from './rows';
import type { BulkRun } from './run/use-bulk-run';
import type { IgnoredClients } from './use-ignored';
import type { TieOutResult, TieOutRun } from './use-tie-out';

/** What every part of the page is given. */
export interface TabProps {
  readonly run: TieOutRun;
  readonly result: TieOutResult;
  readonly ignored: IgnoredClients;
  readonly marks: RowMarks;
  readonly stakes: StakesRun;
  readonly bulk: BulkRun;
  readonly place: Place;
  readonly go: ReturnType<typeof usePlace>[1];
}

export interface Tab {
  /** As it stands in the address. */
  readonly id: string;
  readonly label: string;
  readonly Body: ComponentType<TabProps>;
}

export interface TabBarProps {
  readonly tabs: readonly Pick<Tab, 'id' | 'label'>[];
  readonly current: string;
  readonly goTo: (id: string) => void;
}

/** Ids that tie a tab to what it shows. */
export const tabPanelId = 'tab-panel';

export function tabId(id: string): string {
  return `tab-${id}`;
}

/** The parts of the page, of which one is shown. Left and right move among them. */
export function TabBar({ tabs, current, goTo }: TabBarProps) {
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!next) return;
    event.preventDefault();
    goTo(next.id);
    document.getElementById(tabId(next.id))?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={m.workbench_tabs()} onKeyDown={move}>
      {tabs.map(({ id, label }) => (
        <button
          type="button"
          key={id}
          id={tabId(id)}
          role="tab"
          aria-selected={id === current}
          aria-controls={tabPanelId}
          tabIndex={id === current ? 0 : -1}
          onClick={() => goTo(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
