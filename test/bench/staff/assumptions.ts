const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What a firm's day is taken to be like; printed with the figures. */
export const assumed = {
  /** Firms of so many clients, with five jobs each, and a client group for every tenth. */
  clientCounts: [300, 3_000],
  jobsPerClient: 5,
  clientsPerGroup: 10,
  staffCounts: [10, 50, 200],
  /** People come one after the other within an hour, at times that are drawn evenly. */
  arrivalMs: hourMs,
  hours: 8,
  /** Of which so many are recorded; what a month takes is reckoned from them. */
  recordedHours: 4,
  daysInMonth: 22,
  /** Forty pages in eight hours; each stays on screen one to five minutes, and then nothing of Tieout does, so that a quarter of the day has a panel. */
  stayMs: { shortest: minuteMs, longest: 5 * minuteMs },
  awayMs: { shortest: 4 * minuteMs, longest: 14 * minuteMs },
  /** Work items that a person has to do with, the share of visits that goes beyond them, and that of work items among all pages. */
  portfolioSize: 25,
  strangeShare: 0.2,
  workShare: 0.7,
  entryEveryMs: 40 * minuteMs,
  /** On the first day, so many hours from the sign-in on are recorded. */
  firstDayHours: 2,
  /** How many of Karbon's requests a minute each browser allows itself. */
  karbonPerMinute: 10,
  /** Real services that are recorded, beside those of whoever saves the file; of these are all others made. */
  recordedCount: 4,
} as const;
