import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeSecret } from '../../atomic-write.ts';
import { newToken } from '../gate.ts';

const FILE = 'reception.json';
const Port = z.number().int().min(0).max(65_535);

/** What an address is made of; 0 is any port that is free. */
const KeptAddress = z.object({ token: z.string().regex(/^[\w-]{22}$/), plainPort: Port, securePort: Port });
export type KeptAddress = z.infer<typeof KeptAddress>;

/** The same as last time, so that OBS and a phone that were set up once find the way again. */
export const readAddress = async (folder: string): Promise<KeptAddress> => {
  try {
    return KeptAddress.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
  } catch {
    // None yet, or a damaged one.
    return { token: newToken(), plainPort: 0, securePort: 0 };
  }
};

export const keepAddress = (folder: string, address: KeptAddress): Promise<void> =>
  writeSecret(join(folder, FILE), `${JSON.stringify(address)}\n`);
