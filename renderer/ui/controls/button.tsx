import type { ButtonHTMLAttributes, Ref } from 'react';
import css from './button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'normal' | 'outline' | 'quiet';
  readonly size?: 'small' | 'normal' | 'large';
  /** Holds an icon alone; give it an `aria-label`. */
  readonly icon?: boolean;
  /** Deletes or resets something. */
  readonly danger?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = ({
  look = 'normal',
  size = 'normal',
  icon,
  danger,
  className,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...rest}
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
  />
);
