import { id } from './fix-schemas';
import type { Settings } from './settings';
import { either, ensure, object, oneOf, type Shape, textLike, tryShape, whole, yesOrNo } from './shape';

const day = textLike(/^\d{4}-\d{2}-\d{2}$/);
const namedRange = object({ kind: oneOf('sixMonths', 'thisMonth', 'thisYear', 'lifetime') });
const anyCustomRange = object({ kind: oneOf('custom'), from: day, to: day });

function customRange(value: unknown) {
  const range = anyCustomRange(value);
  ensure(range.from <= range.to);
  return range;
}

export const timeRange = either(namedRange, customRange);

const mostPeople = 500;

function people(value: unknown): readonly string[] {
  ensure(Array.isArray(value) && value.length <= mostPeople);
  return value.map(id);
}

export const settingsShape: Shape<Settings> = object({
  namingRule: object({
    levelLimit: oneOf(41, 64, 100),
    personOrder: oneOf('asInKarbon', 'firstLast', 'lastFirst'),
    colonBecomes: oneOf(' -', ',', ''),
    straightenPunctuation: yesOrNo,
  }),
  timeRange,
  appearance: oneOf('auto', 'light', 'dark'),
  fixRules: object({
    order: oneOf('quickbooksFirst', 'timeOnly'),
    assignTo: either(oneOf('everyone'), people),
  }),
  karbonPerMinute: whole(10, 120),
});

/** The settings in `value`, without anything that does not belong there; `null` where they are not settings. */
export function checkSettings(value: unknown): Settings | null {
  return tryShape(settingsShape, value);
}
