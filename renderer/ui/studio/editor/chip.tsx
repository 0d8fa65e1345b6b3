import { type EditorView, WidgetType } from '@codemirror/view';
import { createRoot, type Root } from 'react-dom/client';
import type { Direction } from '../../../core/script/script.ts';
import { directionWords } from '../../words/acting-words.ts';
import { ACTION_ICONS } from '../action-icons.ts';

const roots = new WeakMap<HTMLElement, Root>();

/** A direction as a chip. The text below stays what it is: copied, undone and searched as `[smile]`. */
export class Chip extends WidgetType {
  readonly words: string;
  readonly direction: Pick<Direction, 'action' | 'amount' | 'seconds'>;
  constructor(direction: Pick<Direction, 'action' | 'amount' | 'seconds'>) {
    super();
    this.direction = direction;
    this.words = directionWords(direction);
  }
  override eq(other: Chip): boolean {
    return other.words === this.words;
  }
  override toDOM(view: EditorView): HTMLElement {
    const Icon = ACTION_ICONS[this.direction.action];
    const chip = document.createElement('span');
    chip.className = 'cm-chip';
    chip.draggable = true;
    const root = createRoot(chip);
    roots.set(chip, root);
    root.render(
      <>
        <Icon size={14} strokeWidth={1.75} aria-hidden />
        {this.words}
      </>,
    );
    chip.addEventListener('click', () => {
      const from = view.posAtDOM(chip);
      const { to } = rangeAt(view, from);
      view.dispatch({ selection: { anchor: from, head: to } });
    });
    return chip;
  }
  override destroy(dom: HTMLElement): void {
    // Not within React's own rendering, which may be what takes the editor away.
    queueMicrotask(() => roots.get(dom)?.unmount());
  }
  override ignoreEvent(event: Event): boolean {
    return event.type === 'click';
  }
}

/** The bracket that begins here. */
const rangeAt = (view: EditorView, from: number): { readonly to: number } => {
  const line = view.state.doc.lineAt(from);
  const end = line.text.indexOf(']', from - line.from);
  return { to: end < 0 ? line.to : line.from + end + 1 };
};
