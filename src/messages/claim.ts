/** What one copy of Tieout asks another extension whose id was named to it in a page, and what only Tieout answers. */
export const claimQuestion = 'Are you Tieout?';
export const claimAnswer = 'I am Tieout.';
