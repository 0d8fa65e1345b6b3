import type { Script, ScriptFault } from './script.ts';

/** Ids that a script may name; a list that is not given is not checked. */
export interface KnownIds {
  readonly avatars?: readonly string[];
  readonly voices?: readonly string[];
}

export interface ParsedScript {
  /** What could be understood, faults left out. */
  readonly script: Script;
  readonly faults: readonly ScriptFault[];
}

export const parseScript = (_text: string, _known: KnownIds = {}): ParsedScript => ({
  script: { title: '', cast: {}, scenes: [] },
  faults: [],
});
