const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than a thousand uses of one. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** By zone and quarter of an hour, within which no zone's clocks are changed: a firm has thousands of stamps. */
const knownOffsets = new Map<string, Map<number, number>>();
const quarterMs = 15 * 60_000;

/** How far the wall clock of an IANA zone is ahead of UTC at an instant, in minutes: -420 in Denver in winter. */
export function offsetMinutesAt(epochMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const ofZone = knownOffsets.get(timeZone) ?? new Map<number, number>();
  knownOffsets.set(timeZone, ofZone);
  const quarter = Math.floor(epochMs / quarterMs);
  const offset = ofZone.get(quarter) ?? readOffset(epochMs, timeZone);
  ofZone.set(quarter, offset);
  return offset;
}

function readOffset(epochMs: number, timeZone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const part of formatOf(timeZone).formatToParts(epochMs)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wallMs - Math.floor(epochMs / 1000) * 1000) / 60_000);
}

/** The offset without daylight saving in the year of the instant, in minutes. */
export function standardOffsetMinutesAt(epochMs: number, timeZone: string): number {
  const year = new Date(epochMs).getUTCFullYear();
  return Math.min(
    offsetMinutesAt(Date.UTC(year, 0, 1), timeZone),
    offsetMinutesAt(Date.UTC(year, 6, 1), timeZone),
  );
}

/** `YYYY-MM-DDThh:mm:ss±hh:mm` in an IANA zone, whole seconds. `separator` stands between the hours and minutes of the offset. */
export function stampInZone(epochMs: number, timeZone: string, separator: ':' | ''): string {
  const offsetMinutes = offsetMinutesAt(epochMs, timeZone);
  const wall = new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offsetMinutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${wall}${offsetMinutes < 0 ? '-' : '+'}${hours}${separator}${minutes}`;
}

/** The instant (epoch ms) at which the wall clock of a zone shows `time` (`hh:mm:ss`) on `day` (`YYYY-MM-DD`). */
export function instantInZone(day: string, time: string, timeZone: string): number {
  const wallMs = Date.parse(`${day}T${time}Z`);
  const guessMs = wallMs - offsetMinutesAt(wallMs, timeZone) * 60_000;
  // The first offset may be that of the other side of a daylight saving change; the second look is on the right side.
  return wallMs - offsetMinutesAt(guessMs, timeZone) * 60_000;
}
