import { Info } from 'lucide-react';
import { useState } from 'react';
import type { VirtualCameraRemedy } from '../../core/virtual-camera.ts';
import { type Problem, problemOf } from '../../state/problem.ts';
import { useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { CommandBox } from './command-box.tsx';
import css from './output-page.module.css';

/** What would bring a camera, or more apps to it. Quiet: nothing is broken. */
export const RemedyCard = ({ remedy }: { readonly remedy: VirtualCameraRemedy }) => {
  const { session } = useParts();
  const [adding, setAdding] = useState(false);
  const [failure, setFailure] = useState<Problem | null>(null);
  const add = async () => {
    setAdding(true);
    setFailure(null);
    try {
      await session.addVirtualCamera();
    } catch (cause) {
      setFailure(problemOf(cause));
    }
    setAdding(false);
  };
  return (
    <div className={css.remedy}>
      <p className={css.message}>
        <Info size={16} strokeWidth={1.75} aria-hidden />
        <span>
          {remedy.message} <span className={css.cure}>{remedy.cure}</span>
        </span>
      </p>
      {remedy.canAdd && (
        <Button size="small" busy={adding} onClick={add}>
          {adding ? 'Adding' : 'Add…'}
        </Button>
      )}
      <p className={css.failure} role="alert">
        {failure && `${failure.message} ${failure.cure}`}
      </p>
      {remedy.command && <CommandBox command={remedy.command} optional={remedy.canAdd} />}
    </div>
  );
};
