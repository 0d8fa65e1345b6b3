import { LoaderCircle } from 'lucide-react';
import css from './spinner.module.css';

/** Something is under way; the words beside it say what. It holds still where motion is unwelcome. */
export const Spinner = (props: { readonly size: number }) => (
  <LoaderCircle className={css.spinner} size={props.size} strokeWidth={1.75} aria-hidden />
);
