import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeSecret } from '../atomic-write.ts';
import { newToken, ROLES, type Role } from './gate.ts';

/** What an address is made of, besides where the computer is. */
export interface KeptAddresses {
  readonly tokens: Readonly<Record<Role, string>>;
  /** 0 before one has been chosen. */
  readonly port: number;
  /** Of the room's door over HTTPS, likewise. */
  readonly securePort: number;
}

/** The same addresses at each start, so that what was set up with one, such as a source in OBS, goes on working. */
export interface AddressKeeper {
  read(): Promise<KeptAddresses>;
  keepPorts(ports: Partial<Pick<KeptAddresses, 'port' | 'securePort'>>): Promise<void>;
  /** Other tokens: whoever has the old ones stays outside from now on. */
  renew(): Promise<void>;
}

const newTokens = (): Record<Role, string> => ({
  view: newToken(),
  publish: newToken(),
  room: newToken(),
  gallery: newToken(),
});

const Token = z.string().regex(/^[\w-]{22}$/);
const Port = z.number().int().min(0).max(65_535).catch(0);
const File = z.object({
  port: Port,
  securePort: Port,
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
    const { tokens, ...ports } = readFileText(text);
    const next = { ...ports, tokens: { ...newTokens(), ...tokens } };
    if (ROLES.some((role) => tokens[role] === undefined)) await write(next);
    kept = next;
    return next;
  };
  const read = async (): Promise<KeptAddresses> => kept ?? open();
  return {
    read,
    async keepPorts(ports) {
      await write({ ...(await read()), ...ports });
    },
    async renew() {
      await write({ ...(await read()), tokens: newTokens() });
    },
  };
};

const readFileText = (text: string): z.infer<typeof File> => {
  try {
    return File.parse(JSON.parse(text));
  } catch {
    return { port: 0, securePort: 0, tokens: {} };
  }
};
