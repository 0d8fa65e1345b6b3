import { z } from 'zod';
import { HostErrorData } from '../../../renderer/core/host.ts';
import { VirtualCameraSurvey } from '../../../renderer/core/virtual-camera.ts';

/** What the main process says to the writer process. A page's port travels beside `page`. */
export const ToProcess = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('survey'), call: z.number() }),
  z.object({ kind: z.literal('add'), call: z.number() }),
  z.object({ kind: z.literal('page') }),
  /** Leave the card for readers, let go of the device, end. */
  z.object({ kind: z.literal('quit') }),
]);
export type ToProcess = z.infer<typeof ToProcess>;

/** What the writer process answers to a call. */
export const FromProcess = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('survey'), call: z.number(), survey: VirtualCameraSurvey }),
  z.object({ kind: z.literal('failed'), call: z.number(), message: z.string(), error: HostErrorData }),
]);
export type FromProcess = z.infer<typeof FromProcess>;
