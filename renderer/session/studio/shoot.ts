import type { FilmJob } from '../../core/film.ts';
import type { Host } from '../../core/host.ts';
import { subtitleCues } from '../../core/script/subtitles.ts';
import { drawCaption, loadCaptionFont } from '../../output/film/caption.ts';
import { openFilmOutput } from '../../output/film/film-output.ts';
import type { Patch } from '../../output/film/film-pixels.ts';
import { createPause } from '../../output/film/pause.ts';
import { createStage } from '../../render/stage.ts';
import { openFigure } from '../open-figure.ts';
import { castFilm } from './film-cast.ts';
import type { FilmFile } from './film-file.ts';
import { FILM_QUALITY, filmFineness } from './film-look.ts';
import { mouthOpening } from './mouth-offset.ts';
import { createPoser, type Play } from './play.ts';
import { createPoseSum } from './pose-sum.ts';

export interface Shooting {
  readonly host: Host;
  readonly job: FilmJob;
  readonly play: Play;
  readonly frames: number;
  readonly segmentFrames: number;
  readonly file: FilmFile;
  /** So many pictures are done. */
  shot(frames: number): void;
}

/** Milliseconds together, of the pictures that were drawn. */
export interface Shot {
  readonly renderMilliseconds: number;
  readonly encodeMilliseconds: number;
  readonly posesSum: string;
  /** Of each picture. */
  readonly mouthOpenings: readonly number[];
}

/** The words in the picture, drawn once for each subtitle. */
const createCaptions = async ({ job, play }: Shooting): Promise<(frame: number) => Patch | null> => {
  const cues = job.subtitles === 'burn' && play.timeline !== null ? subtitleCues(play.timeline) : [];
  if (cues.length > 0) await loadCaptionFont(cues.flatMap(({ lines }) => lines).join(''));
  let drawn: { readonly cue: (typeof cues)[number]; readonly patch: Patch | null } | null = null;
  return (frame) => {
    const seconds = frame / job.framesPerSecond;
    const cue = cues.find(({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds);
    if (cue === undefined) return null;
    if (drawn?.cue !== cue) drawn = { cue, patch: drawCaption(cue.lines, job.width, job.height) };
    return drawn.patch;
  };
};

/** Draws and encodes every picture that is still missing. */
export const shoot = async (shooting: Shooting): Promise<Shot> => {
  const { host, job, play, frames, file, segmentFrames, shot } = shooting;
  const { width, height, framesPerSecond, format, transparent } = job;
  const patchAt = await createCaptions(shooting);
  const canvas = document.createElement('canvas');
  const stage = createStage({
    canvas,
    width,
    height,
    quality: FILM_QUALITY[job.look],
    backdrop: 'dusk',
    offscreen: true,
    softRims: job.look !== 'draft',
  });
  const fineness = filmFineness(job.look, stage.info.gpu.software);
  const openAvatar = (id: string) => openFigure(host, id, fineness);
  let cast: Awaited<ReturnType<typeof castFilm>> | null = null;
  const output = openFilmOutput({
    stage,
    width,
    height,
    framesPerSecond,
    format,
    transparent,
    segmentFrames,
    patchAt,
    onPacket: file.add,
    onPicture: file.addPicture,
  });
  const poser = createPoser(play, job.seed, framesPerSecond);
  const sum = createPoseSum();
  const pause = createPause();
  const mouthOpenings: number[] = [];
  let drawMilliseconds = 0;
  let outputMilliseconds = 0;
  try {
    cast = await castFilm({ host, stage, scenes: play.scenes, openAvatar });
    for (let frame = 0; frame < frames; frame += 1) {
      const { pose, scene } = poser.next();
      sum.add(pose);
      mouthOpenings.push(mouthOpening(pose));
      cast.set(scene);
      if (frame < file.firstFrame) {
        stage.advance(pose);
        continue;
      }
      const startedAt = performance.now();
      stage.draw(pose);
      const drawnAt = performance.now();
      await output.add(frame);
      drawMilliseconds += drawnAt - startedAt;
      outputMilliseconds += performance.now() - drawnAt;
      shot(frame + 1);
      await pause();
    }
    const finishingAt = performance.now();
    await output.finish();
    outputMilliseconds += performance.now() - finishingAt;
    const { waitedMilliseconds } = output;
    return {
      renderMilliseconds: drawMilliseconds + waitedMilliseconds,
      encodeMilliseconds: outputMilliseconds - waitedMilliseconds,
      posesSum: sum.value(),
      mouthOpenings,
    };
  } finally {
    output.dispose();
    cast?.dispose();
    stage.dispose();
  }
};
