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

/** Cures for what the system refuses, by its own word for it. */
const SYSTEM_CURES = /** @type {Record<string, string>} */ ({
  EACCES: 'Make that place writable for you, or work in a clone of your own.',
  EPERM: 'Make that place writable for you, or work in a clone of your own.',
  EROFS: 'That disk is read-only: work in a clone on another one; XDG_CACHE_HOME moves the cache.',
  ENOSPC: 'The disk is full: free 2 GB, then start again.',
  EDQUOT: 'Your share of the disk is used up: free 2 GB, then start again.',
});

/** @param {Error} error @returns {string | null} */
const cureOf = (error) => {
  if ('cure' in error && typeof error.cure === 'string') return error.cure;
  return 'code' in error && typeof error.code === 'string' ? (SYSTEM_CURES[error.code] ?? null) : null;
};

/**
 * What a person reads when a command ends badly: the message and the cure where there is one, else the stack, because
 * then it is a fault of ours.
 * @param {unknown} error
 * @returns {string}
 */
export const explain = (error) => {
  if (!(error instanceof Error)) return String(error);
  const cure = cureOf(error);
  return cure === null ? (error.stack ?? error.message) : `${error.message}\n→ ${cure}`;
};
