import { Window } from 'happy-dom';
import { describe, expect, it, vi } from 'vitest';
import { toPseudo } from '../../../scripts/messages.mjs';
import { nearDay } from '../../../src/i18n/dates';
import { findHardCoded } from './pseudo';

vi.mock('../../../src/i18n/compiled/messages', () => import('../../../out/pseudo/messages.js'));

function drawn(html: string): Element {
  const { document } = new Window();
  document.body.innerHTML = html;
  return document.body as unknown as Element;
}

describe('the pseudo-language', () => {
  it('is spoken by the messages', () => expect(nearDay('2026-11-28', '2026-11-28')).toBe('⟦Tödåý⟧'));

  it('leaves placeholders as they are', () =>
    expect(toPseudo('No {system} entries')).toBe('⟦Ñö {system} éñtrîés⟧'));

  it('shows what does not come from the catalogue', () => {
    const html = `<p title="Hidden">⟦Tîés öût ås <b>Acme</b>⟧ Done</p><p>Acme</p><b aria-label="⟦Öpéñ⟧">81%</b>`;
    expect(findHardCoded(drawn(html), ['Acme', '81%'])).toEqual(['Done', 'Hidden']);
    expect(findHardCoded(drawn('<p>⟦Ñéw: ⟦Tödåý⟧⟧</p>'), [])).toEqual([]);
  });
});
