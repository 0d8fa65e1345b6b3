import type { Person } from '../../core/broadcast/person.ts';
import type { Timing } from '../../core/broadcast/signalling.ts';
import type { Waits } from '../align-lips.ts';
import { createLips } from '../lips.ts';
import { createScreen, type Screen } from '../screen.ts';
import { watchPictures } from '../watch-pictures.ts';
import type { Times } from '../watching.ts';

/** Nothing has come of somebody for so long: what is seen of them is not of now. */
const STILL_MILLISECONDS = 2500;

/** One person on the page: their figure or video, their voice, their name. */
export interface Tile {
  readonly element: HTMLElement;
  readonly screen: Screen;
  readonly shows: Person['shows'];
  readonly name: string;
  rename(person: Person): void;
  speaks(yes: boolean): void;
  pose(packet: Uint8Array): void;
  timed(timing: Timing, clock: number): void;
  /** Once a second: lips and voice are brought together, and it is seen whether they are still there. */
  measure(times: Times | null, hold: (waits: Waits) => void): void;
  /** As `watch-pictures` tells it. */
  shownAfter(): number | null;
  /** Tries to be heard; false while the browser wants a touch first. */
  play(): Promise<boolean>;
  dispose(): void;
}

export interface TileOptions {
  /** The page is the person's own, who need not hear themselves. */
  readonly isMe: boolean;
  readonly isTransparent: boolean;
  /** A touch would let it be heard. */
  silent(): void;
}

const made = <Name extends keyof HTMLElementTagNameMap>(
  page: Document,
  name: Name,
  className: string,
): HTMLElementTagNameMap[Name] => {
  const element = page.createElement(name);
  element.className = className;
  return element;
};

export const createTile = (
  page: Document,
  person: Person,
  { isMe, isTransparent, silent }: TileOptions,
): Tile => {
  const element = made(page, 'li', 'tile');
  const initial = made(page, 'span', 'initial');
  const picture = made(page, 'video', 'picture');
  const tag = made(page, 'span', 'tag');
  const name = made(page, 'span', 'name');
  const sign = made(page, 'span', 'sign');
  const note = made(page, 'span', 'note');
  let figure = made(page, 'canvas', 'figure');
  initial.setAttribute('aria-hidden', 'true');
  picture.autoplay = true;
  picture.playsInline = true;
  figure.hidden = true;
  tag.append(sign, name, note);
  element.append(initial, picture, figure, tag);
  const lips = createLips();
  let called = person.name;
  let movedAt = performance.now();
  let isFilmed = false;

  const rename = (now: Person) => {
    called = now.name;
    name.textContent = isMe ? `${called} (you)` : called;
    initial.textContent = [...called][0]?.toUpperCase() ?? '';
  };
  const play = async (): Promise<boolean> => {
    picture.muted = isMe;
    try {
      await picture.play();
      return true;
    } catch {
      picture.muted = true;
      await picture.play().catch(() => undefined);
      return isMe;
    }
  };
  const panel = {
    isTransparent,
    showDelay: () => undefined,
    canvas(isDrawn: boolean) {
      const next = made(page, 'canvas', 'figure');
      next.hidden = !isDrawn;
      figure.replaceWith(next);
      figure = next;
      return next;
    },
    show(tracks: readonly MediaStreamTrack[]) {
      picture.srcObject = tracks.length > 0 ? new MediaStream([...tracks]) : null;
      isFilmed = tracks.some(({ kind }) => kind === 'video');
      element.classList.toggle('filmed', isFilmed);
      if (tracks.length === 0) return;
      void play().then((isHeard) => {
        if (!isHeard && tracks.some(({ kind }) => kind === 'audio')) silent();
      });
    },
  };
  rename(person);
  const screen = createScreen(panel, person.shows === 'pose');
  return {
    element,
    screen,
    shows: person.shows,
    get name() {
      return called;
    },
    rename,
    speaks: (yes) => void element.classList.toggle('speaking', yes),
    pose(packet) {
      movedAt = performance.now();
      screen.pose(packet);
    },
    timed(timing, clock) {
      lips.timed(timing, clock);
      element.classList.toggle('mute', timing.voiceLag === null);
      sign.title = timing.voiceLag === null ? 'Microphone off' : '';
    },
    shownAfter: watchPictures(picture),
    measure(times, hold) {
      const drawn = screen.drawn();
      lips.measure(times, drawn, hold);
      if (isFilmed && times?.video !== null) movedAt = performance.now();
      const isStill = performance.now() - movedAt > STILL_MILLISECONDS;
      const isSeen = drawn !== null || isFilmed;
      element.classList.toggle('seen', isSeen);
      element.classList.toggle('still', isStill);
      note.textContent = isStill ? (isSeen ? 'reconnecting…' : 'coming…') : '';
    },
    play,
    dispose() {
      screen.dispose();
      picture.srcObject = null;
      element.remove();
    },
  };
};
