import { PersonName } from '../../renderer/core/broadcast/person.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { LaunchRoom } from '../../renderer/core/host.ts';
import { roomAddress } from '../services/broadcast/rooms/room-address.ts';
import { refuse } from './values.ts';

const NAMELESS = 'Guest';

const parseName = (text: string): string => {
  const name = PersonName.safeParse(text);
  return name.success
    ? name.data
    : refuse(`--name ${text} is not a name: 1 to 40 letters that can be seen.`, 'For example --name Ada.');
};

const parseAddress = (flag: string, text: string): string => {
  try {
    return roomAddress(text).href;
  } catch (cause) {
    return refuse(
      `${flag} ${text} is not the address of a room.`,
      cause instanceof MasqueError ? cause.cure : undefined,
    );
  }
};

/** `--room`, `--link` and `--name`, which only make sense together. */
export const parseRoom = (values: ReadonlyMap<string, string>): LaunchRoom | undefined => {
  const room = values.get('--room');
  const link = values.get('--link');
  if (room === undefined) {
    const alone = ['--link', '--name'].find((flag) => values.has(flag));
    return alone === undefined ? undefined : refuse(`${alone} needs --room.`);
  }
  const name = parseName(values.get('--name') ?? NAMELESS);
  if (room === 'new') {
    return { name, links: link === undefined ? [] : [parseAddress('--link', link)] };
  }
  if (link !== undefined) return refuse('--link needs --room new: only a room of your own can be linked.');
  return { name, address: parseAddress('--room', room) };
};
