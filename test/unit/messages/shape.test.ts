import { describe, expect, it } from 'vitest';
import {
  either,
  ensure,
  nothing,
  OddShape,
  object,
  oneOf,
  type Shape,
  text,
  textLike,
  tryShape,
  whole,
  yesOrNo,
} from '../../../src/messages/shape';

describe('shapes', () => {
  const ranged = object({ kind: oneOf('custom'), from: text });
  const range = either(object({ kind: oneOf('all') }), ranged);

  it.each<[string, Shape<unknown>, readonly unknown[], readonly unknown[]]>([
    ['text', text, ['', 'a'], [1, null, undefined, ['a']]],
    ['yesOrNo', yesOrNo, [true, false], [0, 'true', null]],
    ['nothing', nothing, [null], [undefined, '', 0, {}]],
    ['textLike', textLike(/^\d+$/), ['12'], ['', 'a1', 12]],
    ['whole', whole(0, 10), [0, 10], [-1, 11, 1.5, Number.NaN, '3']],
    ['oneOf', oneOf('', 'a', 41), ['', 'a', 41], ['b', '41', undefined]],
    ['object', object({}), [{}], [null, [], 'a', undefined]],
    ['either', range, [{ kind: 'all' }, { kind: 'custom', from: 'a' }], [{ kind: 'custom' }, {}, 'all']],
  ])('%s take what fits as it is, and nothing else', (_, shape, good, odd) => {
    for (const value of good) expect(shape(value)).toEqual(value);
    for (const value of odd) expect(() => shape(value)).toThrow(OddShape);
  });

  it('leave out what does not belong to an object, and make an odd part an odd whole', () => {
    const shape = object({ name: text, more: object({ count: whole(0, 9) }) });
    expect(shape({ name: 'a', more: { count: 1, extra: 2 }, extra: 3 })).toEqual({
      name: 'a',
      more: { count: 1 },
    });
    expect(() => shape({ name: 'a', more: { count: 'many' } })).toThrow(OddShape);
  });

  it('give an absent field to its own shape', () => {
    expect(object({ size: (value: unknown) => value ?? 'none' })({})).toEqual({ size: 'none' });
  });

  it('infer the type of what they read', () => {
    const read: { kind: 'all' } | { kind: 'custom'; from: string } = range({ kind: 'all' });
    // @ts-expect-error a part that was not asked for is not there
    expect(read.to).toBeUndefined();
  });
});

describe('tryShape', () => {
  it('is the value in its shape, or null where it is odd', () => {
    expect([tryShape(text, 'a'), tryShape(text, 1)]).toEqual(['a', null]);
  });

  it('passes on an error that is no matter of shape', () => {
    const broken = () => {
      throw new TypeError('broken');
    };
    expect(() => tryShape(broken, 1)).toThrow('broken');
    expect(() => either(broken, text)('a')).toThrow('broken');
  });

  it('tells nothing of the value, which may be a secret', () => {
    try {
      ensure(false);
    } catch (error) {
      expect(String(error)).toBe('OddShape');
    }
    expect.assertions(1);
  });
});
