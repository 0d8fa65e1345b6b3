import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { JoinOptions, Player, SeenPerson } from './player.ts';

let script: Promise<string> | undefined;

const bundle = async (): Promise<string> => {
  const entry = fileURLToPath(new URL('player.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'playerScript' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('The player was not built.');
  return output.output[0].code;
};

export interface RoomPage {
  readonly page: Page;
  join(name: string, head: number, more?: Omit<JoinOptions, 'name' | 'head'>): Promise<void>;
  leave(): Promise<void>;
  look(video?: boolean): Promise<void>;
  seen(): Promise<SeenPerson[]>;
  person(name: string): Promise<SeenPerson | undefined>;
  /** Who they are there, and who speaks. */
  state(): Promise<Pick<Player, 'you' | 'speaking' | 'states'>>;
}

/** A page of the room with a player in it. */
export const openRoomPage = async (browser: Browser, address: string): Promise<RoomPage> => {
  script ??= bundle();
  // The room's own page lets no other script in.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address);
  await page.addScriptTag({ content: await script });
  const seen = async (): Promise<SeenPerson[]> =>
    page.evaluate(() => Object.values((Reflect.get(window, 'player') as Player).seen));
  return {
    page,
    join: (name, head, more) =>
      page.evaluate((options) => (Reflect.get(window, 'player') as Player).join(options), {
        name,
        head,
        ...more,
      }),
    leave: () => page.evaluate(() => (Reflect.get(window, 'player') as Player).leave()),
    look: (video = false) =>
      page.evaluate((wanted) => (Reflect.get(window, 'player') as Player).look(wanted), video),
    seen,
    person: async (name) => (await seen()).find((one) => one.name === name),
    state: () =>
      page.evaluate(() => {
        const { you, speaking, states } = Reflect.get(window, 'player') as Player;
        return { you, speaking, states };
      }),
  };
};
