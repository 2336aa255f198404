import { describe, expect, it } from 'vitest';
import { parse, SchemaError, safeParse, z } from '../../../src/messages/schema';

const schema = z.object({ people: z.record(z.string(), z.object({ name: z.string() })) });
const secret = 'S.1__0123456789';

function errorOf(value: unknown): unknown {
  try {
    return parse(schema, value);
  } catch (error) {
    return error;
  }
}

describe('a value from outside', () => {
  it('comes as its schema says, without what does not belong there', () => {
    const value = { people: { 5: { name: 'Dana', more: true } }, more: true };
    expect(parse(schema, value)).toEqual({ people: { 5: { name: 'Dana' } } });
    expect(safeParse(schema, value)).toEqual({ success: true, data: { people: { 5: { name: 'Dana' } } } });
  });

  it.each([
    [{ people: { 5: { name: 3 } } }, 'people.5.name'],
    [{ people: secret }, 'people'],
    [{}, 'people'],
    [secret, ''],
    [undefined, ''],
  ])('that is odd is told by the name of its field: %j', (value, oddField) => {
    const error = errorOf(value);
    expect(error).toBeInstanceOf(SchemaError);
    expect(error).toMatchObject({ oddField });
    expect(safeParse(schema, value)).toMatchObject({ success: false, error: { oddField } });
  });

  it('is never told itself', () => {
    for (const value of [secret, { people: secret }, { people: { 5: { name: [secret] } } }]) {
      const error = errorOf(value);
      expect(`${error} ${JSON.stringify(error)} ${error instanceof Error && error.stack}`).not.toContain(
        secret,
      );
    }
  });

  it('is read without making code, which an extension may not', () => {
    expect(z.config().jitless).toBe(true);
  });
});
