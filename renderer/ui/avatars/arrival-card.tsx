import { FileWarning, type LucideIcon, ScanFace } from 'lucide-react';
import type { Arrival, ArrivalKind } from '../../state/avatars-store.ts';
import { Button } from '../controls/button.tsx';
import { Spinner } from '../controls/spinner.tsx';
import { fileName } from '../words/choices.ts';
import css from './arrival-card.module.css';
import card from './avatar-card.module.css';

interface ArrivalWords {
  /** Of what went wrong. */
  readonly icon: LucideIcon;
  readonly busy: string;
  readonly doing: string;
  readonly failed: string;
}

const FACE: ArrivalWords = {
  icon: ScanFace,
  busy: 'Looking… The photo is not kept.',
  doing: 'Making',
  failed: 'Not made',
};
const WORDS: Readonly<Record<ArrivalKind, ArrivalWords>> = {
  file: { icon: FileWarning, busy: 'Looking through the file', doing: 'Adding', failed: 'Not added' },
  photo: FACE,
  camera: FACE,
};

/** Somebody on the way into the gallery: being looked at, or refused, with the reason and a way on. */
export const ArrivalCard = (props: { readonly arrival: Arrival; onTryAgain(): void; onDismiss(): void }) => {
  const { path, kind, problem } = props.arrival;
  const name = kind === 'camera' ? 'You' : fileName(path);
  const { icon: Icon, busy, doing, failed } = WORDS[kind];
  return (
    <li className={card.card}>
      <div className={`${card.picture} ${css.picture}`} role={problem ? 'alert' : 'status'}>
        {problem ? (
          <>
            <Icon size={24} strokeWidth={1.75} aria-hidden />
            <p className={css.words} title={`${problem.message} ${problem.cure}`}>
              {problem.message} {problem.cure}
            </p>
            <div className={css.buttons}>
              <Button size="small" onClick={props.onTryAgain}>
                Try again
              </Button>
              <Button look="quiet" size="small" onClick={props.onDismiss}>
                Dismiss
              </Button>
            </div>
          </>
        ) : (
          <>
            <Spinner size={24} />
            <p className={css.words}>{busy}</p>
          </>
        )}
      </div>
      <span className={card.name}>
        <span className={card.words}>{name}</span>
      </span>
      <span className={card.note}>{problem ? failed : doing}</span>
    </li>
  );
};
