import { describe, expect, it } from 'vitest';
import { toEuler } from '../../../renderer/core/math/quaternion.ts';
import { createPerformance } from '../../../renderer/core/perform.ts';
import { ARKIT_INDEX } from '../../../renderer/core/signals/arkit.ts';
import { writeArkitCsv } from '../../../renderer/core/take-export/arkit-csv.ts';
import { readArkitCsv } from '../../../renderer/core/take-export/read-arkit-csv.ts';
import { createTakeReplay, faceAt } from '../../../renderer/core/take-file/replay-take.ts';
import { plainControls } from '../make-face.ts';
import { makeTake } from '../take-file/make-take.ts';

const ABOUT = { name: 'MySlate_1_iPhone.csv', recordedAt: '2026-03-04T05:06:07.000Z', avatar: 'mira' };
/** As an iPhone writes it: its order of columns, a count of 0 where nobody was, a late start of the clock. */
const HEADER =
  'Timecode,BlendShapeCount,EyeBlinkLeft,EyeBlinkRight,JawRight,JawLeft,JawOpen,HeadYaw,HeadPitch,HeadRoll,LeftEyeYaw,LeftEyePitch,LeftEyeRoll,RightEyeYaw,RightEyePitch,RightEyeRoll';
const iphone = (rows: readonly string[]): string => `\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`;

describe('ARKit weights of a take', () => {
  const take = makeTake(2);

  it('are written in the layout of Live Link Face', () => {
    const [header, first, ...rest] = writeArkitCsv(take).trimEnd().split('\n');
    expect(header?.split(',')).toHaveLength(63);
    expect(header).toMatch(
      /^Timecode,BlendShapeCount,EyeBlinkLeft,.*JawForward,JawRight,JawLeft,JawOpen,.*MouthRight,MouthLeft,.*TongueOut,HeadYaw,HeadPitch,HeadRoll,/,
    );
    expect(rest).toHaveLength(119);
    // Before the first picture nobody was seen.
    expect(first).toMatch(/^00:00:00:00\.000,0,0/);
    expect(rest.at(-1)).toMatch(/^00:00:01:59\.000,61,/);
  });

  it('come back as they were seen', () => {
    const read = readArkitCsv(writeArkitCsv(take), ABOUT);
    expect(read.meta).toMatchObject({ name: ABOUT.name, trackerModel: 'arkit' });
    expect(read.face.length).toBe(119);
    for (const frame of read.face.slice(1)) {
      // Times of a CSV count from its first line, which is the take's own 0.
      const seen = faceAt(take.face, frame.timeSeconds);
      expect(frame.weights[ARKIT_INDEX.mouthLeft]).toBeCloseTo(seen?.weights[ARKIT_INDEX.mouthLeft] ?? -1, 6);
      expect(toEuler(frame.rotation).pitch).toBeCloseTo(toEuler(seen?.rotation ?? [0, 0, 0, 1]).pitch, 6);
      expect(frame.gaze.left.pitch).toBeCloseTo(seen?.gaze.left.pitch ?? -1, 6);
    }
  });

  it('cannot be written where no face was seen', () => {
    expect(() => writeArkitCsv({ ...take, face: [] })).toThrow(/No face was seen/);
  });
});

describe('a recording of Live Link Face', () => {
  it('is read by the names of its columns, and its clock begins at 0', () => {
    const values = '0.5,0.25,0.1,0.2,0.7,0.1,-0.05,0,0.02,0.03,0,0.02,0.03,0';
    const times = Array.from({ length: 200 }, (_, i) => {
      const frame = 23 * 3600 * 60 + 59 * 60 * 60 + 58 * 60 + 30 + i;
      const seconds = Math.floor(frame / 60) % 86_400;
      const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % 60];
      return clock.map((part) => String(part).padStart(2, '0')).join(':');
    });
    const rows = times.map((time, i) => (i === 7 ? `${time}.000,0` : `${time}.000,61,${values}`));
    const read = readArkitCsv(iphone(rows), ABOUT);
    expect(read.face.length).toBe(199);
    expect(read.face.at(-1)?.timeSeconds).toBeCloseTo(199 / 60, 6);
    const [first] = read.face;
    expect(first?.weights[ARKIT_INDEX.jawLeft]).toBeCloseTo(0.2, 6);
    expect(first?.weights[ARKIT_INDEX.jawRight]).toBeCloseTo(0.1, 6);
    expect(first?.gaze.left).toEqual({ yaw: 0.02, pitch: -0.03 });
    expect(toEuler(first?.rotation ?? [0, 0, 0, 1]).yaw).toBeCloseTo(0.1, 6);
  });

  it('moves an avatar by what it says, with nothing guessed of the face', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `10:00:00:${i}.000,61,0,0,0,0,0.7${',0'.repeat(9)}`);
    const replay = createTakeReplay(readArkitCsv(iphone(rows), ABOUT), plainControls());
    const performance = createPerformance({ seed: 1 });
    const poses = Array.from({ length: 30 }, (_, i) => performance.perform(replay.at(i / 30)));
    expect(poses.at(-1)?.weights[ARKIT_INDEX.jawOpen]).toBeCloseTo(0.7, 1);
  });

  it.each([
    ['', /does not name Timecode/],
    ['a,b\n1,2', /does not name Timecode/],
    [iphone([]), /holds no face: 0 lines/],
    [
      iphone(['10:00:00:01.000,61,0,zero,0,0,0,0,0,0,0,0,0,0,0,0']),
      /line 2: “zero” in column 4 is no number/,
    ],
    [iphone(['10:00:00:01.000,61,0.5']), /line 2: “” in column 4 is no number/],
    [iphone(['now,61,0,0,0,0,0,0,0,0,0,0,0,0,0,0']), /line 2: “now” is no time code/],
  ])('is refused in words when it is damaged: %#', (text, words) => {
    expect(() => readArkitCsv(text, ABOUT)).toThrow(words);
  });
});
