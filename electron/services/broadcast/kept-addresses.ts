import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeSecret } from '../atomic-write.ts';
import { ROLES, type Role } from './gate.ts';

/** What an address is made of, besides where the computer is. */
export interface KeptAddresses {
  readonly tokens: Readonly<Record<Role, string>>;
  /** 0 before one has been chosen. */
  readonly port: number;
}

/** The same addresses at each start, so that what was set up with one, such as a source in OBS, goes on working. */
export interface AddressKeeper {
  read(): Promise<KeptAddresses>;
  keepPort(port: number): Promise<void>;
  /** Other tokens: whoever has the old ones stays outside from now on. */
  renew(): Promise<void>;
}

/** 128 random bits, which nobody guesses. */
export const newToken = (): string => randomBytes(16).toString('base64url');

const Token = z.string().regex(/^[\w-]{22}$/);
const File = z.object({
  port: z.number().int().min(0).max(65_535).catch(0),
  tokens: z.partialRecord(z.enum(ROLES), Token).catch({}),
});

/** A file that is damaged, or of an older version, gives new tokens for those that are missing. */
export const createAddressKeeper = (file: string): AddressKeeper => {
  let kept: KeptAddresses | null = null;
  const write = async (next: KeptAddresses): Promise<void> => {
    kept = next;
    // What cannot be kept works all the same, for this time.
    await writeSecret(file, `${JSON.stringify(next, null, 2)}\n`).catch((error: unknown) =>
      console.error(`The broadcast’s addresses are not kept: ${String(error)}`),
    );
  };
  const open = async (): Promise<KeptAddresses> => {
    const text = await readFile(file, 'utf8').catch(() => '');
    const { port, tokens } = readFileText(text);
    const next = { port, tokens: { view: tokens.view ?? newToken(), publish: tokens.publish ?? newToken() } };
    if (ROLES.some((role) => tokens[role] === undefined)) await write(next);
    kept = next;
    return next;
  };
  const read = async (): Promise<KeptAddresses> => kept ?? open();
  return {
    read,
    async keepPort(port) {
      await write({ ...(await read()), port });
    },
    async renew() {
      await write({ ...(await read()), tokens: { view: newToken(), publish: newToken() } });
    },
  };
};

const readFileText = (text: string): z.infer<typeof File> => {
  try {
    return File.parse(JSON.parse(text));
  } catch {
    return { port: 0, tokens: {} };
  }
};
