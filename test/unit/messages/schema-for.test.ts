import { expect, it } from 'vitest';
import { schemaFor, z } from '../../../src/messages/schema';

interface Choice {
  readonly kind: 'one' | 'other';
  readonly ids: readonly string[];
}

const ids = z.readonly(z.array(z.string()));

it('lets a schema through that makes exactly the type', () => {
  const schema = z.object({ kind: z.literal(['one', 'other']), ids });
  expect(schemaFor<Choice>()(schema)).toBe(schema);
});

it('does not compile where the schema makes less than the type, or more', () => {
  // @ts-expect-error the kind `other` is missing
  schemaFor<Choice>()(z.object({ kind: z.literal(['one']), ids }));
  // @ts-expect-error there is no kind `third`
  schemaFor<Choice>()(z.object({ kind: z.literal(['one', 'other', 'third']), ids }));
  // @ts-expect-error the ids are missing
  schemaFor<Choice>()(z.object({ kind: z.literal(['one', 'other']) }));
});
