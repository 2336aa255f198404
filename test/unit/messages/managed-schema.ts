import { z } from '../../../src/messages/schema';
import { type SetupName, setupFields } from '../../../src/messages/setup';

/** What each value of a policy is for, as an administrator reads it in the browser's own tools. */
const about: Readonly<Record<SetupName, string>> = {
  nameLimit:
    'Longest name, in characters: 41 for QuickBooks Desktop, 64 for QuickBooks Time, 100 for QuickBooks Online.',
  personOrder: "How a person's name is written.",
  colonBecomes: 'What takes the place of a colon in a name.',
  straightenPunctuation: 'Replace curly quotes and long dashes with plain ones.',
  timeRange: 'The time range the panel opens with.',
  appearance: 'The panel: light, dark, or the same as Karbon.',
  fixOrder: 'Where missing customers are created: in QuickBooks first, or in QuickBooks Time only.',
  assignTo: 'IDs of the QuickBooks Time users who can track time to what is created. Empty: everyone.',
  karbonPerMinute: "How many of Karbon's 120 requests a minute this browser may send.",
  listAgingDays: 'After how many days to mention how old a customer list file is.',
  listOldDays: 'After how many days to warn about the age of a customer list file.',
  remindNoTimerAt:
    'At what time on workdays to remind people that they have tracked no time, such as 10:00. Empty: no reminder. Each person allows notifications.',
  remindStillRunningAt:
    'At what time on workdays to remind people that their timer is still running, such as 19:00. Empty: no reminder.',
  askWhom: 'Whom colleagues can ask when they lack a permission, such as a name and an extension number.',
  listFileName: 'The name of the customer list file, as colleagues find it on the shared drive.',
  quickbooksTimeCompany: 'The company that people sign in to in QuickBooks Time, by its name there.',
  quickbooksTimeClientId: "Client ID of the firm's application in QuickBooks Time.",
  quickbooksTimeClientSecret: "Client Secret of the firm's application in QuickBooks Time.",
  quickbooksCompany: 'The company that people sign in to in QuickBooks Online, by its name there.',
  quickbooksEnvironment: 'Whether the keys below are for production or for the sandbox.',
  quickbooksClientId:
    "Client ID of the firm's app at Intuit. Only administrators of the company can sign in with it.",
  quickbooksClientSecret: "Client Secret of the firm's app at Intuit.",
  karbonBearerToken: "Bearer token of Karbon's API. It reads and writes the whole account.",
  karbonAccessKey: "Access Key of Karbon's API. It reads and writes the whole account.",
  locked: 'Names of the settings above that nobody can change.',
};

type Node = Readonly<Record<string, unknown>>;

/** Of JSON Schema Chrome knows these words alone. */
const knownWords = ['type', 'enum', 'items', 'minimum', 'maximum'];

function plain(node: Node): Node {
  const kept = Object.entries(node).filter(([word]) => knownWords.includes(word));
  const items = node.items ? { items: plain(node.items as Node) } : {};
  const isWhole = Array.isArray(node.enum) && node.enum.every((value) => typeof value === 'number');
  return { ...Object.fromEntries(kept), ...items, ...(isWhole && { type: 'integer' }) };
}

/** The schema that Chrome checks a policy with, out of the one that Tieout checks it with. */
export function managedSchema(): object {
  const properties = Object.entries(setupFields).map(([name, field]) => {
    const schema = z.toJSONSchema(field as z.ZodMiniType<unknown>, { unrepresentable: 'any', io: 'input' });
    return [name, { description: about[name as SetupName], ...plain(schema as Node) }];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}
