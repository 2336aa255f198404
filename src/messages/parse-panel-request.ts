import { fixChoiceSchema, idSchema } from './fix-schemas';
import type { PanelMessage } from './panel-request';
import { timeRangeSchema } from './parse-settings';
import {
  either,
  nothing,
  object,
  oneOf,
  type Shape,
  text,
  textLike,
  tryShape,
  whole,
  yesOrNo,
} from './shape';

/** A name shown on a page can be any text; longer than this is nobody's name, and is cut rather than refused. */
const maxNameLength = 1_000;

function shownName(value: unknown): string {
  return text(value).slice(0, maxNameLength);
}

/** A key of Karbon's (karbon.md 1.2): goes into addresses, so nothing but letters and digits. */
const keySchema = textLike(/^[0-9A-Za-z]{8,16}$/);
const optionalKeySchema = either(oneOf(''), keySchema);

const pageSchema = object({
  tenant: optionalKeySchema,
  kind: oneOf('work', 'person', 'organization', 'clientGroup'),
  key: keySchema,
  tab: oneOf('timeline', 'tasks', 'budget', 'documents', 'details', 'other'),
  shownTitle: shownName,
  shownClientName: shownName,
  shownClientKey: optionalKeySchema,
});

const optionalRangeSchema = either(nothing, timeRangeSchema);

const panelMessageSchema: Shape<PanelMessage> = object({
  state: object({
    page: pageSchema,
    range: optionalRangeSchema,
    shownRange: optionalRangeSchema,
    entryCount: whole(0, 1_000_000),
    isVisible: yesOrNo,
  }),
  request: either(
    nothing,
    object({ type: oneOf('refresh', 'exportEntries', 'openOptions') }),
    object({ type: oneOf('fix'), runId: idSchema, choice: fixChoiceSchema, planId: textLike(/^.{0,64}$/s) }),
    object({ type: oneOf('undo'), runId: idSchema, of: idSchema }),
  ),
});

/** What a content script tells, or `null` where it is not a message that Tieout knows. Worker only. */
export function parsePanelMessage(value: unknown): PanelMessage | null {
  return tryShape(panelMessageSchema, value);
}
