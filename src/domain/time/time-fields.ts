import type { TimeField, TimeRules } from './time-change';

/** What time is entered for. */
export interface FieldsFor {
  readonly userId: string;
  /** The jobcode and those above it. */
  readonly jobcodeIds: readonly string[];
}

/**
 * The fields to fill in, each with the items that are offered: where filters exist for the jobcode, the user or the user's group, those alone
 * that each of them names (quickbooks-time.md 7.10). A field that is not shown to all is among them only where such a filter exists.
 */
export function fieldsFor(
  { fields, filters, groupId }: Pick<TimeRules, 'fields' | 'filters' | 'groupId'>,
  { userId, jobcodeIds }: FieldsFor,
): readonly TimeField[] {
  const ids = {
    jobcode: new Set(jobcodeIds),
    user: new Set([userId]),
    group: new Set(groupId === null ? [] : [groupId]),
  };
  return fields.flatMap((field) => {
    // Of what can be typed nobody says whom it is for.
    if (field.items === null) return [field];
    let { items } = field;
    let isOffered = field.isForSome !== true;
    for (const appliesTo of ['jobcode', 'user', 'group'] as const) {
      const own = filters.filter(
        (filter) =>
          filter.fieldId === field.id &&
          filter.appliesTo === appliesTo &&
          ids[appliesTo].has(filter.appliesToId),
      );
      if (own.length === 0) continue;
      isOffered = true;
      const offered = new Set(own.map(({ itemId }) => itemId));
      items = items.filter(({ id }) => offered.has(id));
    }
    return isOffered ? [{ ...field, items }] : [];
  });
}
