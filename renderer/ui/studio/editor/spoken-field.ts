import { RangeSet, RangeValue, StateEffect, StateField } from '@codemirror/state';
import type { TimelineLine } from '../../../core/script/timeline.ts';

/** How long a line of the text takes. */
class Spoken extends RangeValue {
  readonly seconds: number;
  constructor(seconds: number) {
    super();
    this.seconds = seconds;
  }
  override eq(other: Spoken): boolean {
    return other.seconds === this.seconds;
  }
}

/** The timeline of the text as it stands. */
export const setSpoken = StateEffect.define<readonly TimelineLine[]>();
/** The line of the text that is heard now, from 1; null in silence. */
export const setHeard = StateEffect.define<number | null>();

/** Lengths at the starts of their lines. A line that is changed has none until it is spoken again. */
export const spokenField = StateField.define<RangeSet<Spoken>>({
  create: () => RangeSet.empty,
  update(spoken, { changes, newDoc, effects, docChanged, startState }) {
    let now = spoken;
    if (docChanged) {
      const touched = new Set<number>();
      changes.iterChangedRanges((from, to) => {
        const last = startState.doc.lineAt(to).number;
        for (let line = startState.doc.lineAt(from).number; line <= last; line++)
          touched.add(startState.doc.line(line).from);
      });
      now = now.update({ filter: (from) => !touched.has(from) }).map(changes);
    }
    for (const effect of effects) {
      if (!effect.is(setSpoken)) continue;
      const lengths = new Map<number, Spoken>();
      for (const { scriptLine, startSeconds, endSeconds } of effect.value) {
        if (scriptLine > newDoc.lines) continue;
        lengths.set(newDoc.line(scriptLine).from, new Spoken(endSeconds - startSeconds));
      }
      now = RangeSet.of(
        [...lengths].map(([from, value]) => value.range(from)),
        true,
      );
    }
    return now;
  },
});

export const heardField = StateField.define<number | null>({
  create: () => null,
  update: (heard, { effects, docChanged }) => {
    for (const effect of effects) if (effect.is(setHeard)) return effect.value;
    return docChanged ? null : heard;
  },
});
