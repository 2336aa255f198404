import { idSchema } from './fix-schemas';
import type { Settings } from './settings';
import { either, ensure, object, oneOf, type Shape, textLike, tryShape, whole, yesOrNo } from './shape';

const daySchema = textLike(/^\d{4}-\d{2}-\d{2}$/);
const namedRangeSchema = object({ kind: oneOf('sixMonths', 'thisMonth', 'thisYear', 'lifetime') });
const customRangeSchema = object({ kind: oneOf('custom'), from: daySchema, to: daySchema });

function customRange(value: unknown) {
  const range = customRangeSchema(value);
  ensure(range.from <= range.to);
  return range;
}

export const timeRangeSchema = either(namedRangeSchema, customRange);

const maxPeople = 500;

function people(value: unknown): readonly string[] {
  ensure(Array.isArray(value) && value.length <= maxPeople);
  return value.map(idSchema);
}

export const settingsSchema: Shape<Settings> = object({
  namingRule: object({
    levelLimit: oneOf(41, 64, 100),
    personOrder: oneOf('asInKarbon', 'firstLast', 'lastFirst'),
    colonBecomes: oneOf(' -', ',', ''),
    straightenPunctuation: yesOrNo,
  }),
  timeRange: timeRangeSchema,
  appearance: oneOf('auto', 'light', 'dark'),
  fixRules: object({
    order: oneOf('quickbooksFirst', 'timeOnly'),
    assignTo: either(oneOf('everyone'), people),
  }),
  karbonPerMinute: whole(10, 120),
});

/** The settings in `value`, without anything that does not belong there; `null` where they are not settings. */
export function parseSettings(value: unknown): Settings | null {
  return tryShape(settingsSchema, value);
}
