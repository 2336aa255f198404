/** What the fact sheet only guesses at, or leaves open, of writing entries (quickbooks-time.md 7.6). */
export interface EntrySwitches {
  /** 7.6: an entry that overlaps a closed one: refused, or the older one makes way, is split or is deleted (201). */
  overlapOnCreate: 406 | 'othersMakeWay';
  /** 7.6: an entry from one day into the next: as one, or one for each day (201). */
  overMidnight: 'oneEntry' | 'splits';
  /** 7.2, 7.6: automatic lunch, in an account that has it: a gap between two entries, or a break's entry in it (201). */
  automaticLunch: 'gap' | 'breakEntry';
  /** 7.2: minutes that the rounding add-on, whose settings no source shows, rounds sent clock times to; 0 for none. */
  clockTimesRoundTo: number;
  /** 2.4: clocking in and out without the right to manage one's time: for any time, or for now alone. */
  clockTimesWithoutRight: 'any' | 'nowOnly';
  /** 7.6: a start or end that is yet to come. */
  futureTimes: 'accepted' | 417;
  /** 7.6: an entry that ends in the second in which it starts. */
  endAtStart: 417 | 'accepted';
  /** 7.6: what becomes of the custom fields that an update does not name. */
  customFieldsOnUpdate: 'merged' | 'replaced';
  /** 7.10: an item that filters do not offer to the user, the group or the jobcode. */
  unofferedItem: 417 | 'accepted';
  /** 7.6: `on_the_clock` in the answer to a write. */
  writtenOnTheClock: 'shown' | 'absent';
}

export function defaultEntrySwitches(): EntrySwitches {
  return {
    overlapOnCreate: 406,
    overMidnight: 'oneEntry',
    automaticLunch: 'gap',
    clockTimesRoundTo: 0,
    clockTimesWithoutRight: 'any',
    futureTimes: 'accepted',
    endAtStart: 417,
    customFieldsOnUpdate: 'merged',
    unofferedItem: 417,
    writtenOnTheClock: 'shown',
  };
}
