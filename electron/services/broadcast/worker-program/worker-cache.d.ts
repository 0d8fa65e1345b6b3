/** Where programs keep what can be had again: outside the clone, so that a fresh one has it too. */
export declare const cacheFolder: (
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home?: string,
) => string;
export interface WorkerKind {
  /** mediasoup's own: JavaScript and worker must be of the same. */
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The folder of the recipe that builds it; another recipe makes another program. */
  readonly recipe: string;
}
export declare const cachedWorker: (folder: string, kind: WorkerKind) => Promise<string>;
