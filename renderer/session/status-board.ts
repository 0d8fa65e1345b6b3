import { initialStatus, type LiveStatus } from './live-status.ts';

/** The session's status: changed in parts, told as a whole, at once for states and four times a second for numbers. */
export interface StatusBoard {
  readonly status: LiveStatus;
  /** A state: told at once. */
  set(change: Partial<LiveStatus>): void;
  subscribe(listener: (status: LiveStatus) => void): () => void;
}

export function createStatusBoard(): StatusBoard {
  let status = initialStatus();
  const listeners = new Set<(status: LiveStatus) => void>();
  return {
    get status() {
      return status;
    },
    set(change) {
      status = { ...status, ...change };
      for (const listener of listeners) listener(status);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
  };
}
