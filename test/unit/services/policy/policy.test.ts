import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from '../../../../src/messages/schema';
import { defaultSettings, type Settings, settingsSchema } from '../../../../src/messages/settings';
import { parseSetup, presetNames, type Setup } from '../../../../src/messages/setup';
import { createManagedPolicy } from '../../../../src/services/policy/managed-policy';
import { ownSettings, presetSettings, presetsOf } from '../../../../src/services/policy/preset-settings';
import { readSetupFile, writeSetupFile } from '../../../../src/services/policy/setup-file';

const chosen: Settings = { ...defaultSettings, appearance: 'dark', karbonPerMinute: 45 };

describe('presets', () => {
  it('hold until the user has chosen something else', () => {
    const setup: Setup = { appearance: 'light', timeRange: 'lifetime' };
    expect(presetSettings(defaultSettings, setup)).toMatchObject({
      appearance: 'light',
      timeRange: { kind: 'lifetime' },
    });
    expect(presetSettings(chosen, setup)).toMatchObject({
      appearance: 'dark',
      timeRange: { kind: 'lifetime' },
    });
  });

  it('hold against what the user has chosen where they are locked', () => {
    const setup: Setup = { appearance: 'light', karbonPerMinute: 20, locked: ['appearance'] };
    expect(presetSettings(chosen, setup)).toMatchObject({ appearance: 'light', karbonPerMinute: 45 });
  });

  it('that the user has left alone stay the administrator’s, also when other settings are saved', () => {
    const setup: Setup = { appearance: 'light', karbonPerMinute: 20 };
    const shown = presetSettings(defaultSettings, setup);
    const wanted: Settings = { ...shown, timeRange: { kind: 'lifetime' } };
    const { settings, chosen: names } = ownSettings(defaultSettings, { shown, wanted, setup });
    expect(settings).toEqual({ ...defaultSettings, timeRange: { kind: 'lifetime' } });
    expect(names).toEqual([]);
    expect(presetSettings(settings, { appearance: 'dark' }, names).appearance).toBe('dark');
  });

  it('can be given up for what Tieout comes with', () => {
    const setup: Setup = { appearance: 'light' };
    const shown = presetSettings(defaultSettings, setup);
    const own = ownSettings(defaultSettings, { shown, wanted: defaultSettings, setup });
    expect(own).toMatchObject({ settings: defaultSettings, chosen: ['appearance'], left: [] });
    const back = ownSettings(own.settings, { shown: defaultSettings, wanted: shown, setup });
    expect(back).toMatchObject({ chosen: [], left: ['appearance'] });
    expect(presetSettings(own.settings, setup, own.chosen)).toEqual(defaultSettings);
  });

  it('of any settings make the same settings again, which are valid', () => {
    const settings: Settings = {
      ...chosen,
      namingRule: {
        levelLimit: 41,
        personOrder: 'lastFirst',
        colonBecomes: ',',
        straightenPunctuation: false,
      },
      fixRules: { order: 'timeOnly', assignTo: ['12', '7'] },
      timeRange: { kind: 'thisYear' },
      listAgingDays: 3,
      listOldDays: 14,
    };
    const made = presetSettings(defaultSettings, { ...presetsOf(settings), locked: [...presetNames] });
    expect(parse(settingsSchema, made)).toEqual(settings);
  });
});

describe('parseSetup', () => {
  it('names each odd value, and keeps all others', () => {
    const values = {
      nameLimit: 42,
      appearance: 'dark',
      assignTo: 'everyone',
      colour: 'red',
      locked: ['appearance', 'x'],
    };
    expect(parseSetup(values)).toEqual({
      setup: { appearance: 'dark', locked: ['appearance'] },
      oddNames: ['nameLimit', 'assignTo', 'colour', 'locked'],
    });
  });

  it('takes credentials as they were pasted', () => {
    expect(parseSetup({ karbonBearerToken: ' Bearer abc \n' }).setup.karbonBearerToken).toBe('abc');
  });
});

