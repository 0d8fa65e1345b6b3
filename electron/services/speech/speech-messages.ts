import { z } from 'zod';
import { ERROR_REASONS } from '../../../renderer/core/errors.ts';
import { Speech, SpeechRequest } from '../../../renderer/core/speech/speech.ts';

/** What a speech process is told at its start, as its one argument. */
export const SpeechOrder = z.object({
  /** The folder that holds `node_modules/`: a checkout, or the package. */
  root: z.string(),
  /** Where a person keeps voices of their own. */
  voices: z.string(),
});
export type SpeechOrder = z.infer<typeof SpeechOrder>;

/** One request at a time is with the process. */
export const ToSpeech = SpeechRequest;
export const FromSpeech = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('spoken'), speech: Speech }),
  z.object({
    kind: z.literal('failed'),
    reason: z.enum(ERROR_REASONS),
    message: z.string(),
    cure: z.string(),
  }),
]);
export type FromSpeech = z.infer<typeof FromSpeech>;
