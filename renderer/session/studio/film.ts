import { MasqueError } from '../../core/errors.ts';
import type { FilmJob, FilmOrder, FilmProgress, FilmStats } from '../../core/film.ts';
import type { Host } from '../../core/host.ts';
import { subtitleCues, toSrt, toVtt } from '../../core/script/subtitles.ts';
import { fitSound } from '../../output/film/encode-sound.ts';
import { openFilmFile } from './film-file.ts';
import { mouthOffset } from './mouth-offset.ts';
import { openPlay } from './open-play.ts';
import type { Play } from './play.ts';
import { shoot } from './shoot.ts';

/** An encoder begins anew so often; a film that was cut off loses no more. */
const SEGMENT_SECONDS = 4;
const TELL_MILLISECONDS = 250;
/** The first pictures compile shaders and say nothing of the rest. */
const WARM_UP_FRAMES = 10;
/** Of a picture in the film, for the room on the disk: generous. */
const BYTES_PER_PIXEL = { mp4: 0.03, webm: 0.04, png: 1.5 };

type Tell = (progress: FilmProgress) => void;

/** All that the pictures depend on, as text: a film of the same can be gone on with. */
const subjectOf = (job: FilmJob, { timeline, durationSeconds, scenes }: Play): string =>
  JSON.stringify({ job, durationSeconds, scenes, lines: timeline?.lines ?? [], cues: timeline?.cues ?? [] });

/** Tells how far the pictures are, a few times a second, and how long the rest will take. */
const createTeller = (tell: Tell, ofFrames: number) => {
  let first: { readonly frames: number; readonly at: number } | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;
  let shots = 0;
  return (frames: number): void => {
    const now = performance.now();
    shots += 1;
    if (shots === WARM_UP_FRAMES) first = { frames, at: now };
    if (now - toldAt < TELL_MILLISECONDS) return;
    toldAt = now;
    const progress = { kind: 'running', step: 'frames', frames, ofFrames } as const;
    if (first === null || frames === first.frames) {
      tell(progress);
      return;
    }
    const secondsEach = (now - first.at) / 1000 / (frames - first.frames);
    tell({ ...progress, secondsLeft: secondsEach * (ofFrames - frames) });
  };
};

const subtitlesOf = (
  { subtitles }: FilmJob,
  { timeline }: Play,
): { ending: 'srt' | 'vtt'; text: string } | null => {
  if (timeline === null || (subtitles !== 'srt' && subtitles !== 'vtt')) return null;
  const cues = subtitleCues(timeline);
  return { ending: subtitles, text: subtitles === 'srt' ? toSrt(cues) : toVtt(cues) };
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
    const shot = await shoot({
      host,
      job,
      play,
      frames,
      segmentFrames,
      file,
      shot: createTeller(tell, frames),
    });
    tell({ kind: 'running', step: 'finishing', frames, ofFrames: frames });
    const subtitles = subtitlesOf(job, play);
    if (subtitles !== null) await file.addBeside(subtitles.ending, subtitles.text);
    const { path, bytes } = await file.finish(play.sound && (await fitSound(play.sound, seconds)));
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
      audioVideoOffsetMilliseconds: mouthOffset(shot.mouthOpenings, framesPerSecond, play.timeline),
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
      : new MasqueError('failed', `The film stopped: ${String(error)}.`, 'Try again with --resume.', {
          cause: error,
        });
  }
};
