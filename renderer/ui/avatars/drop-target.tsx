import { Camera, FileUp } from 'lucide-react';
import { useAttempt, useAvatars, useParts } from '../app-context.tsx';
import { Spinner } from '../controls/spinner.tsx';
import css from './drop-target.module.css';
import { bringAvatar, makeLikeness } from './likeness-actions.ts';

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Where a file or a photo is dropped, and what asks for one when it is pressed. */
export const DropTarget = (props: { readonly over: boolean }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const choose = () =>
    attempt(async () => {
      const file = await parts.host.media.choose({ kind: 'avatar-or-picture' });
      if (file) await bringAvatar(parts, file.path);
    });
  return (
    <button type="button" className={css.target} data-over={props.over || undefined} onClick={choose}>
      <FileUp {...ICON} />
      <span>
        {props.over ? 'Drop it here' : 'Drop a file or photo'}
        <span className={css.note}>VRM, GLB, JPG, PNG</span>
      </span>
    </button>
  );
};

/** Makes whoever looks into the camera. */
export const CameraTarget = () => {
  const parts = useParts();
  const attempt = useAttempt();
  const looking = useAvatars(({ arrivals }) =>
    arrivals.some(({ kind, problem }) => kind === 'camera' && problem === null),
  );
  return (
    <button
      type="button"
      className={`${css.target} ${css.camera}`}
      aria-busy={looking || undefined}
      aria-disabled={looking || undefined}
      onClick={() => {
        if (!looking) attempt(() => makeLikeness(parts, null));
      }}
    >
      {looking ? <Spinner size={20} /> : <Camera {...ICON} />}
      <span>
        {looking ? 'Looking…' : 'From my camera'}
        <span className={css.note}>The photo is not kept</span>
      </span>
    </button>
  );
};
