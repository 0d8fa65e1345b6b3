import { UserRound } from 'lucide-react';
import type { Backdrop } from '../../core/settings.ts';
import css from './avatar-picture.module.css';

/** An avatar's thumbnail, or a plain bust where it has none. */
export const AvatarPicture = (props: {
  readonly picture: string | undefined;
  readonly className?: string | undefined;
  readonly scene?: Backdrop | undefined;
}) => (
  <span className={`${css.picture} ${props.className ?? css.round}`} data-backdrop={props.scene}>
    {props.picture ? (
      <img src={props.picture} alt="" />
    ) : (
      <UserRound size={props.className ? 48 : 16} strokeWidth={1.75} aria-hidden />
    )}
  </span>
);
