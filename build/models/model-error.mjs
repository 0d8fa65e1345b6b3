/**
 * A model file that cannot be used. It has the fields of `renderer/core/errors.ts`'s MasqueError, which plain Node 20
 * cannot import: `message` says what happened and to which file, `cure` what a person can do.
 */
export class ModelError extends Error {
  /**
   * @param {'not-found' | 'unreadable' | 'unsupported' | 'wrong-sum'} reason
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
