/** Why something could not be done, as a word that code can switch on. */
export const ERROR_REASONS = [
  'not-found',
  'unreadable',
  'unsupported',
  'wrong-sum',
  'denied',
  'busy',
  'lost',
  'bad-option',
  'missing-part',
  'failed',
] as const;
export type ErrorReason = (typeof ERROR_REASONS)[number];

/**
 * The one error that reaches a person. `message` says what happened and to which value; `cure` says what they can do.
 */
export class MasqueError extends Error {
  override readonly name = 'MasqueError';
  readonly reason: ErrorReason;
  readonly cure: string;

  constructor(reason: ErrorReason, message: string, cure: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.cure = cure;
  }
}

/** For the end of a switch that handles every case: the compiler objects when one is forgotten. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
