import type { WorkScope } from '../../../messages/work-on-demand';
import { type Filter, filters, findRows, type Row, type RowMarks } from '../rows';

/** Whose work items are asked for. */
export type WorkChoice =
  | { readonly kind: 'client'; readonly key: string }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'firm' };

/** As it stands in the address: `firm`, `filter:missing`, `client:KEY`. */
export function workChoiceText(choice: WorkChoice): string {
  switch (choice.kind) {
    case 'client':
      return `client:${choice.key}`;
    case 'filter':
      return `filter:${choice.filter}`;
    case 'firm':
      return 'firm';
  }
}

/** `null` where the text is none. */
export function workChoiceOf(text: string): WorkChoice | null {
  if (text === 'firm') return { kind: 'firm' };
  const [kind, value = ''] = text.split(/:(.*)/s, 2);
  if (kind === 'client' && value !== '') return { kind, key: value };
  const filter = kind === 'filter' && filters.find((each) => each === value);
  return filter ? { kind: 'filter', filter } : null;
}

/** The clients that are meant, by key; `null` for all of the firm. */
export function scopeOf(choice: WorkChoice, clients: readonly Row[], marks: RowMarks): WorkScope {
  switch (choice.kind) {
    case 'client':
      return [choice.key];
    case 'filter':
      return findRows(clients, { filter: choice.filter, search: '' }, marks).map(({ key }) => key);
    case 'firm':
      return null;
  }
}
