import { type ReactNode, useId } from 'react';
import css from './group.module.css';

/** A titled part of a panel or a page. */
export const Group = (props: {
  readonly title: string;
  readonly tight?: boolean;
  /** What is chosen now, at the heading's end. */
  readonly now?: string;
  /** A control for the whole group, at the heading's end. */
  readonly control?: ReactNode;
  readonly children: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={props.tight ? `${css.group} ${css.tight}` : css.group} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id} className={css.heading}>
          {props.title}
        </h2>
        {props.now && <span className={css.now}>{props.now}</span>}
        {props.control}
      </div>
      {props.children}
    </section>
  );
};
