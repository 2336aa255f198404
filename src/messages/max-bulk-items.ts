/** A bulk run of more would be done in parts. */
export const maxBulkItems = 20_000;
