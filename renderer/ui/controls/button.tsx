import type { ButtonHTMLAttributes, Ref } from 'react';
import css from './button.module.css';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'normal' | 'outline' | 'quiet' | 'stop';
  readonly size?: 'small' | 'normal' | 'large';
  /** Holds an icon alone; give it an `aria-label`. */
  readonly icon?: boolean;
  /** Something is under way: it turns, keeps the focus, and does not answer. */
  readonly busy?: boolean;
  /** Deletes or resets something. */
  readonly danger?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = ({
  look = 'normal',
  size = 'normal',
  icon,
  busy,
  danger,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...rest}
    {...(busy && { 'aria-busy': true, 'aria-disabled': true })}
    onClick={busy ? undefined : onClick}
    className={[
      css.button,
      look !== 'normal' && css[look],
      size !== 'normal' && css[size],
      icon && css.icon,
      danger && css.danger,
      className,
    ]
      .filter(Boolean)
      .join(' ')}
  >
    {busy && <Spinner size={16} />}
    {children}
  </button>
);
