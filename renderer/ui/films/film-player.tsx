import { X } from 'lucide-react';
import { Button } from '../controls/button.tsx';
import css from './film-player.module.css';

/** A finished film, where the stage was. */
export const FilmPlayer = (props: {
  readonly film: { readonly name: string; readonly address: string };
  readonly onClose: () => void;
}) => {
  const { name, address } = props.film;
  return (
    <div className={css.film}>
      {/* biome-ignore lint/a11y/useMediaCaption: what is said in it is the person's own, who stands beside it. */}
      <video key={address} src={address} controls autoPlay aria-label={name} />
      <Button className={css.close} size="small" icon aria-label="Back to the stage" onClick={props.onClose}>
        <X size={20} strokeWidth={1.75} aria-hidden />
      </Button>
    </div>
  );
};
