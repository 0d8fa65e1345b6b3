import type { Background, Scene } from '../core/scene.ts';
import { BACKDROPS, type Backdrop, type Settings, type SettingsPatch } from '../core/settings.ts';

type InScene = Pick<Settings, 'scene' | 'backdrop'>;

/** Changes a part of the scene; the rest of it stays. */
export const sceneChange = ({ scene }: Pick<Settings, 'scene'>, patch: Partial<Scene>): SettingsPatch => ({
  scene: { ...scene, ...patch },
});

/** Puts one of the six behind the figure, whatever is there now. */
export const chooseBackdrop = (settings: InScene, backdrop: Backdrop): SettingsPatch => ({
  backdrop,
  ...sceneChange(settings, { background: { kind: 'backdrop' } }),
});

/** The backdrop after this one; after a background of another kind, the one that was there before it. */
export const nextBackdrop = ({ scene, backdrop }: InScene): Backdrop => {
  if (scene.background.kind !== 'backdrop') return backdrop;
  return BACKDROPS[(BACKDROPS.indexOf(backdrop) + 1) % BACKDROPS.length] ?? backdrop;
};

/** Where a colour or a gradient begins, unless the background has colours to go on with. */
const FIRST_COLOUR = '#2f6f86';
const FIRST_LOWER_COLOUR = '#1d2740';

/** A background of a kind that needs no file, with as much of what is there now as it can keep. */
export const backgroundOf = (
  kind: Exclude<Background['kind'], 'backdrop' | 'picture'>,
  now: Background,
): Background => {
  if (kind === now.kind) return now;
  if (kind === 'colour') return { kind, colour: now.kind === 'gradient' ? now.from : FIRST_COLOUR };
  if (kind === 'gradient')
    return { kind, from: now.kind === 'colour' ? now.colour : FIRST_COLOUR, to: FIRST_LOWER_COLOUR };
  return { kind };
};
