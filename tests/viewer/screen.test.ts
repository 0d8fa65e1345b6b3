import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../renderer/core/settings.ts';
import type { PoseView } from '../../renderer/viewer/pose-view.ts';
import { createScreen } from '../../renderer/viewer/screen.ts';

const { scene, backdrop } = defaultSettings();
const avatar = { file: 'avatar/a.glb', look: { scene, backdrop } };
const seen = { tracks: [], avatar, unplayable: false };

/** What each view was asked to fetch, to be answered by the test. */
const fetches: { come(): void; fail(): void }[] = [];
vi.mock('../../renderer/viewer/pose-view.ts', () => ({
  openPoseView: (): Pick<PoseView, 'dress' | 'dispose'> => ({
    dress: () =>
      new Promise((come, wrong) => {
        fetches.push({ come, fail: () => wrong(new TypeError('Failed to fetch')) });
      }),
    dispose: () => undefined,
  }),
}));
afterEach(() => fetches.splice(0));

const openScreen = () => {
  /** As the canvas was left last. */
  const shown = { figure: false };
  const canvas = (isDrawn: boolean) => {
    shown.figure = isDrawn;
    return {} as HTMLCanvasElement;
  };
  const screen = createScreen({ isTransparent: false, show: () => undefined, canvas }, true);
  screen.begin();
  const nextFetch = async () => {
    const { length } = fetches;
    await vi.waitFor(() => expect(fetches.length).toBeGreaterThan(length), { timeout: 20_000 });
    return fetches[length];
  };
  return { screen, shown, nextFetch };
};

describe('a figure whose file does not come because its host is gone', { timeout: 30_000 }, () => {
  it('is played as video, and drawn once the host is back', async () => {
    const { screen, shown, nextFetch } = openScreen();
    const first = screen.show(seen);
    (await nextFetch())?.fail();
    expect(await first).toBe(false);
    expect(screen.want()).toBe('video');
    expect(shown.figure).toBe(false);
    screen.begin();
    expect(screen.want()).toBe('pose');
    const second = screen.show(seen);
    (await nextFetch())?.come();
    expect(await second).toBe(true);
    expect(shown.figure).toBe(true);
  });

  it('is drawn though the old line’s failure is noticed after the host is back', async () => {
    const { screen, shown, nextFetch } = openScreen();
    const first = screen.show(seen);
    const old = await nextFetch();
    screen.begin();
    const second = screen.show(seen);
    const anew = await nextFetch();
    old?.fail();
    expect(await first).toBe(true);
    anew?.come();
    expect(await second).toBe(true);
    expect(screen.want()).toBe('pose');
    expect(shown.figure).toBe(true);
  });

  it('stays drawn when it had come before', async () => {
    const { screen, shown, nextFetch } = openScreen();
    const first = screen.show(seen);
    (await nextFetch())?.come();
    await first;
    const view = screen.drawn();
    expect(view).not.toBe(null);
    screen.begin();
    expect(screen.drawn()).toBe(view);
    expect(shown.figure).toBe(true);
  });
});

it('does not try a file again, over one line, that cannot be drawn', { timeout: 30_000 }, async () => {
  const { screen, nextFetch } = openScreen();
  const first = screen.show(seen);
  (await nextFetch())?.fail();
  await first;
  expect(await screen.dress(avatar)).toBe(true);
  expect(fetches).toHaveLength(1);
});
