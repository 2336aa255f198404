import { expect, it } from 'vitest';
import { optionsAddress, optionsSections, optionsTargetOf } from '../../../src/pages/options-address';

it('leads to each section and to a place in one, and back from the hash', () => {
  for (const section of optionsSections) {
    const { hash } = new URL(optionsAddress(section), 'https://example.test');
    expect(optionsTargetOf(hash)).toEqual({ section, place: null });
  }
  expect(optionsAddress('setup-title')).toBe('/options/index.html#setup-title');
  expect(optionsTargetOf('#setup-title')).toEqual({ section: 'advanced', place: 'setup-title' });
  expect(optionsTargetOf('#karbon-title')).toEqual({ section: 'connections', place: 'karbon-title' });
  expect(optionsTargetOf('#change-list')).toEqual({ section: 'connections', place: 'change-list' });
});

it('takes an earlier name, and begins with the first section where a hash names nothing', () => {
  expect(optionsTargetOf('#log')).toEqual({ section: 'activity', place: null });
  for (const hash of ['', '#', '#nowhere', '#constructor'])
    expect(optionsTargetOf(hash)).toEqual({ section: 'connections', place: null });
});
