import { describe, expect, it, vi } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { createQueryCache } from '../../../src/store/query-cache';

describe('what was asked last', () => {
  it('is read once for each question, until its own store changes', async () => {
    const changes = createChangeSignal();
    const cached = createQueryCache(changes);
    const read = vi.fn(async () => ({}));
    const first = await cached('workItems', 'a', read);
    expect(await cached('workItems', 'a', read)).toBe(first);
    changes.emit('entries');
    expect(await cached('workItems', 'a', read)).toBe(first);
    expect(read).toHaveBeenCalledTimes(1);

    expect(await cached('budgets', 'a', read)).not.toBe(first);
    changes.emit('workItems', 'coverage');
    expect(await cached('workItems', 'a', read)).not.toBe(first);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('is read again where a change has come while it was read', async () => {
    const changes = createChangeSignal();
    const cached = createQueryCache(changes);
    let arrive = (_text: string) => {};
    const before = cached('workItems', 'a', () => new Promise<string>((done) => (arrive = done)));
    changes.emit('workItems');
    const after = cached('workItems', 'a', async () => 'new');
    arrive('old');
    expect([await before, await after]).toEqual(['old', 'new']);
    expect(await cached('workItems', 'a', async () => 'newer')).toBe('new');
  });

  it('follows what becomes of records, where it can and was not being read', async () => {
    const changes = createChangeSignal();
    const cached = createQueryCache(changes);
    const read = vi.fn(async (): Promise<readonly string[]> => ['a']);
    const follow = vi.fn((known: readonly string[], changed: ReadonlyMap<string, object | null>) =>
      changed.has('lost') ? null : [...known, ...changed.keys()],
    );
    const ask = () => cached('workItems', 'all', read, follow);
    const change = (key: string) =>
      changes.emitRecords(['workItems', 'coverage'], new Map([['workItems', new Map([[key, null]])]]));
    await ask();
    change('b');
    expect(await ask()).toEqual(['a', 'b']);
    changes.emit('coverage');
    change('c');
    expect(await ask()).toEqual(['a', 'b', 'c']);
    expect(read).toHaveBeenCalledTimes(1);

    change('lost');
    const beingRead = ask();
    change('d');
    expect(await beingRead).toEqual(['a']);
    await ask();
    expect(read).toHaveBeenCalledTimes(3);
    changes.emit('workItems');
    expect(await ask()).toEqual(['a']);
  });

  it('is asked again where nothing was found, once anything has changed', async () => {
    const changes = createChangeSignal();
    const cached = createQueryCache(changes);
    const read = vi.fn(async () => null);
    await cached('budgets', 'a', read);
    changes.emitRecords(['budgets'], new Map([['budgets', new Map([['a', {}]])]]));
    await cached('budgets', 'a', read);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('gives way to newer questions, but not while it is asked again', async () => {
    const cached = createQueryCache(createChangeSignal(), 2);
    const read = vi.fn(async () => ({}));
    const ask = (question: string) => cached('workItems', question, read);
    const first = await ask('a');
    await ask('b');
    expect(await ask('a')).toBe(first);
    await ask('c');
    expect(await ask('a')).toBe(first);
    expect(read).toHaveBeenCalledTimes(3);
    await ask('b');
    expect(read).toHaveBeenCalledTimes(4);
  });

  it('is no failure: the next to ask tries again', async () => {
    const cached = createQueryCache(createChangeSignal());
    await expect(cached('workItems', 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await cached('workItems', 'a', async () => 'there')).toBe('there');
  });
});
