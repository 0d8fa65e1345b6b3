import { Switch as Base } from '@base-ui/react/switch';
import css from './switch.module.css';

export interface SwitchProps {
  readonly on: boolean;
  readonly disabled?: boolean;
  /** The name, where no label stands around it. */
  readonly 'aria-label'?: string;
  onChange(on: boolean): void;
}

export const Switch = ({ on, disabled = false, onChange, ...rest }: SwitchProps) => (
  <Base.Root
    {...rest}
    className={css.switch}
    checked={on}
    disabled={disabled}
    onCheckedChange={(checked) => onChange(checked)}
  >
    <Base.Thumb className={css.thumb} />
  </Base.Root>
);
