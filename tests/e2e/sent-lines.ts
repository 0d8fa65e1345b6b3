/** What `--log-sent` prints (`session/sent-log.ts`), as much as is used in tests; moments in milliseconds since 1970. */
export interface SentLine {
  readonly pose?: number;
  readonly capturedAt?: number;
  readonly timeSeconds?: number;
  readonly picture?: number;
  readonly sound?: number;
  readonly loud?: number;
  readonly encoded?: number;
  readonly at?: number;
}

/** Zero of the poses' own clock; null before one was sent. */
export const poseClockZero = (lines: readonly SentLine[]): number | null => {
  const line = lines.find(({ pose }) => pose !== undefined);
  if (line?.capturedAt === undefined || line.timeSeconds === undefined) return null;
  return line.capturedAt - line.timeSeconds * 1000;
};
