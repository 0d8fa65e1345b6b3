import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromEuler } from '../../renderer/core/math/quaternion.ts';
import {
  ARKIT_COUNT,
  ARKIT_INDEX,
  ARKIT_SHAPES,
  type ArkitShape,
} from '../../renderer/core/signals/arkit.ts';
import { type FaceShapesNet, loadFaceShapesNet } from '../../renderer/track/face-shapes-net.ts';
import { createLandmarkMaker, type LandmarkMaker, type SyntheticHead } from './synthetic-landmarks.ts';

const NET = new URL('../../assets/face-shapes/face-shapes.bin', import.meta.url);
const GOLDEN = new URL('../fixtures/face-shapes-golden.json', import.meta.url);
const ASPECT = 16 / 9;

const readNet = async (): Promise<ArrayBuffer> => {
  const bytes = await readFile(NET);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};

describe('landmarks to face shapes', () => {
  let net: FaceShapesNet;
  let landmarks: LandmarkMaker;
  beforeAll(async () => {
    net = loadFaceShapesNet(await readNet());
    landmarks = await createLandmarkMaker();
  });

  const weightsOf = (head: SyntheticHead, aspect = ASPECT): Float32Array => {
    const weights = new Float32Array(ARKIT_COUNT);
    net(landmarks(head, aspect), aspect, weights);
    return weights;
  };
  const rise = (head: SyntheticHead, shape: ArkitShape): number =>
    (weightsOf(head)[ARKIT_INDEX[shape]] ?? 0) -
    (weightsOf({ ...head, weights: {} })[ARKIT_INDEX[shape]] ?? 0);

  it('computes what the training recipe computes', async () => {
    const golden = JSON.parse(await readFile(GOLDEN, 'utf8')) as {
      aspect: number;
      faces: { landmarks: number[]; weights: number[] }[];
    };
    expect(golden.faces.length).toBeGreaterThan(0);
    for (const face of golden.faces) {
      const weights = new Float32Array(ARKIT_COUNT);
      net(face.landmarks, golden.aspect, weights);
      for (const [index, expected] of face.weights.entries()) {
        expect(Math.abs((weights[index] ?? Number.NaN) - expected)).toBeLessThan(1e-4);
      }
    }
  });

  it.each([
    ['eyeBlinkLeft', { eyeBlinkLeft: 1 }],
    ['eyeBlinkRight', { eyeBlinkRight: 1 }],
    ['jawOpen', { jawOpen: 1 }],
    ['mouthSmileLeft', { mouthSmileLeft: 0.8, mouthSmileRight: 0.8 }],
    ['mouthSmileRight', { mouthSmileLeft: 0.8, mouthSmileRight: 0.8 }],
    ['mouthPucker', { mouthPucker: 1 }],
    ['browInnerUp', { browInnerUp: 1 }],
    ['browDownLeft', { browDownLeft: 1, browDownRight: 1 }],
  ] as const)('%s rises when a face makes it', (shape, weights) => {
    expect(rise({ weights }, shape)).toBeGreaterThan(0.25);
    expect(rise({ weights, rotation: fromEuler({ yaw: 0.25, pitch: 0.1, roll: 0 }) }, shape)).toBeGreaterThan(
      0.2,
    );
  });

  it('tells a wink’s side', () => {
    expect(rise({ weights: { eyeBlinkLeft: 1 } }, 'eyeBlinkRight')).toBeLessThan(0.15);
    expect(rise({ weights: { eyeBlinkRight: 1 } }, 'eyeBlinkLeft')).toBeLessThan(0.15);
  });

  it.each([
    { yaw: 0.4, pitch: 0, roll: 0 },
    { yaw: -0.4, pitch: 0.1, roll: 0 },
    { yaw: 0, pitch: 0.25, roll: 0 },
    { yaw: 0.2, pitch: -0.25, roll: 0.2 },
  ])('does not take a turned head for an expression: %o', (angles) => {
    const ahead = weightsOf({});
    const turned = weightsOf({ rotation: fromEuler(angles) });
    for (const [k, shape] of ARKIT_SHAPES.entries()) {
      // The gaze is taken from the irises.
      if (shape.startsWith('eyeLook')) continue;
      expect(Math.abs((turned[k] ?? Number.NaN) - (ahead[k] ?? 0)), shape).toBeLessThan(0.12);
    }
  });

  it('does not mind the picture’s format, nor a tilted head', () => {
    const head = { weights: { jawOpen: 0.5, mouthSmileLeft: 0.4 } };
    const wide = weightsOf(head, 16 / 9);
    const tall = weightsOf(head, 3 / 4);
    const tilted = weightsOf({ ...head, rotation: fromEuler({ yaw: 0, pitch: 0, roll: 0.6 }) });
    for (let k = 0; k < ARKIT_COUNT; k++) {
      expect(tall[k]).toBeCloseTo(wide[k] ?? Number.NaN, 5);
      expect(tilted[k]).toBeCloseTo(wide[k] ?? Number.NaN, 5);
    }
  });

  it('gives weights within 0..1 even for nonsense', () => {
    const weights = new Float32Array(ARKIT_COUNT).fill(2);
    net(new Float32Array(478 * 3), ASPECT, weights);
    expect([...weights].every((weight) => weight >= 0 && weight <= 1)).toBe(true);
  });

  it('refuses a damaged file', async () => {
    const bytes = await readNet();
    expect(() => loadFaceShapesNet(bytes.slice(0, bytes.byteLength - 10))).toThrow(/breaks off/);
    expect(() => loadFaceShapesNet(new ArrayBuffer(4))).toThrow(/begin/);
    const longer = new Uint8Array(bytes.byteLength + 3);
    longer.set(new Uint8Array(bytes));
    expect(() => loadFaceShapesNet(longer.buffer)).toThrow(/too many/);
  });
});
