import { m } from '../../i18n/compiled/messages';

/** Beside a member of a client group whose work may lack in the group's list. */
export function workNotLoaded(): string {
  return m.panel_work_not_loaded();
}

/** A work item in the list of a client group; each name in a direction of its own. */
export function workOfClient(work: string, client: string): string {
  return m.panel_work_of_client({ work: isolated(work), client: isolated(client) });
}

function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
