import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { ScriptFault } from '../../../core/script/script.ts';
import { faultWords } from '../../words/studio-words.ts';

/** What is wrong, said below its line. */
class FaultWords extends WidgetType {
  readonly words: string;
  constructor(words: string) {
    super();
    this.words = words;
  }
  override eq(other: FaultWords): boolean {
    return other.words === this.words;
  }
  override toDOM(): HTMLElement {
    const note = document.createElement('div');
    note.className = 'cm-fault-words';
    note.textContent = this.words;
    return note;
  }
}

export const setFaults = StateEffect.define<readonly ScriptFault[]>();

/** Where the word that is wrong ends: with its bracket, else at the next space. */
const endOf = (text: string, from: number): number => {
  const word = /^(?:[[{][^\]}\n]*[\]}]?|[^\s\]}]+|.)/u.exec(text.slice(from));
  return from + (word?.[0].length ?? 1);
};

const underlined = Decoration.mark({ class: 'cm-fault' });

/** Faults in place; they move with the text until the next are known. */
export const faultsField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(faults, { changes, effects, newDoc }) {
    let now = faults.map(changes);
    for (const effect of effects) {
      if (!effect.is(setFaults)) continue;
      const shown = effect.value.filter(({ place }) => place.offset <= newDoc.length);
      now = Decoration.set(
        shown.flatMap((fault) => {
          const line = newDoc.lineAt(fault.place.offset);
          const from = fault.place.offset;
          const to = Math.min(line.to, line.from + endOf(line.text, from - line.from));
          const words = Decoration.widget({
            widget: new FaultWords(faultWords(fault)),
            block: true,
            side: 1,
          }).range(line.to);
          return to > from ? [underlined.range(from, to), words] : [words];
        }),
        true,
      );
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});
