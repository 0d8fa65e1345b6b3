import { networkInterfaces } from 'node:os';
import type { Audience } from '../../../renderer/core/broadcast/broadcast-line.ts';

const LOOPBACK = '127.0.0.1';

/** This computer's addresses for an audience, the one to be told first. Without a network there is the computer itself. */
export const ownAddresses = (audience: Audience, interfaces = networkInterfaces()): readonly string[] => {
  if (audience === 'this-computer') return [LOOPBACK];
  const outward = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  return [...outward, LOOPBACK];
};
