/** Why something could not be done, as a word that code can switch on. */
export declare const ERROR_REASONS: readonly [
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
];
export type ErrorReason = (typeof ERROR_REASONS)[number];
/**
 * The one error that reaches a person. `message` says what happened and to which value; `cure` says what they can do.
 */
export declare class MasqueError extends Error {
  readonly name = 'MasqueError';
  readonly reason: ErrorReason;
  readonly cure: string;
  constructor(reason: ErrorReason, message: string, cure: string, options?: ErrorOptions);
}
/** For the end of a switch that handles every case: the compiler objects when one is forgotten. */
export declare const assertNever: (value: never) => never;
