import { Toolbar } from '@base-ui/react/toolbar';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Hint } from '../controls/hint.tsx';
import css from './dock.module.css';

export interface ToolProps {
  readonly icon: LucideIcon;
  readonly label: ReactNode;
  /** What a press does. With the label it is the name that a screen reader says. */
  readonly does: string;
  readonly shortcut: string;
  readonly pressed?: boolean;
  readonly struck?: boolean;
  readonly disabled?: boolean;
  /** Red: `record` its icon alone, `recording` all of it. */
  readonly look?: 'record' | 'recording';
  readonly beside?: ReactNode;
  onPress(): void;
}

export const Tool = ({
  icon: Icon,
  label,
  does,
  shortcut,
  pressed,
  struck,
  disabled,
  look,
  beside,
  onPress,
}: ToolProps) => (
  <Hint words={does} shortcut={shortcut}>
    <Toolbar.Button
      className={css.tool}
      disabled={disabled}
      data-struck={struck || undefined}
      data-look={look}
      aria-label={typeof label === 'string' ? `${label}: ${does}` : undefined}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <span className={css.microphone}>
        <Icon size={20} strokeWidth={1.75} aria-hidden />
        {beside}
      </span>
      {label}
      {typeof label !== 'string' && <span className="unseen">{does}</span>}
    </Toolbar.Button>
  </Hint>
);
