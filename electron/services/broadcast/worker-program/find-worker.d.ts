export interface WorkerSearch {
  /** Holds `node_modules` and `build`: a checkout. Null in a package, which has neither. */
  readonly checkout: string | null;
  /** Where a package carries the official program. */
  readonly resources: string | null;
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  /** It takes a while, for this reason. */
  preparing(message: string): void;
  readonly signal: AbortSignal;
}
/**
 * mediasoup's worker for this system: one that is named, one that came with the package, one that was found before, the
 * official one, or one built here. Only the last two take time, once for each version.
 */
export declare const findWorker: (search: WorkerSearch) => Promise<string>;
