/** Months as they are compared. */
export const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthAndYear = /(?<![\p{L}\d/.-])(0?[1-9]|1[0-2])[/.-]((?:\d{1,2}[/.-])?20\d\d)(?![\d/])/gu;
/** With the day between: `06/30/25` is `6/30/2025`. */
const monthDayAndYear = /(?<![\p{L}\d/.-])(0?[1-9]|1[0-2])\/(\d{1,2})\/(\d\d)(?![\d/])/gu;
/** What follows the month is a year or a day: `3/26` is `Mar 26` in either case. */
const monthAndNumber = /(?<![\p{L}\d/.-])(0?[1-9]|1[0-2])\/(\d\d)(?![\d/])/gu;
/** The day first, where it can be no month: `31/03/2026` is 31 March 2026. */
const dayMonthAndYear =
  /(?<![\p{L}\d/.-])(1[3-9]|2\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]((?:20)?\d\d)(?![\d/])/gu;
const yearThenMonth = /(?<![\p{L}\d/.-])(20\d\d)(0[1-9]|1[0-2])(?![\d/])/gu;
const yearAndMonth = /(?<![\p{L}\d/.-])(20\d\d)[/.-](0?[1-9]|1[0-2])(?![\d/])/gu;
const day = String.raw`(\d{1,2})[/.](\d{1,2})(?:[/.]((?:20)?\d\d))?`;
/** `1/1-1/15/2026` and `1/1/2026 - 1/15/2026`. */
const range = new RegExp(
  String.raw`(?<![\p{L}\d/.-])${day}\s*(?:[-–—]|to|thru|through)\s*${day}(?![\d/.-])`,
  'giu',
);
/** `January 1 - January 15` is January 1-15. */
const monthTwice =
  /(?<!\p{L})((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s*\d{1,2})(?:,?\s+20\d\d)?\s*(?:[-–—]|to|thru|through)\s*\2\p{L}*\.?(?=\s*\d)/giu;

/** `02/2026`, `2/15/2026`, `2026-02` and `2/26` with the name of the month. */
export function withMonthNames(title: string): string {
  const name = (month: string) => ` ${months[Number(month) - 1]} `;
  return withRanges(title)
    .replace(
      dayMonthAndYear,
      (_, day: string, month: string, year: string) => `${day} ${name(month)}${year} `,
    )
    .replace(yearThenMonth, (_, year: string, month: string) => `${name(month)}${year} `)
    .replace(yearAndMonth, (_, year: string, month: string) => `${name(month)}${year} `)
    .replace(monthAndYear, (_, month: string, rest: string) => `${name(month)}${rest} `)
    .replace(
      monthDayAndYear,
      (_, month: string, day: string, year: string) => `${name(month)}${day} ${year} `,
    )
    .replace(monthAndNumber, (_, month: string, rest: string) => `${name(month)}${rest} `);
}

/** Days from one to another, with what both have said once. */
function withRanges(title: string): string {
  return title.replace(monthTwice, '$1 - ').replace(range, (whole: string, ...groups: unknown[]) => {
    const [one, two, year, otherOne, otherTwo, otherYear = year] = groups
      .slice(0, 6)
      .map((group) => (group === undefined ? undefined : Number(group)));
    const isMonthFirst = [one, otherOne].every((number) => isMonth(number));
    if (!isMonthFirst && ![two, otherTwo].every((number) => isMonth(number))) return whole;
    const [from, to] = isMonthFirst
      ? [one, otherOne].map((month, at) => [month, [two, otherTwo][at]])
      : [two, otherTwo].map((month, at) => [month, [one, otherOne][at]]);
    const named = [from, to].map((each) => [months[Number(each?.[0]) - 1], each?.[1]]);
    const [[fromMonth, fromDay] = [], [toMonth, toDay] = []] = named;
    const isSameYear = year === undefined || year === otherYear;
    return ` ${[fromMonth, fromDay, isSameYear ? '' : year, fromMonth === toMonth ? '' : toMonth, toDay, otherYear ?? ''].join(' ')} `;
  });
}

function isMonth(number: number | undefined): boolean {
  return number !== undefined && number >= 1 && number <= 12;
}
