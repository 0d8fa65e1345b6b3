import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSecret } from '../../atomic-write.ts';
import { makeCertificate } from './make-certificate.ts';

/** Renewed so long before it ends, so that none ends while a phone is looking. */
const RENEWED_DAYS_BEFORE = 30;
const DAY_MILLISECONDS = 86_400_000;

export interface KeptCertificate {
  readonly key: string;
  readonly certificate: string;
  /** Of the whole certificate, SHA-256, as browsers show it: `AB:CD:…`. */
  readonly fingerprint: string;
}

const parts = (pem: string): KeptCertificate => {
  const [key = '', certificate = ''] = pem.split(/(?=-----BEGIN CERTIFICATE-----)/);
  return { key, certificate, fingerprint: new X509Certificate(certificate).fingerprint256 };
};

const isGood = ({ certificate }: KeptCertificate, addresses: readonly string[], now: Date): boolean => {
  const read = new X509Certificate(certificate);
  const left = new Date(read.validTo).getTime() - now.getTime();
  return (
    left > RENEWED_DAYS_BEFORE * DAY_MILLISECONDS &&
    new Date(read.validFrom) <= now &&
    addresses.every((address) => read.checkIP(address) !== undefined)
  );
};

const read = async (file: string): Promise<KeptCertificate | null> => {
  try {
    return parts(await readFile(file, 'utf8'));
  } catch {
    // None yet, or a damaged one: another is made.
    return null;
  }
};

/**
 * The certificate of this computer, the same for as long as it can be, so that a phone that was told to trust it is not
 * asked again: made at the first time, and anew before it ends or when the computer has an address that it does not name.
 */
export const keepCertificate = async (
  folder: string,
  addresses: readonly string[],
  now: Date,
  name = 'phone-certificate.pem',
): Promise<KeptCertificate> => {
  const file = join(folder, name);
  const kept = await read(file);
  if (kept !== null && isGood(kept, addresses, now)) return kept;
  const { key, certificate } = makeCertificate([...addresses, 'localhost'], now);
  await writeSecret(file, `${key}${certificate}`);
  return parts(`${key}${certificate}`);
};
