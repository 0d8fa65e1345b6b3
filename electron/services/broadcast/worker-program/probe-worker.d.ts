/** Whether this file is a worker that this system can run. One for another system, or a damaged one, ends otherwise. */
export declare const isWorker: (program: string) => Promise<boolean>;