describe('a policy', () => {
  let values: Record<string, unknown>;
  let nowMs: number;
  let tell: () => void;
  const storage = {
    read: async () => {
      if (values.throws) throw new Error('not to be read');
      return values;
    },
    onChanged: (listener: () => void) => {
      tell = listener;
    },
  };

  beforeEach(() => {
    values = {};
    nowMs = 0;
    vi.spyOn(console, 'error').mockReturnValue(undefined);
  });

  afterEach(() => vi.restoreAllMocks());

  it('that comes late is found at a later look, though the browser says nothing', async () => {
    const policy = createManagedPolicy(storage, () => nowMs);
    const told = vi.fn();
    policy.onChanged(told);
    expect(await policy.current()).toEqual({ setup: {}, oddNames: [], isManaged: false });
    values = { nameLimit: 41 };
    nowMs = 20_000;
    await policy.current();
    expect(told).not.toHaveBeenCalled();
    nowMs = 31_000;
    await policy.current();
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect((await policy.current()).setup).toEqual({ nameLimit: 41 });
  });

  it('that changes is told at once, and one that stays is not', async () => {
    values = { nameLimit: 41 };
    const policy = createManagedPolicy(storage, () => nowMs);
    const told = vi.fn();
    policy.onChanged(told);
    tell();
    await policy.current();
    values = { nameLimit: 100 };
    tell();
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect((await policy.current()).setup).toEqual({ nameLimit: 100 });
  });

  it('that does not come keeps nobody waiting for long', async () => {
    vi.useFakeTimers();
    const silent = { ...storage, read: () => new Promise<Record<string, unknown>>(() => undefined) };
    const current = createManagedPolicy(silent, () => nowMs).current();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await current).toEqual({ setup: {}, oddNames: [], isManaged: false });
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('is read once at start, and taken over where it takes long', async () => {
    vi.useFakeTimers();
    let answer: (values: Record<string, unknown>) => void = () => undefined;
    const read = vi.fn(() => new Promise<Record<string, unknown>>((done) => (answer = done)));
    const policy = createManagedPolicy({ ...storage, read }, () => nowMs);
    const told = vi.fn();
    policy.onChanged(told);
    await vi.advanceTimersByTimeAsync(5_000);
    answer({ nameLimit: 41 });
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveBeenCalledOnce();
    expect((await policy.current()).setup).toEqual({ nameLimit: 41 });
    expect(read).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('that cannot be read is none', async () => {
    values = { throws: true };
    const policy = createManagedPolicy(storage, () => nowMs);
    expect(await policy.current()).toEqual({ setup: {}, oddNames: [], isManaged: false });
    expect(console.error).toHaveBeenCalled();
  });
});

describe('a set-up file', () => {
  const setup: Setup = { nameLimit: 41, askWhom: 'Front desk', quickbooksTimeClientSecret: 's3cret' };

  it('holds secrets under a passphrase alone', async () => {
    const text = await writeSetupFile(setup, 'open sesame');
    expect(text).not.toContain('s3cret');
    expect(await readSetupFile(text, null)).toEqual({ kind: 'passphraseNeeded' });
    expect(await readSetupFile(text, 'open')).toEqual({ kind: 'passphraseWrong' });
    expect(await readSetupFile(text, 'open sesame')).toEqual({ kind: 'open', setup, oddNames: [] });
  });

  it('without one leaves them out', async () => {
    const text = await writeSetupFile(setup, null);
    expect(text).not.toContain('s3cret');
    const { quickbooksTimeClientSecret: _, ...plain } = setup;
    expect(await readSetupFile(text, null)).toEqual({ kind: 'open', setup: plain, oddNames: [] });
  });

  it.each([
    ['', 'notSetup'],
    ['[]', 'notSetup'],
    ['{"tieoutSetup":"1","setup":{}}', 'notSetup'],
    ['{"tieoutSetup":1}', 'notSetup'],
    ['{"tieoutSetup":1,"setup":{},"secrets":{"salt":"a"}}', 'notSetup'],
    ['{"tieoutSetup":9,"setup":{}}', 'newerForm'],
  ])('%s is %s', async (text, kind) => {
    expect(await readSetupFile(text, null)).toEqual({ kind });
  });

  it('whose secrets were damaged cannot be opened', async () => {
    const file = JSON.parse(await writeSetupFile(setup, 'open sesame'));
    for (const part of ['salt', 'iv', 'sealed']) {
      const damaged = { ...file, secrets: { ...file.secrets, [part]: '!!' } };
      expect(await readSetupFile(JSON.stringify(damaged), 'open sesame')).toEqual({
        kind: 'passphraseWrong',
      });
    }
  });
});
