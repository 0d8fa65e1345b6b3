import { MasqueError } from '../../core/errors.ts';
import type { FilmJob, FilmOrder, FilmProgress, FilmStats } from '../../core/film.ts';
import type { Host } from '../../core/host.ts';
import { encodeOpus, fitSound } from '../../output/film/encode-sound.ts';
import { openFilmOutput } from '../../output/film/film-output.ts';
import { createStage } from '../../render/stage.ts';
import { openFigure } from '../open-figure.ts';
import { castFilm } from './film-cast.ts';
import { type FilmFile, openFilmFile } from './film-file.ts';
import { FILM_QUALITY } from './film-look.ts';
import { openPlay } from './open-play.ts';
import { createPoser, type Play } from './play.ts';
import { createPoseSum } from './pose-sum.ts';

/** An encoder begins anew so often; a film that was cut off loses no more. */
const SEGMENT_SECONDS = 4;
const TELL_MILLISECONDS = 250;
/** Of a picture in the film, for the room on the disk: generous. */
const BYTES_PER_PIXEL = { mp4: 0.03, webm: 0.03, png: 1.5 };

type Tell = (progress: FilmProgress) => void;

/** Lets the page's other tasks run; a timer would be held back after the fifth. */
const createPause = (): (() => Promise<void>) => {
  const { port1, port2 } = new MessageChannel();
  let wake = () => {};
  port1.onmessage = () => wake();
  return () =>
    new Promise((resolve) => {
      wake = resolve;
      port2.postMessage(null);
    });
};

/** All that the pictures depend on, as text: a film of the same can be gone on with. */
const subjectOf = (job: FilmJob, { timeline, durationSeconds, scenes }: Play): string =>
  JSON.stringify({ job, durationSeconds, scenes, lines: timeline?.lines ?? [], cues: timeline?.cues ?? [] });

const createEta = (frames: number, firstFrame: number) => {
  const startedAt = performance.now();
  return (done: number): number | undefined => {
    const drawn = done - firstFrame;
    // The first ones compile shaders.
    if (drawn < 10) return undefined;
    return ((performance.now() - startedAt) / drawn / 1000) * (frames - done);
  };
};

interface Shot {
  readonly renderMilliseconds: number;
  readonly encodeMilliseconds: number;
  readonly posesSum: string;
}

/** Draws and encodes every picture that is still missing. */
const shoot = async (
  {
    host,
    job,
    play,
    frames,
    segmentFrames,
  }: {
    host: Host;
    job: FilmJob;
    play: Play;
    frames: number;
    segmentFrames: number;
  },
  file: FilmFile,
  tell: Tell,
): Promise<Shot> => {
  const { width, height, framesPerSecond, seed, look, format, transparent } = job;
  const { quality, level } = FILM_QUALITY[look];
  const canvas = document.createElement('canvas');
  const stage = createStage({ canvas, width, height, quality, backdrop: 'dusk' });
  const poser = createPoser(play, seed, framesPerSecond);
  const sum = createPoseSum();
  const pause = createPause();
  let renderMilliseconds = 0;
  try {
    const cast = await castFilm({
      host,
      stage,
      scenes: play.scenes,
      openAvatar: (id) => openFigure(host, id, level),
    });
    const output =
      format === 'png'
        ? null
        : openFilmOutput({
            stage,
            width,
            height,
            framesPerSecond,
            format,
            transparent,
            segmentFrames,
            onPacket: file.add,
          });
    try {
      const secondsLeft = createEta(frames, file.firstFrame);
      let toldAt = Number.NEGATIVE_INFINITY;
      for (let frame = 0; frame < frames; frame += 1) {
        const { pose, scene } = poser.next();
        sum.add(pose);
        cast.set(scene);
        if (frame < file.firstFrame) {
          stage.advance(pose);
          continue;
        }
        const startedAt = performance.now();
        if (output === null) {
          await file.addPicture(frame, await stage.picture(pose));
          renderMilliseconds += performance.now() - startedAt;
        } else {
          stage.draw(pose);
          stage.finish();
          renderMilliseconds += performance.now() - startedAt;
          await output.add(frame);
        }
        if (performance.now() - toldAt >= TELL_MILLISECONDS) {
          toldAt = performance.now();
          const left = secondsLeft(frame + 1);
          tell({
            kind: 'running',
            step: 'frames',
            frames: frame + 1,
            ofFrames: frames,
            ...(left === undefined ? {} : { secondsLeft: left }),
          });
        }
        await pause();
      }
      await output?.finish();
      return {
        renderMilliseconds,
        encodeMilliseconds: output?.encodeMilliseconds ?? 0,
        posesSum: sum.value(),
      };
    } finally {
      output?.dispose();
      cast.dispose();
    }
  } finally {
    stage.dispose();
  }
};

/** Makes one film, from its job to a file of its name. What is already there of an interrupted one is kept. */
export const makeFilm = async (host: Host, order: FilmOrder, tell: Tell): Promise<FilmStats> => {
  const startedAt = performance.now();
  const { job } = order;
  const { framesPerSecond, width, height, format } = job;
  tell({ kind: 'running', step: 'speech', frames: 0, ofFrames: 0 });
  const play = await openPlay(host, job);
  const speechMilliseconds = performance.now() - startedAt;
  const frames = Math.max(1, Math.round(play.durationSeconds * framesPerSecond));
  const seconds = frames / framesPerSecond;
  const segmentFrames = SEGMENT_SECONDS * framesPerSecond;
  const file = await openFilmFile({
    host,
    order,
    subject: subjectOf(job, play),
    frames,
    segmentFrames,
    expectedBytes: width * height * frames * BYTES_PER_PIXEL[format],
  });
  try {
    const shot = await shoot({ host, job, play, frames, segmentFrames }, file, tell);
    tell({ kind: 'running', step: 'finishing', frames, ofFrames: frames });
    const sound = play.sound === null ? null : await encodeOpus(await fitSound(play.sound, seconds));
    const { path, bytes } = await file.finish(sound);
    const drawn = Math.max(1, frames - file.firstFrame);
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const stats: FilmStats = {
      frames,
      seconds,
      wallSeconds,
      realTimeFactor: wallSeconds / seconds,
      renderMilliseconds: shot.renderMilliseconds / drawn,
      encodeMilliseconds: shot.encodeMilliseconds / drawn,
      speechMilliseconds,
      audioVideoOffsetMilliseconds: 0,
      posesSum: shot.posesSum,
      framesKept: file.firstFrame,
      notices: [...play.notices],
    };
    tell({ kind: 'done', path, bytes, stats });
    return stats;
  } catch (error) {
    // What is encoded already is kept: a disk with room again goes on from there.
    await file.discard(true).catch(() => undefined);
    throw error instanceof MasqueError
      ? error
      : new MasqueError(
          'failed',
          `The film stopped: ${String(error)}.`,
          'Try again: it goes on where it stopped.',
          {
            cause: error,
          },
        );
  }
};
