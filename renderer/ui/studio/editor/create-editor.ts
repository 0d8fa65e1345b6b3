import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { Action, ScriptFault } from '../../../core/script/script.ts';
import type { TimelineLine } from '../../../core/script/timeline.ts';
import { actingCompletion, insertDirection } from './acting-completion.ts';
import { scriptDecorations } from './decorations.ts';
import { editorTheme } from './editor-theme.ts';
import { faultsField, setFaults } from './faults-field.ts';
import { saidLines } from './script-field.ts';
import { setHeard, setSpoken, spokenField } from './spoken-field.ts';

export interface EditorPlan {
  /** An element of the page; the editor builds a shadow tree in it. */
  readonly host: HTMLElement;
  readonly text: string;
  typed(text: string): void;
  /** The caret is on this line of the timeline, from 0; null on one that nobody says. */
  wentTo(line: number | null): void;
  /** One line of the timeline is to be heard. */
  play(line: number): void;
}

/** The script as text with chips in it. What it does not know of, such as lengths, is told from outside. */
export interface ScriptEditor {
  setSpoken(lines: readonly TimelineLine[]): void;
  setFaults(faults: readonly ScriptFault[]): void;
  /** Line of the text, from 1. */
  setHeard(line: number | null): void;
  insert(action: Action): void;
  /** The caret goes to a place of the text. */
  goTo(offset: number, length?: number): void;
  /** Line of the text, from 1. */
  goToLine(line: number): void;
  writeNextLine(): void;
  focus(): void;
  dispose(): void;
}

/** Pixels at a line's end where its length stands; a press there plays it. */
const LENGTH_WIDTH = 72;

const lineOf = (state: EditorState, number: number): number | null => {
  const index = saidLines(state).findIndex(({ place }) => place.line === number);
  return index < 0 ? null : index;
};

const isSpoken = (state: EditorState, number: number): boolean => {
  const { from } = state.doc.line(number);
  let found = false;
  state.field(spokenField).between(from, from, () => {
    found = true;
  });
  return found;
};

/** The style sheet of a document is refused by the page's policy; that of a shadow tree is an object, which is not. */
const treeOf = (host: HTMLElement): ShadowRoot => host.shadowRoot ?? host.attachShadow({ mode: 'open' });

export const createScriptEditor = ({ host, text, typed, wentTo, play }: EditorPlan): ScriptEditor => {
  const root = treeOf(host);
  const playAt = (state: EditorState, number: number): boolean => {
    const line = lineOf(state, number);
    if (line === null || !isSpoken(state, number)) return false;
    play(line);
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        actingCompletion,
        scriptDecorations,
        faultsField,
        editorTheme,
        EditorView.lineWrapping,
        placeholder('Write the first line, or paste a script'),
        EditorView.contentAttributes.of({ 'aria-label': 'Script', spellcheck: 'true' }),
        Prec.high(
          keymap.of([
            {
              key: 'Alt-Enter',
              run: ({ state }) => playAt(state, state.doc.lineAt(state.selection.main.head).number),
            },
            // Leaves the text, so that Tab moves on and single keys act again.
            {
              key: 'Escape',
              run({ contentDOM }) {
                contentDOM.blur();
                return true;
              },
            },
          ]),
        ),
        keymap.of([...standardKeymap, ...historyKeymap]),
        EditorView.domEventHandlers({
          mousedown(event, one) {
            const { target } = event;
            if (!(target instanceof HTMLElement) || !target.classList.contains('cm-line')) return false;
            if (event.clientX < target.getBoundingClientRect().right - LENGTH_WIDTH) return false;
            const { number } = one.state.doc.lineAt(one.posAtDOM(target));
            return playAt(one.state, number);
          },
        }),
        EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
          if (docChanged) typed(state.doc.toString());
          if (docChanged || selectionSet)
            wentTo(lineOf(state, state.doc.lineAt(state.selection.main.head).number));
        }),
      ],
    }),
  });
  wentTo(lineOf(view.state, 1));
  const goTo = (offset: number, length = 0): void => {
    const anchor = Math.min(offset, view.state.doc.length);
    view.dispatch({
      selection: { anchor, head: Math.min(anchor + length, view.state.doc.length) },
      scrollIntoView: true,
    });
    view.focus();
  };
  return {
    setSpoken(lines) {
      // What is of an older text, with other lines, says nothing of this one; the new timeline is on its way.
      const said = saidLines(view.state);
      const isOfThisText = lines.every(({ scriptLine }, index) => said[index]?.place.line === scriptLine);
      view.dispatch({ effects: setSpoken.of(isOfThisText ? lines : []) });
    },
    setFaults: (faults) => view.dispatch({ effects: setFaults.of(faults) }),
    setHeard: (line) => view.dispatch({ effects: setHeard.of(line) }),
    insert(action) {
      const { from, to } = view.state.selection.main;
      insertDirection(view, action, from, to);
      view.focus();
    },
    goTo,
    goToLine: (line) => goTo(view.state.doc.line(Math.min(line, view.state.doc.lines)).from),
    writeNextLine() {
      const { doc } = view.state;
      const isFree = doc.line(doc.lines).text.trim() === '';
      if (!isFree) view.dispatch({ changes: { from: doc.length, insert: '\n' }, userEvent: 'input' });
      goTo(view.state.doc.length);
    },
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  };
};
