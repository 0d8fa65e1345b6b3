import type { Person } from '../../core/broadcast/person.ts';
import { createScreen, type Screen } from '../screen.ts';

/** One person on the page: their figure or video, their voice, their name. */
export interface Tile {
  readonly element: HTMLElement;
  readonly screen: Screen;
  rename(person: Person): void;
  speaks(yes: boolean): void;
  /** Tries to be heard; false while the browser wants a touch first. */
  play(): Promise<boolean>;
  dispose(): void;
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

/** `isMe`: this page is the person's own, who need not hear themselves. `silent`: a touch would let it be heard. */
export const createTile = (page: Document, person: Person, isMe: boolean, silent: () => void): Tile => {
  const element = made(page, 'li', 'tile');
  const initial = made(page, 'span', 'initial');
  const picture = made(page, 'video', 'picture');
  const name = made(page, 'span', 'name');
  let figure = made(page, 'canvas', 'figure');
  initial.setAttribute('aria-hidden', 'true');
  picture.autoplay = true;
  picture.playsInline = true;
  figure.hidden = true;
  element.append(initial, picture, figure, name);

  const rename = ({ name: called }: Person) => {
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
    isTransparent: false,
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
      element.classList.toggle(
        'filmed',
        tracks.some(({ kind }) => kind === 'video'),
      );
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
    rename,
    speaks: (yes) => void element.classList.toggle('speaking', yes),
    play,
    dispose() {
      screen.dispose();
      picture.srcObject = null;
      element.remove();
    },
  };
};
