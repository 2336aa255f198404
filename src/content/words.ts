import { m } from '../i18n/compiled/messages';

/** What a user reads when the panel itself can no longer be drawn. */
export const words = {
  updated: m.panel_updated(),
  reload: m.panel_reload(),
} as const;
