import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { ownAddresses } from '../../../electron/services/broadcast/own-addresses.ts';

const at = (address: string, family: 'IPv4' | 'IPv6', internal: boolean): NetworkInterfaceInfo =>
  family === 'IPv4'
    ? { address, family, internal, netmask: '', mac: '', cidr: null }
    : { address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 };
const interfaces = {
  lo: [at('127.0.0.1', 'IPv4', true), at('::1', 'IPv6', true)],
  eth0: [at('192.168.1.7', 'IPv4', false), at('fe80::1', 'IPv6', false)],
};

it('names this computer alone unless the network may look', () => {
  expect(ownAddresses('this-computer', interfaces)).toEqual(['127.0.0.1']);
  expect(ownAddresses('network', interfaces)).toEqual(['192.168.1.7', '127.0.0.1']);
  expect(ownAddresses('network', {})).toEqual(['127.0.0.1']);
});
