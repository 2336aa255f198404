import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';
import { createDetailsChoice } from '../../../src/store/details-choice';

async function choiceIn(name: string) {
  const database = await openDatabase(name);
  return { database, choice: createDetailsChoice(database, createChangeSignal()) };
}

it('is remembered for each kind of page, in another life too', async () => {
  const { choice } = await choiceIn('kinds');
  expect(await choice.unfolded()).toEqual(new Set());
  await choice.set('work', true);
  await choice.set('person', true);
  await choice.set('work', false);
  const { choice: later } = await choiceIn('kinds');
  expect(await later.unfolded()).toEqual(new Set(['person']));
});

it('is folded everywhere where something odd is stored', async () => {
  const { choice, database } = await choiceIn('odd');
  await database.put('settings', ['planet'], 'unfoldedDetails');
  expect(await choice.unfolded()).toEqual(new Set());
});
