/** What a user reads when the panel itself can no longer be drawn. */
export const words = {
  updated: 'Tieout was updated: reload this page to go on.',
  reload: 'Reload',
} as const;
