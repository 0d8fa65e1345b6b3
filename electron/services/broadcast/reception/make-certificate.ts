import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import {
  bitString,
  boolean,
  objectIdentifier,
  octetString,
  positiveInteger,
  sequence,
  set,
  tagged,
  utcTime,
  utf8String,
} from './der.ts';

/*
 * A certificate that this computer signs for itself: browsers give a camera only to a page over HTTPS, and nobody else
 * can vouch for an address in somebody's home. Node signs, but writes no X.509; this is all that we need of RFC 5280.
 */

const ID = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
  subjectAlternativeName: '2.5.29.17',
} as const;

const DAY_MILLISECONDS = 86_400_000;
/** Safari takes none that is valid for longer than 825 days, public ones 398; a year is a custom that all keep. */
export const VALID_DAYS = 365;
/** Clocks of phones are not this computer's. */
const EARLIER_DAYS = 1;

export interface MadeCertificate {
  /** PEM, PKCS #8. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
}

const extension = (id: string, value: Uint8Array, critical = false) =>
  sequence(objectIdentifier(id), ...(critical ? [boolean(true)] : []), octetString(value));

/** Context tags of GeneralName (RFC 5280, section 4.2.1.6): 2 is a name, 7 an address. */
const generalName = (name: string) =>
  isIPv4(name)
    ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
    : tagged(0x82, Buffer.from(name, 'ascii'));

const toBeSigned = (key: KeyObject, names: readonly string[], from: Date): Buffer => {
  const day = (days: number) => new Date(from.getTime() + days * DAY_MILLISECONDS);
  const name = sequence(
    set(sequence(objectIdentifier(ID.commonName), utf8String('Masque on this computer'))),
  );
  const extensions = sequence(
    // An empty sequence: it signs no other certificate.
    extension(ID.basicConstraints, sequence(), true),
    // The first bit alone, digitalSignature.
    extension(ID.keyUsage, bitString(Buffer.of(0x80), 7), true),
    extension(ID.extendedKeyUsage, sequence(objectIdentifier(ID.serverAuthentication))),
    extension(ID.subjectAlternativeName, sequence(...names.map(generalName))),
  );
  return sequence(
    // Version 3, which is the first that has extensions.
    tagged(0xa0, positiveInteger(Buffer.of(2))),
    positiveInteger(randomBytes(16)),
    sequence(objectIdentifier(ID.ecdsaWithSha256)),
    name,
    sequence(utcTime(day(-EARLIER_DAYS)), utcTime(day(VALID_DAYS - EARLIER_DAYS))),
    name,
    key.export({ format: 'der', type: 'spki' }),
    tagged(0xa3, extensions),
  );
};

/** `names`: IPv4 addresses and host names under which this computer is asked. P-256, which every browser takes. */
export const makeCertificate = (names: readonly string[], now: Date): MadeCertificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const body = toBeSigned(publicKey, names, now);
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, sequence(objectIdentifier(ID.ecdsaWithSha256)), bitString(signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    key: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
};
