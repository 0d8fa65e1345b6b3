import { z } from 'zod';
import { Calibration } from '../settings.ts';
import type { TakeMeta } from '../signals/take.ts';

/** What is known of a take when it begins; how long it is, and whether it has sound, stands at its end. */
export const TakeHead = z.object({
  name: z.string().min(1).max(120),
  /** ISO 8601. */
  recordedAt: z.iso.datetime(),
  avatar: z.string(),
  trackerModel: z.string(),
  calibration: Calibration.nullable().default(null),
});
export type TakeHead = z.infer<typeof TakeHead>;

export const headOf = (meta: TakeMeta): TakeHead => ({
  name: meta.name,
  recordedAt: meta.recordedAt,
  avatar: meta.avatar,
  trackerModel: meta.trackerModel,
  calibration: meta.calibration ?? null,
});
