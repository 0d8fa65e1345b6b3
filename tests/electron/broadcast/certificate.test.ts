import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  objectIdentifier,
  positiveInteger,
  sequence,
  utcTime,
} from '../../../electron/services/broadcast/reception/der.ts';
import { keepCertificate } from '../../../electron/services/broadcast/reception/kept-certificate.ts';
import { makeCertificate } from '../../../electron/services/broadcast/reception/make-certificate.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const NOW = new Date('2026-11-26T10:20:30Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const HOME = ['192.168.1.7', '127.0.0.1'];

describe('DER', () => {
  it.each([
    // From X.690 and RFC 3279.
    ['1.2.840.113549', '06062a864886f70d'],
    ['2.5.29.17', '0603551d11'],
  ])('writes the identifier %s', (dotted, hex) => {
    expect(objectIdentifier(dotted).toString('hex')).toBe(hex);
  });
  it('keeps a number’s sign, and writes no byte too many', () => {
    expect(positiveInteger(Buffer.of(0, 0, 0x80)).toString('hex')).toBe('02020080');
    expect(positiveInteger(Buffer.of(0)).toString('hex')).toBe('020100');
    expect(positiveInteger(Buffer.of(0x7f)).toString('hex')).toBe('02017f');
  });
  it('writes lengths of one, two and three bytes', () => {
    expect(sequence(Buffer.alloc(127)).subarray(0, 2).toString('hex')).toBe('307f');
    expect(sequence(Buffer.alloc(128)).subarray(0, 3).toString('hex')).toBe('308180');
    expect(sequence(Buffer.alloc(300)).subarray(0, 4).toString('hex')).toBe('3082012c');
  });
  it('writes moments', () => {
    expect(utcTime(NOW).subarray(2).toString()).toBe('261126102030Z');
  });
});

describe('a certificate', () => {
  const made = makeCertificate([...HOME, 'localhost'], NOW);
  const read = new X509Certificate(made.certificate);

  it('is signed with its own key', () => {
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(made.key))).toBe(true);
    expect(read.issuer).toBe(read.subject);
    expect(read.ca).toBe(false);
  });
  it('names every address, and no other', () => {
    expect(read.subjectAltName).toBe('IP Address:192.168.1.7, IP Address:127.0.0.1, DNS:localhost');
    expect(read.checkIP('192.168.1.8')).toBeUndefined();
    expect(read.checkHost('localhost')).toBe('localhost');
  });
  it('is for a server alone', () => {
    // As Node names what X.509 calls extended key usage.
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });
  it('holds for a year, from the day before', () => {
    expect(new Date(read.validFrom)).toEqual(later(-1));
    expect(new Date(read.validTo)).toEqual(later(364));
  });
  it('has another number each time', () => {
    expect(makeCertificate(HOME, NOW).certificate).not.toBe(made.certificate);
    expect(new X509Certificate(makeCertificate(HOME, NOW).certificate).serialNumber).not.toBe(
      read.serialNumber,
    );
  });
  it('is taken by a client that trusts it', async () => {
    const now = makeCertificate(HOME, new Date());
    const server = createServer({ key: now.key, cert: now.certificate }, (_request, response) =>
      response.end('here'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const ask = request({ host: '127.0.0.1', port, ca: now.certificate }).end();
    const [response] = await once(ask, 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
    server.closeAllConnections();
    server.close();
  });
});

describe('the kept certificate', () => {
  const temporaryFolder = temporaryFolders();

  it('stays the same, and nobody else may read it', async () => {
    const folder = await temporaryFolder();
    const first = await keepCertificate(folder, HOME, NOW);
    expect(first.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(await keepCertificate(folder, HOME, later(300))).toEqual(first);
    const file = join(folder, 'phone-certificate.pem');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toBe(`${first.key}${first.certificate}`);
  });
  it('is made anew before it ends, for a new address, and in place of a damaged one', async () => {
    const folder = await temporaryFolder();
    const first = await keepCertificate(folder, HOME, NOW);
    const renewed = await keepCertificate(folder, HOME, later(340));
    expect(renewed.fingerprint).not.toBe(first.fingerprint);
    const moved = await keepCertificate(folder, ['10.0.0.3', '127.0.0.1'], later(340));
    expect(new X509Certificate(moved.certificate).checkIP('10.0.0.3')).toBe('10.0.0.3');
    await writeFile(join(folder, 'phone-certificate.pem'), moved.certificate.slice(0, 100));
    const mended = await keepCertificate(folder, HOME, later(340));
    expect(new X509Certificate(mended.certificate).checkIP('192.168.1.7')).toBe('192.168.1.7');
  });
});
