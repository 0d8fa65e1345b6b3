import type { ScriptFault, ScriptPlace } from './script.ts';

/** A line of the text and where it stands. */
export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly offset: number;
}

export const linesOf = (text: string): TextLine[] => {
  let offset = 0;
  return text.split(/\r\n|\r|\n/).map((line, index) => {
    // A line ends in one character or in two.
    const start = offset;
    offset += line.length + (text.startsWith('\r\n', offset + line.length) ? 2 : 1);
    return { text: line, line: index + 1, offset: start };
  });
};

export const placeIn = ({ line, offset }: TextLine, index: number): ScriptPlace => ({
  line,
  column: index + 1,
  offset: offset + index,
});

/** Takes note of what is wrong. */
export type Blame = (place: ScriptPlace, message: string, expected: string) => void;

export const createBlame = (): { readonly faults: ScriptFault[]; readonly blame: Blame } => {
  const faults: ScriptFault[] = [];
  return { faults, blame: (place, message, expected) => faults.push({ place, message, expected }) };
};
