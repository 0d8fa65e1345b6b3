import './room/room.css';
import type { Person } from '../core/broadcast/person.ts';
import { type ConnectionState, keepConnected } from './connection.ts';
import { seatingOf } from './room/seating.ts';
import { eventWords, stateWords } from './room/state-words.ts';
import { createTile, type Tile } from './room/tile.ts';
import { shownOf, wishOf } from './room/wish.ts';

/*
 * The page of a room: everybody in it, drawn here from their poses, with their voices. Its address may ask for less:
 * `room/wish`.
 */
/** As in the style sheet. */
const GAP = 12;
const MEASURE_EVERY_MILLISECONDS = 1000;
/** So long it stands that somebody has come or left. */
const EVENT_MILLISECONDS = 5000;

const found = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no ${id}.`);
  return element;
};
const grid = found('people');
const count = found('count');
const event = found('event');
const sound = found('sound');
const title = found('title');
const note = found('note');
const root = document.documentElement;
const wish = wishOf(location.search);
const tiles = new Map<string, Tile>();
let state: ConnectionState = 'connecting';
let forgetting: ReturnType<typeof setTimeout> | undefined;

root.classList.toggle('transparent', wish.isTransparent);
root.classList.toggle('alone', wish.only !== null);
root.classList.toggle('nameless', !wish.showsNames);

const say = () => {
  const words = stateWords(state, tiles.size, wish.only);
  title.textContent = words?.title ?? '';
  note.textContent = words?.text ?? '';
  root.classList.toggle('waiting', words !== null);
};
const arrange = () => {
  const gap = wish.only === null ? GAP : 0;
  const { width, height } = seatingOf(tiles.size, grid.clientWidth - gap, grid.clientHeight - gap, gap);
  const isAlone = wish.only !== null;
  grid.style.setProperty('--width', isAlone ? '100%' : `${width}px`);
  grid.style.setProperty('--height', isAlone ? '100%' : `${height}px`);
};
const announce = (words: string) => {
  if (words === '') return;
  event.textContent = words;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    event.textContent = '';
  }, EVENT_MILLISECONDS);
};
const meet = (everybody: readonly Person[]): readonly Person[] => {
  const people = shownOf(everybody, wish);
  const isFirst = tiles.size === 0;
  const left: string[] = [];
  const came: string[] = [];
  for (const [id, tile] of tiles) {
    if (people.some((person) => person.id === id)) continue;
    left.push(tile.name);
    tile.dispose();
    tiles.delete(id);
  }
  for (const person of people) {
    const known = tiles.get(person.id);
    known?.rename(person);
    if (known?.shows === person.shows) continue;
    if (known === undefined) came.push(person.name);
    const tile = createTile(document, person, {
      isMe: person.id === wish.me,
      isTransparent: wish.isTransparent,
      silent() {
        sound.hidden = false;
      },
    });
    tiles.set(person.id, tile);
    if (known === undefined) grid.append(tile.element);
    else {
      known.element.replaceWith(tile.element);
      known.dispose();
    }
  }
  count.textContent = people.length === 1 ? 'One person' : `${people.length} people`;
  announce(eventWords(isFirst ? [] : came, left));
  arrange();
  say();
  return people;
};
const listen = async () => {
  sound.hidden = true;
  const heard = await Promise.all([...tiles.values()].map((tile) => tile.play()));
  sound.hidden = heard.every(Boolean);
};
sound.addEventListener('click', () => void listen());
new ResizeObserver(arrange).observe(grid);

const address = new URL('signal', location.href);
address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
address.search = '';
const connection = keepConnected({
  address: address.href,
  began() {
    for (const { screen } of tiles.values()) screen.begin();
  },
  // Who has left meanwhile is not shown any more, however they are watched.
  want: (who = '') => tiles.get(who)?.screen.want() ?? 'pose',
  show: async (seen, who = '') => (await tiles.get(who)?.screen.show(seen)) ?? true,
  dress: async (avatar, who = '') => (await tiles.get(who)?.screen.dress(avatar)) ?? true,
  pose: (packet, who = '') => tiles.get(who)?.pose(packet),
  changed(now) {
    state = now;
    say();
  },
  timed: (timing, clock, who = '') => tiles.get(who)?.timed(timing, clock),
  room: {
    people: meet,
    speaking(who) {
      for (const [id, tile] of tiles) tile.speaks(who.includes(id));
    },
  },
});
const measure = async (): Promise<void> => {
  for (const [id, tile] of tiles) {
    tile.measure(await connection.times(tile.shownAfter(), id), (waits) => connection.hold(waits, id));
  }
};
setInterval(() => void measure().catch(() => undefined), MEASURE_EVERY_MILLISECONDS);
