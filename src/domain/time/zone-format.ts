/**
 * Formats of one form by zone, each made once: making one costs far more than using it, and a view asks for thousands of days in one zone.
 * An unknown zone counts as UTC.
 */
export function createZoneFormats(form: Intl.DateTimeFormatOptions): (zone: string) => Intl.DateTimeFormat {
  const known = new Map<string, Intl.DateTimeFormat>();

  function make(timeZone: string): Intl.DateTimeFormat {
    try {
      return new Intl.DateTimeFormat('en', { ...form, calendar: 'gregory', timeZone });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return new Intl.DateTimeFormat('en', { ...form, calendar: 'gregory', timeZone: 'UTC' });
    }
  }

  return (zone) => {
    const format = known.get(zone) ?? make(zone);
    known.set(zone, format);
    return format;
  };
}

/** What calendar and clock on a wall of an IANA zone show, to the minute. */
export const wallFormat = createZoneFormats({
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The parts of an instant as a format writes them, by their kinds. */
export function partsOf(
  format: Intl.DateTimeFormat,
  epochMs: number,
): ReadonlyMap<Intl.DateTimeFormatPartTypes, string> {
  return new Map(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
}
