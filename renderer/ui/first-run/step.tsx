import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../controls/button.tsx';
import css from './first-run.module.css';

export interface StepProps {
  readonly number: number;
  readonly state: 'done' | 'now' | 'later';
  readonly title: string;
  readonly note: string;
  /** Goes back to a step that is done. */
  onChange?: (() => void) | undefined;
  readonly children: ReactNode;
}

export const Step = ({ number, state, title, note, onChange, children }: StepProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The reader follows to the step that opened; the first one is where it starts anyway.
    if (state === 'now' && number > 1) heading.current?.focus();
  }, [state, number]);
  return (
    <li className={css.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <div className={css.head}>
        <span className={css.number}>
          {state === 'done' ? <Check size={20} strokeWidth={1.75} aria-label="Done" /> : number}
        </span>
        <div className={css.words}>
          <h2 ref={heading} className={css.name} tabIndex={-1}>
            {title}
          </h2>
          <p className={css.note}>{note}</p>
        </div>
        {state === 'done' && onChange && (
          <Button look="quiet" size="small" aria-label={`Change ${title.toLowerCase()}`} onClick={onChange}>
            Change
          </Button>
        )}
      </div>
      {state === 'now' && <div className={css.body}>{children}</div>}
    </li>
  );
};
