import { z } from 'zod';
import { PersonId, PersonName, WATCHED } from './person.ts';
import { WornAvatar } from './room.ts';
import { Timing } from './signalling.ts';

/*
 * How the hosts of two rooms make one of them: HTTP and JSON over the gate of the room, by whoever was given its address.
 * The README beside `electron/services/broadcast/rooms` tells it as a story; this is the schema that both sides hold to.
 *
 *     POST   pipes            PipeOffer  → 201 PipeAnswer   two PipeTransports learn of each other
 *     PUT    pipes/ID         PipeState  → 200 PipeState    who is where; once a second and whenever that changes
 *     DELETE pipes/ID                    → 204
 *     GET, HEAD, PUT avatar/SHA256.glb, picture/SHA256.jpg  the figures, and what is behind them
 */
export const PIPES_VERSION = 1;

/** A pipe whose opener has said nothing for so long has ended. */
export const PIPE_SILENCE_MILLISECONDS = 4000;
/** So often the opener says its state. */
export const PIPE_EVERY_MILLISECONDS = 500;
/** Rooms that one room is linked with. */
export const MOST_PIPES = 8;
/** Of a request or an answer. */
export const LONGEST_STATE_BYTES = 256 * 1024;

/** mediasoup's own values: its worker is the judge of what is in them. */
const MediasoupValue = z.record(z.string(), z.unknown());
const version = z.literal(PIPES_VERSION);

/** Of a host, as long as its room is open. */
export const HostId = PersonId;

/** One end of a pipe. Its address is the one from which, or at which, the request was made: nobody is sent elsewhere. */
export const PipeEnd = z.object({
  /** UDP. */
  port: z.number().int().min(1).max(65_535),
  /** With it is encrypted what this end sends. */
  srtpParameters: z.object({ cryptoSuite: z.string().max(40), keyBase64: z.base64().max(120) }),
});
export type PipeEnd = z.infer<typeof PipeEnd>;

export const PipeOffer = z.object({ version, host: HostId, end: PipeEnd });
export type PipeOffer = z.infer<typeof PipeOffer>;
export const PipeAnswer = z.object({ version, pipe: PersonId, host: HostId, end: PipeEnd });
export type PipeAnswer = z.infer<typeof PipeAnswer>;

export const PipedPerson = z.object({
  id: PersonId,
  name: PersonName,
  shows: z.enum(WATCHED),
  /** The hosts that they come through, the first the one where they sit. Who finds itself in it has them already. */
  via: z.array(HostId).min(1).max(8),
  /** What flows through the pipe: parameters of the sender's consumer, for the receiver's producer of the same id. */
  streams: z
    .array(
      z.object({ id: z.string().max(64), kind: z.enum(['audio', 'video']), rtpParameters: MediasoupValue }),
    )
    .max(2),
  pose: z.object({ id: z.string().max(64), sctpStreamParameters: MediasoupValue }).nullable(),
  avatar: WornAvatar.nullable(),
  /** On the clock of the host that says it; absent before anything is known of it. */
  timing: Timing.optional(),
});
export type PipedPerson = z.infer<typeof PipedPerson>;

export const PipeState = z.object({
  version,
  /** All whom the other side is to have through this pipe; who is missing has left. */
  people: z.array(PipedPerson).max(64),
  /** Of the other side's people, whose picture somebody here wants. */
  wantsVideo: z.array(PersonId).max(64),
  /** Of who says this, as it is said: milliseconds since 1970. */
  clock: z.number(),
});
export type PipeState = z.infer<typeof PipeState>;
