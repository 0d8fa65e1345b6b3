import { FILM_LOOKS, FilmJob, type FilmLook } from '../core/film.ts';
import type { Host, LaunchOptions, RunReport } from '../core/host.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { createPictureEncoder } from '../output/film/encode-pictures.ts';
import { openFilmOutput } from '../output/film/film-output.ts';
import { createStage } from '../render/stage.ts';
import { openFigure } from './open-figure.ts';
import { rounded } from './percentile.ts';
import { castFilm } from './studio/film-cast.ts';
import { FILM_QUALITY, filmFineness } from './studio/film-look.ts';
import { openPlay } from './studio/open-play.ts';
import { createPoser, type Play } from './studio/play.ts';

const FRAMES_PER_SECOND = 30;
/** Filmed of each look and size; the script is spoken whole. */
const DEFAULT_SECONDS = 4;
const WARM_UP_FRAMES = 15;
type Size = Pick<FilmJob, 'width' | 'height'>;
const P360: Size = { width: 640, height: 360 };
const P720: Size = { width: 1280, height: 720 };
const P1080: Size = { width: 1920, height: 1080 };
/** What is measured unless a size is named: the sizes that each look is made for. */
const SIZES: Readonly<Record<FilmLook, readonly Size[]>> = {
  draft: [P360, P720],
  standard: [P720, P1080],
  full: [P720],
};

/** Everyday speech with some acting, so that mouth, brows, eyes and head all move. */
const SCRIPT = `# Bench
[smile] Welcome to the show. My name is Mira, and I make my films *without* a camera.
[nod] Every picture is drawn on this computer, and nothing leaves it. [pause 0.4]
[look left] Maybe you wonder how long that takes? [look at the camera] We are about to find out.
`;

interface FilmedFigures {
  /** Look and size. */
  readonly name: string;
  /** Wall time over film time; below 1 the film is made faster than it plays. */
  readonly realTimeFactor: number;
  /** Of one picture, milliseconds; drawing, reading and encoding overlap, so that these do not add up to the whole. */
  readonly poseMilliseconds: number;
  /** Drawn and waited for, by itself. */
  readonly renderMilliseconds: number;
  /** Drawn, read and waited for, less the drawing. */
  readonly readbackMilliseconds: number;
  /** What the encoder takes when it has the machine to itself. */
  readonly encodeMilliseconds: number;
  /** Of all processes, while filming. */
  readonly busyCores: number;
  /** Of all processes and cores together, for a picture: what is left of the wall time when nothing has to wait. */
  readonly processorMilliseconds: number;
}

const pause = () => new Promise<void>((wake) => setTimeout(wake));

interface Bench {
  readonly host: Host;
  readonly play: Play;
  readonly job: FilmJob;
  readonly frames: number;
}

/** Milliseconds for a picture. */
const encodeAlone = async (job: FilmJob, pictures: readonly Uint8Array[]): Promise<number> => {
  const { width: codedWidth, height: codedHeight, framesPerSecond } = job;
  const encoder = createPictureEncoder({
    ...job,
    format: 'mp4',
    bitsPerSecond: codedWidth * codedHeight * framesPerSecond * 0.12,
    segmentFrames: pictures.length,
    encoded: () => {},
  });
  const startedAt = performance.now();
  for (const [frame, pixels] of pictures.entries()) {
    const timestamp = (frame * 1e6) / framesPerSecond;
    await encoder.add(new VideoFrame(pixels, { format: 'RGBX', codedWidth, codedHeight, timestamp }), frame);
  }
  await encoder.finish();
  encoder.dispose();
  return (performance.now() - startedAt) / pictures.length;
};

