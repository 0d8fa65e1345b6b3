import type { Avatar } from '../../avatar/avatar.ts';
import { MasqueError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import type { TimelineScene } from '../../core/script/timeline.ts';
import { BACKDROPS } from '../../core/settings.ts';
import type { StageBackground } from '../../render/paint-background.ts';
import type { Stage } from '../../render/stage.ts';
import { openBackground } from '../background.ts';

/** Everybody and everything that a play's scenes need, in hand before the first picture. */
export interface FilmCast {
  /** Puts a scene on the stage; costs nothing while it is the same. */
  set(scene: TimelineScene): void;
  dispose(): void;
}

export interface FilmCastPlan {
  readonly host: Host;
  readonly stage: Stage;
  readonly scenes: readonly TimelineScene[];
  openAvatar(idOrPath: string): Promise<Avatar>;
  /** Whoever opens them disposes them. */
  readonly keepAvatars?: boolean;
}

const backgroundOf = (host: Host, { scene, backdrop }: TimelineScene): Promise<StageBackground> => {
  const known = BACKDROPS.find((name) => name === backdrop);
  if (known !== undefined) return openBackground(host, scene.background, known);
  throw new MasqueError(
    'not-found',
    `There is no backdrop “${backdrop}”.`,
    `Choose one of ${BACKDROPS.join(', ')}.`,
  );
};

const close = (background: StageBackground): void => {
  if (background.kind === 'picture') background.picture.close();
};

export const castFilm = async (plan: FilmCastPlan): Promise<FilmCast> => {
  const { host, stage, scenes, openAvatar, keepAvatars = false } = plan;
  const avatars = new Map<string, Avatar>();
  /** By what they show: two scenes before the same picture share it, and the stage need not paint it again. */
  const backgrounds = new Map<string, StageBackground>();
  const looks = new Map<string, TimelineScene['scene']>();
  const keyOf = ({ scene, backdrop }: TimelineScene): string => JSON.stringify([scene.background, backdrop]);
  const dispose = (): void => {
    stage.setAvatar(null);
    if (!keepAvatars) for (const avatar of avatars.values()) avatar.dispose();
    for (const background of backgrounds.values()) close(background);
  };
  try {
    for (const scene of scenes) {
      const { avatar } = scene;
      if (!avatars.has(avatar)) avatars.set(avatar, await openAvatar(avatar));
      if (!backgrounds.has(keyOf(scene))) backgrounds.set(keyOf(scene), await backgroundOf(host, scene));
    }
  } catch (error) {
    dispose();
    throw error;
  }
  let now: TimelineScene | null = null;
  return {
    set(scene) {
      if (scene === now) return;
      const key = keyOf(scene);
      const look = JSON.stringify(scene.scene);
      if (!looks.has(look)) looks.set(look, scene.scene);
      if (scene.avatar !== now?.avatar) stage.setAvatar(avatars.get(scene.avatar) ?? null);
      stage.setBackground(backgrounds.get(key) ?? { kind: 'transparent' });
      stage.setLook(looks.get(look) ?? scene.scene);
      now = scene;
    },
    dispose,
  };
};
