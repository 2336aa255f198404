import { parse, safeParse, z } from '../../messages/schema';
import { parseSetup, type Setup, type SetupName, secretNames } from '../../messages/setup';
import { openText, sealedTextSchema, sealText } from './sealed-text';

const newestForm = 1;
const valuesSchema = z.record(z.string(), z.unknown());
const formSchema = z.object({ tieoutSetup: z.int() });
const fileSchema = z.object({
  tieoutSetup: z.literal(newestForm),
  setup: valuesSchema,
  secrets: z.optional(sealedTextSchema),
});

export type SetupFile =
  | { readonly kind: 'open'; readonly setup: Setup; readonly oddNames: readonly string[] }
  | { readonly kind: 'notSetup' | 'newerForm' | 'passphraseNeeded' | 'passphraseWrong' };

function isSecret(name: string): boolean {
  return (secretNames as readonly string[]).includes(name);
}

/** A set-up as a file. Its secrets are in it only where there is a passphrase to seal them with. */
export async function writeSetupFile(setup: Setup, passphrase: string | null): Promise<string> {
  const entries = Object.entries(setup) as [SetupName, unknown][];
  const secrets = entries.filter(([name]) => isSecret(name));
  const plain = Object.fromEntries(entries.filter(([name]) => !isSecret(name)));
  const isSealed = secrets.length > 0 && passphrase !== null;
  return JSON.stringify(
    {
      tieoutSetup: newestForm,
      setup: plain,
      ...(isSealed && { secrets: await sealText(JSON.stringify(Object.fromEntries(secrets)), passphrase) }),
    },
    null,
    2,
  );
}

/** @param passphrase `null` where none was given yet. */
export async function readSetupFile(text: string, passphrase: string | null): Promise<SetupFile> {
  const value = jsonOf(text);
  const form = safeParse(formSchema, value);
  if (!form.success) return { kind: 'notSetup' };
  if (form.data.tieoutSetup > newestForm) return { kind: 'newerForm' };
  const file = safeParse(fileSchema, value);
  if (!file.success) return { kind: 'notSetup' };
  const { setup, secrets } = file.data;
  if (!secrets) return { kind: 'open', ...parseSetup(setup) };
  if (passphrase === null) return { kind: 'passphraseNeeded' };
  const opened = await openText(secrets, passphrase);
  if (opened === null) return { kind: 'passphraseWrong' };
  return { kind: 'open', ...parseSetup({ ...setup, ...parse(valuesSchema, jsonOf(opened)) }) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
