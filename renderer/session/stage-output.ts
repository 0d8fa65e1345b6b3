import { epochNow } from '../capture/captured-picture.ts';
import {
  chooseWay,
  createPictureReader,
  isSourceOf,
  type PictureReader,
  type PictureReading,
  type Wanted,
} from '../output/virtual-camera/picture-reader.ts';
import type { Stage } from '../render/stage.ts';
import type { DrawnPicture } from './statistics.ts';

export interface StageOutputOptions {
  /** Whether a picture that was taken at this moment should go out. */
  isDue(capturedAt: number): boolean;
  picture(capturedAt: number, bytes: Uint8Array): void;
  /** From the end of drawing until the bytes were in hand. */
  read(milliseconds: number): void;
}

/** Follows what the stage draws. */
export interface StageListener {
  /** The stage has just drawn; call it in that task. */
  drew(stage: Stage, capturedAt: number): void;
  /** Nothing is under way that the next draw would spoil. */
  isDone(): boolean;
  /** The draw has finished. */
  finished(picture: DrawnPicture): void;
  /** The stage has gone, or its graphics context. */
  forget(): void;
}

/** Reads the stage's pictures for whoever they go out to, each between its draw and the next. */
export interface StageOutput extends StageListener {
  /** What the device takes; null: nothing is read. */
  wants(camera: Wanted | null): void;
}

/** Several who read the same stage, as one. */
export const joinStageOutputs = (...outputs: readonly StageListener[]): StageListener => ({
  drew(stage, capturedAt) {
    for (const output of outputs) output.drew(stage, capturedAt);
  },
  isDone: () => outputs.every((output) => output.isDone()),
  finished(picture) {
    for (const output of outputs) output.finished(picture);
  },
  forget() {
    for (const output of outputs) output.forget();
  },
});

interface ReaderOfStage {
  readonly of: Stage;
  readonly source: { readonly width: number; readonly height: number };
  readonly to: PictureReader;
}

export const createStageOutput = ({ isDue, picture, read }: StageOutputOptions): StageOutput => {
  let camera: Wanted | null = null;
  let reader: ReaderOfStage | null = null;
  /** At most two: one that is finished, and one of the draw after it. */
  let readings: { readonly capturedAt: number; readonly reading: PictureReading }[] = [];

  const drop = () => {
    reader?.to.dispose();
    reader = null;
    readings = [];
  };
  const readerFor = (stage: Stage, wanted: Wanted, gl: WebGL2RenderingContext): PictureReader => {
    if (reader !== null && reader.of === stage && isSourceOf(stage, reader.source)) return reader.to;
    drop();
    const source = { width: stage.info.width, height: stage.info.height };
    const way = chooseWay(stage.info.gpu.software, wanted);
    reader = { of: stage, source, to: createPictureReader(gl, source, wanted, way) };
    return reader.to;
  };
  return {
    wants(next) {
      camera = next;
      drop();
    },
    drew(stage, capturedAt) {
      const wanted = camera;
      if (wanted === null || !isDue(capturedAt)) return;
      const reading = stage.lend((gl) => readerFor(stage, wanted, gl).begin());
      if (reading !== null) readings = [...readings.slice(-1), { capturedAt, reading }];
    },
    isDone: () => readings.at(-1)?.reading.isReady() ?? true,
    finished({ capturedAt, finishedAt }) {
      const found = readings.find((one) => one.capturedAt === capturedAt);
      readings = readings.filter((one) => one !== found);
      if (found === undefined || reader === null || reader.of.info.contextLost) return;
      const bytes = found.reading.take();
      read(epochNow() - finishedAt);
      picture(capturedAt, bytes);
    },
    forget: drop,
  };
};
