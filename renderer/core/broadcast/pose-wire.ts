import type { AvatarPose } from '../signals/avatar-pose.ts';
import { createBitReader, createBitWriter } from './bits.ts';
import { areLevels, LEVEL_COUNT, levelsOf, poseOf } from './pose-levels.ts';

/*
 * A pose on the wire, one packet each, over a line that loses and swaps packets. Big-endian:
 *
 *     byte 0      version in the high half, kind in the low: 0 a key, 1 a difference
 *     bytes 1..2  sequence number, one more than the packet's before, modulo 2^16
 *     byte 3      of a difference: by how many packets back its key is; of a key: 0
 *     bytes 4..7  milliseconds since the sender's start, modulo 2^32
 *     then        `LEVEL_COUNT` signed exponential-Golomb codes: the levels less the key's, or of a key less nothing
 *
 * Every difference leans on a key alone, so a lost one takes nothing else along; a lost key takes what leans on it.
 */
export const POSE_WIRE_VERSION = 1;

/** No packet is longer: each code has 31 bits at most. */
export const LONGEST_POSE_BYTES = 8 + Math.ceil((LEVEL_COUNT * 31) / 8);
/** At 30 a second a lost key is made good within 0.27 s, and keys cost little more than differences. */
const KEY_EVERY = 8;
const KEY = 0;
const DIFFERENCE = 1;
const HEADER_BYTES = 8;
const NOTHING = new Int16Array(LEVEL_COUNT);
/** Keys that a late packet may still lean on. */
const KEYS_KEPT = 4;

/** Of a packet as `createPoseEncoder` made it. */
export const poseSequence = (packet: Uint8Array): number => ((packet[1] ?? 0) << 8) | (packet[2] ?? 0);

const wrapped16 = (value: number): number => value & 0xffff;

/** Numbers and packs the poses of one sender. Times are seconds on the sender's clock, from 0. */
export const createPoseEncoder = () => {
  let sequence = 0;
  let key: Int16Array = NOTHING;
  let sinceKey = KEY_EVERY;
  return (pose: AvatarPose): Uint8Array<ArrayBuffer> => {
    const levels = levelsOf(pose);
    const isKey = sinceKey >= KEY_EVERY;
    if (isKey) sinceKey = 0;
    const writer = createBitWriter(LONGEST_POSE_BYTES - HEADER_BYTES);
    for (let index = 0; index < LEVEL_COUNT; index += 1) {
      writer.write((levels[index] ?? 0) - (isKey ? 0 : (key[index] ?? 0)));
    }
    const body = writer.finish();
    const packet = new Uint8Array(HEADER_BYTES + body.length);
    const view = new DataView(packet.buffer);
    packet[0] = (POSE_WIRE_VERSION << 4) | (isKey ? KEY : DIFFERENCE);
    view.setUint16(1, sequence);
    packet[3] = sinceKey;
    view.setUint32(4, Math.round(pose.timeSeconds * 1000) >>> 0);
    packet.set(body, HEADER_BYTES);
    if (isKey) key = levels;
    sequence = wrapped16(sequence + 1);
    sinceKey += 1;
    return packet;
  };
};

/** Why a packet gave no pose. */
export type PoseRefusal = 'malformed' | 'key-missing';

/** Unpacks in whatever order packets come. Bytes from anywhere do no harm: they are refused. */
export const createPoseDecoder = () => {
  const keys = new Map<number, Int16Array>();
  return (packet: Uint8Array): AvatarPose | PoseRefusal => {
    if (packet.length < HEADER_BYTES || packet.length > LONGEST_POSE_BYTES) return 'malformed';
    const kind = (packet[0] ?? 0) & 0xf;
    const back = packet[3] ?? 0;
    if ((packet[0] ?? 0) >> 4 !== POSE_WIRE_VERSION || kind > DIFFERENCE) return 'malformed';
    if ((kind === KEY) !== (back === 0)) return 'malformed';
    const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
    const sequence = view.getUint16(1);
    const key = kind === KEY ? NOTHING : keys.get(wrapped16(sequence - back));
    if (key === undefined) return 'key-missing';
    const reader = createBitReader(packet.subarray(HEADER_BYTES));
    const levels = new Int16Array(LEVEL_COUNT);
    for (let index = 0; index < LEVEL_COUNT; index += 1) {
      const difference = reader.read();
      if (difference === null) return 'malformed';
      levels[index] = (key[index] ?? 0) + difference;
    }
    if (!reader.isAtEnd() || !areLevels(levels)) return 'malformed';
    if (kind === KEY) {
      keys.set(sequence, levels);
      const [oldest] = keys.keys();
      if (keys.size > KEYS_KEPT && oldest !== undefined) keys.delete(oldest);
    }
    return poseOf(levels, view.getUint32(4) / 1000);
  };
};
