import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLatinLetters } from '../../../../src/domain/matching/latin-letters';
import { bothWays, inTieOut, ofClient, ofJob } from './among-others';

const reasonIn = (status: ReturnType<typeof ofClient>) =>
  status.kind === 'similar' ? status.candidates[0]?.reason?.code : status.kind;

describe('a name in Greek or Cyrillic letters', () => {
  it.each(
    bothWays([
      ['Иван Петров', 'Ivan Petrov'],
      ['Петрова Ольга', 'Olga Petrova'],
      ['Щукин', 'Shchukin'],
      ['Юлия Чехова', 'Yulia Chekhova'],
      ['Юлия Чехова', 'Iuliia Chekhova'],
      ['Дмитрий Алексеев', 'Dmitry Alexeyev'],
      ['Жуков Construction', 'Zhukov Construction LLC'],
      ['Олександр Григоренко', 'Oleksandr Hryhorenko'],
      ['Їжак і Котик', 'Yizhak i Kotyk'],
      ['Љубомир Ђорђевић', 'Ljubomir Djordjevic'],
      ['Νίκος Παπαδόπουλος', 'Nikos Papadopoulos'],
      ['Ελένη Γεωργίου', 'Eleni Georgiou'],
      ['Θεόδωρος Μπάκας', 'Theodoros Bakas'],
      ['Αθηνά Foods', 'Athena Foods'],
      ['Χρήστος', 'Christos'],
    ]),
  )('%j is shown with %j, and says why', (karbon, list) => {
    expect(reasonIn(ofClient(karbon, list))).toBe('otherScript');
    expect(reasonIn(ofJob(karbon, list))).toBe('otherScript');
    expect(inTieOut(karbon, list)).toMatchObject({ kind: 'similar', found: null });
  });

  it.each(
    bothWays([
      ['Петров', 'Popov'],
      ['Орлов 2024', 'Orlov 2025'],
      ['Иван Петров', 'Anna Petrov'],
      ['Νίκος', 'Marta'],
    ]),
  )('%j is not %j', (karbon, list) => {
    expect(ofClient(karbon, list).kind).toBe('missing');
  });

  it('is left alone in Latin letters, and has none left of its own in any other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ é-9&,'), maxLength: 12 }), (text) => {
        expect(inLatinLetters(text)).toEqual([]);
      }),
    );
    const letters = fc.constantFrom(
      ...'абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя ΑΒΓαβγδεζηθικλμνξοπρσςτυφχψω ЖЮ',
    );
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 12 }), (text) => {
        for (const latin of inLatinLetters(text)) expect(latin).toMatch(/^[a-z ]*$/);
      }),
    );
  });
});
