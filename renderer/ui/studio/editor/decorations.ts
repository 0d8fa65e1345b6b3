import { type EditorState, type Extension, type Range, RangeSet, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { secondsWords } from '../../words/studio-words.ts';
import { Chip } from './chip.tsx';
import { linesIn, saidLines, scriptField, spokenText } from './script-field.ts';
import { heardField, spokenField } from './spoken-field.ts';

const name = Decoration.mark({ class: 'cm-speaker' });
const mark = Decoration.mark({ class: 'cm-mark' });
const stressed = Decoration.mark({ class: 'cm-stressed' });
const pronounced = Decoration.mark({ class: 'cm-pronounced' });
const PRONOUNCED = /\{[^}\n]*\}/g;

/** Stressed words, and the marks around them, which are not said. */
const stress = (state: EditorState, from: number, to: number): readonly Range<Decoration>[] => {
  const before = /[*_]{1,3}$/.exec(state.sliceDoc(Math.max(0, from - 3), from))?.[0].length ?? 0;
  const after = /^[*_]{1,3}/.exec(state.sliceDoc(to, to + 3))?.[0].length ?? 0;
  return [
    ...(before > 0 ? [mark.range(from - before, from)] : []),
    stressed.range(from, to),
    ...(after > 0 ? [mark.range(to, to + after)] : []),
  ];
};

/** Chips, names and stress: what follows from the text alone. */
const marks = (state: EditorState): { readonly all: DecorationSet; readonly chips: DecorationSet } => {
  const all: Range<Decoration>[] = [];
  const chips: Range<Decoration>[] = [];
  for (const line of linesIn(state)) {
    const from = line.place.offset;
    if (line.speaker !== null && state.sliceDoc(from, from + line.speaker.length) === line.speaker)
      all.push(name.range(from, from + line.speaker.length + 1));
    for (const part of line.parts) {
      const at = part.place.offset;
      if (part.kind === 'direction')
        chips.push(Decoration.replace({ widget: new Chip(part) }).range(at, at + part.length));
      else if (part.emphasis && part.phones === undefined && part.text.length > 0)
        all.push(...stress(state, at, Math.min(state.doc.length, at + part.text.length)));
    }
    if (spokenText(line) === '') continue;
    const row = state.doc.lineAt(from);
    for (const match of row.text.matchAll(PRONOUNCED))
      all.push(pronounced.range(row.from + match.index, row.from + match.index + match[0].length));
  }
  const chipSet = Decoration.set(chips, true);
  return { chips: chipSet, all: Decoration.set([...all, ...chips], true) };
};

const marksField = StateField.define<ReturnType<typeof marks>>({
  create: marks,
  update: (before, transaction) => (transaction.docChanged ? marks(transaction.state) : before),
  provide: (field) => [
    EditorView.decorations.from(field, ({ all }) => all),
    EditorView.atomicRanges.of((view) => view.state.field(field).chips),
  ],
});

const kindOf = (text: string, is: { readonly isScene: boolean; readonly isActed: boolean }): string => {
  if (is.isScene) return 'cm-scene';
  if (is.isActed) return 'cm-said';
  if (text.trim() === '') return 'cm-empty';
  return text.startsWith('# ') ? 'cm-title' : 'cm-note';
};

/** What each line of the text is, its number and how long it takes. */
const rows = (state: EditorState): DecorationSet => {
  const numbers = new Map(saidLines(state).map(({ place }, index) => [place.line, index + 1]));
  const acted = new Set(linesIn(state).map(({ place }) => place.line));
  const heads = new Set(
    state
      .field(scriptField)
      .script.scenes.filter(({ title }) => title !== '')
      .map(({ place }) => place.line),
  );
  const spoken = state.field(spokenField);
  const heard = state.field(heardField);
  const current = state.doc.lineAt(state.selection.main.head).number;
  const decorations: Range<Decoration>[] = [];
  for (let number = 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    const said = numbers.get(number);
    let seconds: number | null = null;
    spoken.between(line.from, line.from, (_from, _to, value) => {
      seconds = value.seconds;
    });
    const kind = kindOf(line.text, { isScene: heads.has(number), isActed: acted.has(number) });
    const classes = [kind, number === current && 'cm-current', number === heard && 'cm-heard'];
    decorations.push(
      Decoration.line({
        class: classes.filter(Boolean).join(' '),
        attributes: {
          ...(said !== undefined && { 'data-number': `${said}` }),
          ...(said !== undefined && { 'data-seconds': seconds === null ? '' : secondsWords(seconds) }),
        },
      }).range(line.from),
    );
  }
  return RangeSet.of(decorations);
};

const rowsField = StateField.define<DecorationSet>({
  create: rows,
  update: (before, { docChanged, selection, effects, state }) =>
    docChanged || selection !== undefined || effects.length > 0 ? rows(state) : before,
  provide: (field) => EditorView.decorations.from(field),
});

export const scriptDecorations: Extension = [scriptField, spokenField, heardField, marksField, rowsField];
