import { fixChoiceSchema, idSchema } from './fix-schemas';
import type { PanelRequest } from './panel-port';
import { timeRangeSchema } from './parse-settings';
import { either, object, oneOf, type Shape, text, textLike, tryShape, whole, yesOrNo } from './shape';

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

const panelRequestSchema: Shape<PanelRequest> = either(
  object({ type: oneOf('refresh', 'exportEntries', 'openOptions') }),
  object({ type: oneOf('open'), page: pageSchema, isVisible: yesOrNo }),
  object({ type: oneOf('visibility'), isVisible: yesOrNo }),
  object({ type: oneOf('setRange'), range: timeRangeSchema }),
  object({ type: oneOf('showEntries'), count: whole(0, 1_000_000) }),
  object({ type: oneOf('fix'), runId: idSchema, choice: fixChoiceSchema, planId: textLike(/^.{0,64}$/s) }),
  object({ type: oneOf('undo'), runId: idSchema, of: idSchema }),
);

/** What a content script has asked, or `null` where it is not a request that Tieout knows. Worker only. */
export function parsePanelRequest(value: unknown): PanelRequest | null {
  return tryShape(panelRequestSchema, value);
}