/** Films as the studio does, but for the file. */
const film = async ({ host, play, job, frames }: Bench): Promise<FilmedFigures> => {
  const { width, height, look, seed, framesPerSecond } = job;
  const canvas = document.createElement('canvas');
  const stage = createStage({
    canvas,
    width,
    height,
    quality: FILM_QUALITY[look],
    backdrop: 'dusk',
    offscreen: true,
    softRims: look !== 'draft',
  });
  const fineness = filmFineness(look, stage.info.gpu.software);
  const openOutput = () =>
    openFilmOutput({
      ...job,
      stage,
      segmentFrames: frames,
      patchAt: () => null,
      onPacket: () => {},
      onPicture: () => Promise.resolve(),
    });
  const openAvatar = (id: string) => openFigure(host, id, fineness);
  const cast = await castFilm({ host, stage, scenes: play.scenes, openAvatar });
  try {
    const poser = createPoser(play, seed, framesPerSecond);
    const shots = Array.from({ length: WARM_UP_FRAMES }, () => poser.next());
    for (const { pose, scene } of shots) {
      cast.set(scene);
      stage.draw(pose);
      stage.finish();
      await pause();
    }
    const mean = (work: (pose: AvatarPose, place: number) => void): number => {
      const startedAt = performance.now();
      for (const [place, { pose }] of shots.entries()) work(pose, place);
      return (performance.now() - startedAt) / shots.length;
    };
    const pictures = shots.map(() => new Uint8Array(width * height * 4));
    const render = mean((pose) => {
      stage.draw(pose);
      stage.finish();
    });
    const readback = mean((pose, place) => {
      stage.draw(pose);
      stage.readPixels(pictures[place] ?? new Uint8Array());
    });

    const output = openOutput();
    await host.processor();
    const startedAt = performance.now();
    let posed = 0;
    for (let frame = 0; frame < frames; frame += 1) {
      const posedAt = performance.now();
      const { pose, scene } = poser.next();
      posed += performance.now() - posedAt;
      cast.set(scene);
      stage.draw(pose);
      await output.add(frame);
    }
    await output.finish();
    const wall = performance.now() - startedAt;
    const busyCores = await host.processor();
    output.dispose();
    return {
      name: `${look} ${width}x${height}`,
      realTimeFactor: rounded((wall / 1000) * (framesPerSecond / frames), 3),
      poseMilliseconds: rounded(posed / frames, 2),
      renderMilliseconds: rounded(render),
      readbackMilliseconds: rounded(Math.max(0, readback - render)),
      encodeMilliseconds: rounded(await encodeAlone(job, pictures)),
      busyCores: rounded(busyCores, 2),
      processorMilliseconds: rounded((busyCores * wall) / frames),
    };
  } finally {
    cast.dispose();
    stage.dispose();
  }
};

/** What filming costs by look and size, and where the time goes. */
export async function benchStudio(host: Host, launch: LaunchOptions): Promise<RunReport> {
  const jobOf = (changes: Partial<FilmJob>): FilmJob =>
    FilmJob.parse({
      source: { kind: 'script', text: SCRIPT, name: 'bench' },
      framesPerSecond: FRAMES_PER_SECOND,
      ...(launch.avatar === undefined ? {} : { avatar: launch.avatar }),
      ...changes,
    });
  const startedAt = performance.now();
  const play = await openPlay(host, jobOf({}));
  const speechMilliseconds = performance.now() - startedAt;
  const seconds = Math.min(launch.seconds ?? DEFAULT_SECONDS, play.durationSeconds);
  const frames = Math.round(seconds * FRAMES_PER_SECOND);
  const films: FilmedFigures[] = [];
  const jobs = (launch.look === undefined ? FILM_LOOKS : [launch.look]).flatMap((look) =>
    (launch.size === undefined ? SIZES[look] : [launch.size]).map((size) => jobOf({ ...size, look })),
  );
  for (const job of jobs) {
    const { look, width, height } = job;
    await host.run.progress({ share: films.length / jobs.length, text: `${look} ${width}x${height}` });
    films.push(await film({ host, play, job, frames }));
  }
  return {
    ok: true,
    stats: {
      framesPerSecond: FRAMES_PER_SECOND,
      frames,
      speech: {
        milliseconds: rounded(speechMilliseconds),
        realTimeFactor: rounded(speechMilliseconds / 1000 / play.durationSeconds, 4),
      },
      cores: navigator.hardwareConcurrency,
      films,
    },
  };
}
