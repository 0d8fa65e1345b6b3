import { assertNever, MasqueError } from '../../core/errors.ts';
import type { FilmJob } from '../../core/film.ts';
import type { Host } from '../../core/host.ts';
import { controlsFrom, type PerformControls } from '../../core/retarget/perform-controls.ts';
import { parseScript } from '../../core/script/parse-script.ts';
import type { ScriptFault } from '../../core/script/script.ts';
import type { TimelineScene } from '../../core/script/timeline.ts';
import type { Settings } from '../../core/settings.ts';
import { knownIds } from './known-ids.ts';
import type { Play } from './play.ts';
import { playOfSound } from './play-of-sound.ts';
import { openTake, playOfTake } from './play-of-take.ts';
import { createScriptReader } from './script-reader.ts';

/** How somebody performs whom no camera sees, by the settings. */
export const actedControls = (settings: Settings): PerformControls =>
  controlsFrom({ ...settings, voiceMovesMouth: true }, { calibration: null, heldFace: null });

/** The whole film before one and the same: what a job says, else the settings. */
const sceneOf = (settings: Settings, { avatar, background, backdrop }: FilmJob): TimelineScene => ({
  startSeconds: 0,
  avatar: avatar ?? settings.avatar,
  scene: background === undefined ? settings.scene : { ...settings.scene, background },
  backdrop: backdrop ?? settings.backdrop,
});

const faultLine = ({ place, message, expected }: ScriptFault): string =>
  `Line ${place.line}, column ${place.column}: ${message} Expected: ${expected}`;

/** A film is not made of a script that is only half understood. */
const checkFaults = (name: string, faults: readonly ScriptFault[]): void => {
  if (faults.length === 0) return;
  throw new MasqueError(
    'bad-option',
    [
      `${name} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`,
      ...faults.map(faultLine),
    ].join('\n'),
    'Mend the script, then film it again.',
  );
};

const playOfScript = async (
  host: Host,
  job: FilmJob,
  source: Extract<FilmJob['source'], { kind: 'script' }>,
  { controls, scene, voice }: { controls: PerformControls; scene: TimelineScene; voice: string },
): Promise<Play> => {
  const { script, faults } = parseScript(source.text, await knownIds(host));
  checkFaults(source.name, faults);
  const spoken = await createScriptReader(host, () => controls).read(script, { ...scene, voice }, {});
  if (spoken === null)
    throw new MasqueError(
      'bad-option',
      `Nobody says anything in ${source.name}.`,
      'Write a line to be spoken.',
    );
  const { play } = spoken;
  const { background, backdrop } = job;
  if (background === undefined) return play;
  // What the job says stands behind every scene.
  const scenes = play.scenes.map((one) => ({
    ...one,
    scene: { ...one.scene, background },
    backdrop: backdrop ?? one.backdrop,
  }));
  return { ...play, scenes };
};

/** Everything that a film needs before its first picture: what is said is spoken, what was recorded is read. */
export const openPlay = async (host: Host, job: FilmJob): Promise<Play> => {
  const { source } = job;
  const { settings } = await host.settings.read();
  const stage = { controls: actedControls(settings), scene: sceneOf(settings, job) };
  switch (source.kind) {
    case 'script':
      return playOfScript(host, job, source, { ...stage, voice: job.voice ?? settings.studioVoice });
    case 'sound':
      return playOfSound(await host.media.open({ path: source.path }), stage);
    case 'take': {
      const take = await openTake(await host.takes.open({ idOrPath: source.path }), source);
      // Who was worn plays it again, unless the job says otherwise.
      const avatar = job.avatar ?? (take.meta.avatar || settings.avatar);
      return playOfTake(take, source.withSound, {
        ...stage,
        scene: { ...stage.scene, avatar },
      });
    }
    default:
      return assertNever(source);
  }
};
