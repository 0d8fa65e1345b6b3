export interface ScriptEnd {
  readonly ok: boolean;
  /** Its last lines. */
  readonly said: string;
}
/** Runs a Node script to its end, on this process's own Node: Electron is one, when it is asked to be. */
export declare const runScript: (
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly seconds: number;
    readonly signal: AbortSignal;
  },
) => Promise<ScriptEnd>;
