import { ABSENT_SECONDS } from '../animate/tracked-face.ts';
import { MasqueError } from '../errors.ts';
import { toEuler } from '../math/quaternion.ts';
import { FACE_SEEN } from '../retarget/usable-frame.ts';
import { ARKIT_INDEX } from '../signals/arkit.ts';
import type { FaceFrame } from '../signals/face-frame.ts';
import type { Take } from '../signals/take.ts';
import { countUpTo, faceAt } from '../take-file/replay-take.ts';
import { COLUMN_SHAPES, COUNT_WITH_FACE, HEADER, LIVE_LINK_RATE } from './arkit-columns.ts';

const two = (value: number): string => String(value).padStart(2, '0');

const timecode = (frame: number): string => {
  const seconds = Math.floor(frame / LIVE_LINK_RATE);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${two(hours)}:${two(minutes)}:${two(seconds % 60)}:${two(frame % LIVE_LINK_RATE)}.000`;
};

const valuesOf = ({ weights, rotation, gaze }: FaceFrame): number[] => {
  const { yaw, pitch, roll } = toEuler(rotation);
  return [
    ...COLUMN_SHAPES.map((shape) => weights[ARKIT_INDEX[shape]] ?? 0),
    yaw,
    pitch,
    roll,
    // Our gaze is + up, as people say it; ARKit's turn is + down.
    ...[gaze.left, gaze.right].flatMap((eye) => [eye.yaw, -eye.pitch, 0]),
  ];
};

const NOBODY: readonly number[] = new Array<number>(COUNT_WITH_FACE).fill(0);

/**
 * What the camera saw, as the recording of an iPhone would have it: as tracked, without the avatar's own life, so that it
 * can be read again. Throws where no face was seen at all.
 */
export const writeArkitCsv = (take: Take): string => {
  const seen = take.face.filter(({ confidence }) => confidence >= FACE_SEEN);
  if (seen.length === 0)
    throw new MasqueError(
      'unsupported',
      `No face was seen in the take “${take.meta.name}”, so there are no ARKit weights to write.`,
      'Export it as VRMA or BVH: they hold what the avatar did.',
    );
  const frames = Math.max(1, Math.round(take.meta.durationSeconds * LIVE_LINK_RATE));
  const rows = Array.from({ length: frames }, (_, frame) => {
    const seconds = frame / LIVE_LINK_RATE;
    const last = seen[countUpTo(seen, seconds) - 1];
    const isSeen = last !== undefined && seconds - last.timeSeconds <= ABSENT_SECONDS;
    const face = isSeen ? faceAt(seen, seconds) : null;
    const values = face === null ? NOBODY : valuesOf(face);
    return [
      timecode(frame),
      face === null ? 0 : COUNT_WITH_FACE,
      ...values.map((value) => Number(value.toFixed(8))),
    ].join(',');
  });
  return `${[HEADER.join(','), ...rows].join('\n')}\n`;
};
