import { z } from 'zod';

/*
 * What the page and the native-models process say to each other, over a port of their own. Samples and weights cross as
 * copies: a transferred buffer arrives as null in Electron's own processes.
 */

/** Hops of 10 ms of mono sound at 16 kHz: what the voice models hear. */
export const VOICE_SAMPLES_PER_SECOND = 16_000;
export const VOICE_HOP_SAMPLES = 160;
export const VOICE_HOP_SECONDS = VOICE_HOP_SAMPLES / VOICE_SAMPLES_PER_SECOND;

/** What ONNX Runtime can run a net on, in its own words but for DirectML, which it calls dml. */
export const EXECUTION_PROVIDERS = ['cpu', 'cuda', 'tensorrt', 'directml', 'coreml', 'webgpu'] as const;
export type ExecutionProvider = (typeof EXECUTION_PROVIDERS)[number];

/** One attempt at an execution provider; `reason` says why it was passed over, and is absent for the one that runs. */
export const ProviderAttempt = z.object({ provider: z.string(), reason: z.string().optional() });
export type ProviderAttempt = z.infer<typeof ProviderAttempt>;

/** Of whatever buffer: they are copied on their way. */
const Numbers: z.ZodType<Float32Array> = z.instanceof(Float32Array);
const WholeHops = Numbers.refine(
  ({ length }) => length > 0 && length % VOICE_HOP_SAMPLES === 0,
  'not whole hops of 160 samples',
);

export const ToModels = z.discriminatedUnion('kind', [
  /** One or more whole hops, in order. `startSeconds` is the first sample's time on the session's clock. */
  z.object({ kind: z.literal('sound'), startSeconds: z.number(), samples: WholeHops }),
  /** The sound is over: what the look-ahead still holds comes out, and the next sound begins anew. */
  z.object({ kind: z.literal('end') }),
]);
export type ToModels = z.infer<typeof ToModels>;

/** One hop, as `masque visemes` writes it. */
export const HeardHop = z.object({
  /** The hop's centre, seconds on the session's clock. */
  timeSeconds: z.number(),
  /** 15 weights in `VISEMES` order, each 0..1, together 1. */
  weights: Numbers,
  /** Probability that somebody speaks, 0..1. */
  voice: z.number(),
  /** The likeliest phone, in IPA; "sil" for silence. */
  phoneme: z.string(),
});
export type HeardHop = z.infer<typeof HeardHop>;

export const FromModels = z.discriminatedUnion('kind', [
  /** The models are open. `runtime` is what runs them, with its version. */
  z.object({
    kind: z.literal('ready'),
    provider: z.string(),
    attempts: z.array(ProviderAttempt),
    runtime: z.string(),
  }),
  /** Answers each `sound`, and each `end`; may hold no hop. */
  z.object({ kind: z.literal('heard'), hops: z.array(HeardHop) }),
  /** Everything that was said before `end` has been answered. */
  z.object({ kind: z.literal('ended') }),
  /** The models cannot be opened; what a person reads. */
  z.object({ kind: z.literal('failed'), message: z.string(), cure: z.string() }),
]);
export type FromModels = z.infer<typeof FromModels>;
