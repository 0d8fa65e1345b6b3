import { type EditorState, StateField } from '@codemirror/state';
import { type ParsedScript, parseScript } from '../../../core/script/parse-script.ts';
import { isSpeakable, type ScriptLine } from '../../../core/script/script.ts';

/** The script as the text stands now: what chips, numbers and names follow. Faults are the session's, who knows all ids. */
export const scriptField = StateField.define<ParsedScript>({
  create: (state) => parseScript(state.doc.toString()),
  update: (parsed, transaction) =>
    transaction.docChanged ? parseScript(transaction.newDoc.toString()) : parsed,
});

export const spokenText = (line: ScriptLine): string =>
  line.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');

/** Lines of the script in the order of the text. */
export const linesIn = (state: EditorState): readonly ScriptLine[] =>
  state.field(scriptField).script.scenes.flatMap(({ lines }) => lines);

/** Lines that are said, in order: the timeline's lines are these. */
export const saidLines = (state: EditorState): readonly ScriptLine[] =>
  linesIn(state).filter((line) => isSpeakable(spokenText(line)));
