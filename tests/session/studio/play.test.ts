import { expect, it } from 'vitest';
import { createActor } from '../../../renderer/core/animate/actor/create-actor.ts';
import { controlsFrom } from '../../../renderer/core/retarget/perform-controls.ts';
import { defaultScene } from '../../../renderer/core/scene.ts';
import type { Timeline } from '../../../renderer/core/script/timeline.ts';
import { defaultSettings } from '../../../renderer/core/settings.ts';
import { createMoments } from '../../../renderer/session/studio/moments.ts';
import { createPoser, type Play } from '../../../renderer/session/studio/play.ts';
import { createPoseSum } from '../../../renderer/session/studio/pose-sum.ts';

const scene = (startSeconds: number, avatar: string) => ({
  startSeconds,
  avatar,
  scene: defaultScene(),
  backdrop: 'dusk' as const,
});
const scenes = [scene(0, 'mira'), scene(1, 'kit')];
const timeline: Timeline = { durationSeconds: 2, lines: [], cues: [], scenes, soundStarts: [] };
const controls = controlsFrom(defaultSettings(), { calibration: null, heldFace: null });
const play: Play = {
  durationSeconds: 2,
  sound: null,
  scenes,
  timeline,
  notices: [],
  begin: (seed) => createMoments({ voice: [], controls, actor: createActor({ timeline, seed }) }),
};

const film = (seed: number) => {
  const poser = createPoser(play, seed, 30);
  const sum = createPoseSum();
  const pictures = Array.from({ length: 60 }, () => poser.next());
  for (const { pose } of pictures) sum.add(pose);
  return { sum: sum.value(), pictures };
};

it('gives the same poses for the same seed, bit for bit, and others for another', () => {
  expect(film(1).sum).toBe(film(1).sum);
  expect(film(2).sum).not.toBe(film(1).sum);
});

it('shows the middle of each picture, and cuts between two', () => {
  const { pictures } = film(1);
  expect(pictures.map(({ timeSeconds }) => timeSeconds)[0]).toBeCloseTo(0.5 / 30);
  expect(pictures.map(({ scene: { avatar } }) => avatar).indexOf('kit')).toBe(30);
});
