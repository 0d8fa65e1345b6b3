import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { ACTIONS, type Action } from '../../../core/script/script.ts';
import { ACTION_WORDS, directionText } from '../../words/acting-words.ts';

/** A slash at the start of a word, or a bracket, and what has been typed of the direction. */
const ASKED = /(?:(?<=^|\s)\/|\[)[\p{L} -]*$/u;

/** Puts a direction where the text between `from` and `to` was, with a space to each side where there is none. */
export const insertDirection = (view: EditorView, action: Action, from: number, to: number): void => {
  const { state } = view;
  const closes = state.sliceDoc(to, to + 1) === ']' && state.sliceDoc(from, from + 1) === '[';
  const end = closes ? to + 1 : to;
  const before = state.sliceDoc(Math.max(0, from - 1), from);
  const after = state.sliceDoc(end, end + 1);
  const lead = from === 0 || /\s/.test(before) ? '' : ' ';
  const trail = /^\s$/.test(after) && after !== '\n' ? '' : ' ';
  const insert = `${lead}${directionText(action)}${trail}`;
  view.dispatch({
    changes: { from, to: end, insert },
    selection: { anchor: from + insert.length + (trail === '' ? 1 : 0) },
    userEvent: 'input.complete',
    scrollIntoView: true,
  });
};

const OPTIONS: readonly Completion[] = ACTIONS.map((action) => ({
  label: ACTION_WORDS[action],
  apply: (view, _completion, from, to) => insertDirection(view, action, from, to),
}));

const complete = (context: CompletionContext): CompletionResult | null => {
  const asked = context.matchBefore(ASKED);
  if (asked === null) return null;
  const typed = asked.text.slice(1).toLowerCase();
  // Matched here, since what is replaced begins with the slash, which no option does.
  const options = OPTIONS.filter(({ label }) =>
    label
      .toLowerCase()
      .split(/[ -]/)
      .some((_word, index, words) => words.slice(index).join(' ').startsWith(typed)),
  );
  return {
    from: asked.from,
    options,
    filter: false,
    // At once with each letter: an Enter that comes quickly after it must find the list open.
    update: (_current, _from, _to, now) => complete(now),
  };
};

/** Directions behind a slash or a bracket. */
export const actingCompletion: Extension = autocompletion({
  override: [complete],
  icons: false,
  interactionDelay: 0,
  maxRenderedOptions: ACTIONS.length,
});
