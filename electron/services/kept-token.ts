import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSecret } from './atomic-write.ts';

/** As much of Electron's `safeStorage` as is used: the system's keychain, where there is one. */
export interface Keychain {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/** A token that a person was given for a server. */
export interface KeptToken {
  /** Empty when there is none. */
  read(): Promise<string>;
  /** Empty forgets it. */
  write(token: string): Promise<void>;
}

/** Kept from one run to the next where the system can encrypt it; elsewhere for this run alone. */
export const createKeptToken = (folder: string, keychain: Keychain): KeptToken => {
  const file = join(folder, 'whip-token');
  let known: Promise<string> | undefined;
  const load = async (): Promise<string> => {
    if (!keychain.isEncryptionAvailable()) return '';
    try {
      return keychain.decryptString(Buffer.from(await readFile(file, 'utf8'), 'base64'));
    } catch {
      // There is none, or it was encrypted for another person or system: then it has to be given anew.
      return '';
    }
  };
  return {
    read() {
      known ??= load();
      return known;
    },
    async write(token) {
      known = Promise.resolve(token);
      if (token === '') return rm(file, { force: true });
      if (!keychain.isEncryptionAvailable()) return;
      await writeSecret(file, keychain.encryptString(token).toString('base64'));
    },
  };
};
