import { assertNever, MasqueError } from '../../core/errors.ts';
import type { FilmJob } from '../../core/film.ts';
import type { Host } from '../../core/host.ts';
import { controlsFrom } from '../../core/retarget/perform-controls.ts';
import type { Settings } from '../../core/settings.ts';
import { readTake } from '../../core/take-file/read-take.ts';
import { trimTake } from '../../core/take-file/trim-take.ts';
import type { Play } from './play.ts';
import { playOfSound } from './play-of-sound.ts';
import { playOfTake } from './play-of-take.ts';

/** What a play leaves to the settings: how somebody performs whom no camera sees, and where they stand. */
export const stageOf = (
  settings: Settings,
  { avatar, background, backdrop }: Pick<FilmJob, 'avatar' | 'background' | 'backdrop'>,
) => ({
  controls: controlsFrom({ ...settings, voiceMovesMouth: true }, { calibration: null, heldFace: null }),
  scene: {
    startSeconds: 0,
    avatar: avatar ?? settings.avatar,
    scene: background === undefined ? settings.scene : { ...settings.scene, background },
    backdrop: backdrop ?? settings.backdrop,
  },
});

/** Everything that a film needs before its first picture: what is said is spoken, what was recorded is read. */
export const openPlay = async (host: Host, job: FilmJob): Promise<Play> => {
  const { source } = job;
  const { settings } = await host.settings.read();
  const { controls, scene } = stageOf(settings, job);
  switch (source.kind) {
    case 'sound':
      return playOfSound(await host.media.open({ path: source.path }), { controls, scene });
    case 'take': {
      const { from, to, withSound } = source;
      const { address, avatar } = await host.takes.open({ idOrPath: source.path });
      const whole = readTake(new Uint8Array(await (await fetch(address)).arrayBuffer()));
      const take = trimTake(whole, from ?? 0, to ?? whole.meta.durationSeconds);
      const wearer = { ...scene, avatar: job.avatar ?? avatar };
      return playOfTake(take, { controls, scene: wearer, withSound });
    }
    case 'script':
      throw new MasqueError('unsupported', `A ${source.kind} cannot be filmed yet.`, '');
    default:
      return assertNever(source);
  }
};
