/** The sections of the options page, in the order of its navigation; each is the hash of its address. */
export const optionsSections = [
  'connections',
  'rules',
  'panel',
  'activity',
  'data',
  'advanced',
  'help',
] as const;

export type OptionsSection = (typeof optionsSections)[number];

/** What other pages lead to inside a section: the element of that id. */
const sectionOfPlace = {
  'quickbooksTime-title': 'connections',
  'quickbooks-title': 'connections',
  'karbon-title': 'connections',
  'change-list': 'connections',
  'setup-title': 'advanced',
} as const satisfies Readonly<Record<string, OptionsSection>>;

export type OptionsPlace = keyof typeof sectionOfPlace;

/** Addresses that were given out under another name. */
const earlierNames: ReadonlyMap<string, OptionsSection> = new Map([['log', 'activity']]);

export interface OptionsTarget {
  readonly section: OptionsSection;
  /** `null` where the section as a whole is meant. */
  readonly place: OptionsPlace | null;
}

/** The address of a section of the options page, or of a place in one; of the page itself where neither is given. */
export function optionsAddress(at?: OptionsSection | OptionsPlace): string {
  return at === undefined ? '/options/index.html' : `/options/index.html#${at}`;
}

/** What a hash leads to; the first section where it names nothing that there is. */
export function optionsTargetOf(hash: string): OptionsTarget {
  const name = hash.replace(/^#/, '');
  const place = (Object.keys(sectionOfPlace) as OptionsPlace[]).find((each) => each === name);
  if (place) return { section: sectionOfPlace[place], place };
  const section = optionsSections.find((each) => each === name) ?? earlierNames.get(name) ?? 'connections';
  return { section, place: null };
}
