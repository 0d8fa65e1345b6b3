import { z } from 'zod';
import { PersonName } from './person.ts';
import { BroadcastLook, PublisherAsk, Timing } from './signalling.ts';

/*
 * What somebody who takes part in a room says over `/room/TOKEN/seat`: `sit` before anything else, then what a publisher
 * asks (`signalling.ts`), `wear` whenever they look otherwise, and `timing` every second. Their avatar's file goes ahead, by
 * `PUT /room/TOKEN/avatar/SHA256.glb`, and what is behind it, by `PUT /room/TOKEN/picture/SHA256.jpg`.
 */
export const ROOM_VERSION = 2;

/** In one room, on all machines together: a browser draws no more than sixteen figures at once. */
export const MOST_PEOPLE = 12;
/** Of the address of a room, token and all. */
export const LONGEST_ROOM_ADDRESS = 300;
/** An avatar's file. The heaviest that Masque sculpts for others has a quarter. */
export const LONGEST_AVATAR_BYTES = 32 * 1024 * 1024;

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An avatar by what its file contains, so that nobody takes the same one twice or another one in its place. */
export const WornAvatar = z.object({
  sha256: Sha256,
  look: BroadcastLook,
  /** What is behind it, where that is a picture. */
  picture: Sha256.optional(),
});
export type WornAvatar = z.infer<typeof WornAvatar>;

/** Below `/room/TOKEN/`, `/gallery/TOKEN/` and `/view/TOKEN/`. */
export const avatarPath = (sha256: string): string => `avatar/${sha256}.glb`;
export const picturePath = (sha256: string): string => `picture/${sha256}.jpg`;
export const sha256OfPath = (path: string): string | undefined =>
  /^(?:avatar\/([0-9a-f]{64})\.glb|picture\/([0-9a-f]{64})\.jpg)$/.exec(path)?.slice(1).find(Boolean);

/** The files that it takes to show somebody. */
export const pathsOf = ({ sha256, picture }: WornAvatar): string[] => [
  avatarPath(sha256),
  ...(picture === undefined ? [] : [picturePath(picture)]),
];

export const Sit = z.object({
  say: z.literal('sit'),
  version: z.literal(ROOM_VERSION),
  name: PersonName,
  /** 128 random bits, the same each time: who comes again is who they were, and nobody else can be. */
  key: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});
/** Null: the avatar cannot be given as a file; its picture is published instead. */
export const Wear = z.object({ say: z.literal('wear'), avatar: WornAvatar.nullable() });

/** `clock` is the guest's own, as this is said. */
export const SeatTiming = z.object({ say: z.literal('timing'), timing: Timing, clock: z.number() });

export const SeatWord = z.union([PublisherAsk, Sit, Wear, SeatTiming]);
export type SeatWord = z.infer<typeof SeatWord>;
