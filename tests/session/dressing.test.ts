import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ToBroadcast } from '../../renderer/core/broadcast/broadcast-line.ts';
import { LONGEST_AVATAR_BYTES } from '../../renderer/core/broadcast/room.ts';
import { defaultScene } from '../../renderer/core/scene.ts';
import { createDressing } from '../../renderer/session/dressing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const stand = () => {
  const said: ToBroadcast[] = [];
  const problems: (string | null)[] = [];
  const files: ((file: Uint8Array) => void)[] = [];
  const dressing = createDressing({
    avatar: () => new Promise((give) => files.push(give)),
    look: () => ({ scene: defaultScene(), backdrop: 'dusk' }),
    picture: async () => Uint8Array.of(7),
    say: (message) => said.push(message),
    problem: (message) => problems.push(message),
  });
  const give = async (index: number, file: Uint8Array) => {
    files[index]?.(file);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { said, problems, files, dressing, give };
};

it('asks for one figure at a time, and once more for all that changed meanwhile', async () => {
  const { said, problems, files, dressing, give } = stand();
  dressing.wear();
  for (let change = 0; change < 5; change += 1) dressing.wear();
  await give(0, Uint8Array.of(1));
  await give(1, Uint8Array.of(2));
  expect(files).toHaveLength(2);
  expect(said.map((one) => (one.kind === 'avatar' ? one.file[0] : one.kind))).toEqual([1, 2]);
  expect(problems).toEqual([null, null]);
});

it('says that a figure is too large, and gives none', async () => {
  const { said, problems, dressing, give } = stand();
  dressing.wear();
  await give(0, new Uint8Array(LONGEST_AVATAR_BYTES + 1));
  expect(said).toEqual([{ kind: 'no-avatar' }]);
  expect(problems[0]).toMatch(/34 MB.*They see its video instead/);
});

it('tells of a look at once, and of a flood of looks the last', async () => {
  const { said, dressing } = stand();
  for (let change = 0; change < 30; change += 1) dressing.look();
  await vi.advanceTimersByTimeAsync(100);
  expect(said.map(({ kind }) => kind)).toEqual(['look']);
  dressing.picture();
  await vi.advanceTimersByTimeAsync(0);
  expect(said.at(-1)).toEqual({ kind: 'picture', file: Uint8Array.of(7) });
});

it('says nothing after its end', async () => {
  const { said, dressing, give } = stand();
  dressing.wear();
  dressing.look();
  dressing.dispose();
  await give(0, Uint8Array.of(1));
  await vi.advanceTimersByTimeAsync(100);
  expect(said).toEqual([]);
});
