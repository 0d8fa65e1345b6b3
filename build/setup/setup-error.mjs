/**
 * Something that set-up could not do. It has the fields of `renderer/core/errors.ts`'s MasqueError, which plain Node 20
 * cannot import: `message` says what happened and to what, `cure` what a person can do.
 */
export class SetupError extends Error {
  /**
   * @param {'not-found' | 'unsupported' | 'wrong-sum' | 'bad-option' | 'missing-part' | 'failed'} reason
   * @param {string} message
   * @param {string} cure
   * @param {ErrorOptions} [options]
   */
  constructor(reason, message, cure, options) {
    super(message, options);
    this.name = 'MasqueError';
    this.reason = reason;
    this.cure = cure;
  }
}

/**
 * What a person reads when a command ends badly: the message and the cure where the error has one, else the stack,
 * because then it is a fault of ours.
 * @param {unknown} error
 * @returns {string}
 */
export const explain = (error) => {
  if (!(error instanceof Error)) return String(error);
  const cure = 'cure' in error && typeof error.cure === 'string' ? error.cure : null;
  return cure === null ? (error.stack ?? error.message) : `${error.message}\n→ ${cure}`;
};
