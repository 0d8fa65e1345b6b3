import './room/room.css';
import type { Person } from '../core/broadcast/person.ts';
import { type ConnectionState, keepConnected } from './connection.ts';
import { seatingOf } from './room/seating.ts';
import { createTile, type Tile } from './room/tile.ts';

/*
 * The page of a room: everybody in it, drawn here from their poses, with their voices. `?me=ID` is the person whose page
 * it is, so that they do not hear themselves.
 */
const STATE_WORDS: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Connecting…',
  watching: '',
  unplayable: 'This browser cannot play the picture.',
  'nothing-on': 'Nobody is here yet.',
  lost: 'The room’s host has left or cannot be reached. Trying again…',
  restarting: 'The room picks up again. One moment…',
  gone: 'This address no longer works. Ask for the new one.',
  full: 'The room is full. Trying again…',
};
/** As in the style sheet. */
const GAP = 12;

const found = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no ${id}.`);
  return element;
};
const grid = found('people');
const state = found('state');
const count = found('count');
const sound = found('sound');
const me = new URLSearchParams(location.search).get('me');
const tiles = new Map<string, Tile>();

const arrange = () => {
  const { width } = seatingOf(tiles.size, grid.clientWidth - GAP, grid.clientHeight - GAP, GAP);
  grid.style.setProperty('--tile', `${width}px`);
};
const meet = (people: readonly Person[]) => {
  for (const [id, tile] of tiles) {
    if (people.some((person) => person.id === id)) continue;
    tile.dispose();
    tiles.delete(id);
  }
  for (const person of people) {
    const known = tiles.get(person.id);
    known?.rename(person);
    if (known !== undefined) continue;
    const tile = createTile(document, person, person.id === me, () => {
      sound.hidden = false;
    });
    tiles.set(person.id, tile);
    grid.append(tile.element);
  }
  count.textContent = people.length === 1 ? 'One person' : `${people.length} people`;
  arrange();
};
const listen = async () => {
  sound.hidden = true;
  const heard = await Promise.all([...tiles.values()].map((tile) => tile.play()));
  sound.hidden = heard.every(Boolean);
};
sound.addEventListener('click', () => void listen());
new ResizeObserver(arrange).observe(grid);

const address = new URL('signal', location.href);
address.protocol = 'ws:';
address.search = '';
keepConnected({
  address: address.href,
  // Who has left meanwhile is not shown any more, however they are watched.
  want: (who = '') => tiles.get(who)?.screen.want() ?? 'pose',
  show: async (seen, who = '') => (await tiles.get(who)?.screen.show(seen)) ?? true,
  dress: async (avatar, who = '') => (await tiles.get(who)?.screen.dress(avatar)) ?? true,
  pose: (packet, who = '') => tiles.get(who)?.screen.pose(packet),
  changed(now) {
    state.textContent = STATE_WORDS[now];
    document.documentElement.classList.toggle('lost', now === 'lost' || now === 'gone');
  },
  room: {
    people: meet,
    speaking(who) {
      for (const [id, tile] of tiles) tile.speaks(who.includes(id));
    },
  },
});
