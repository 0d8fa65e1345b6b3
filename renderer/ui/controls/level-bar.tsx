import { useEffect, useRef } from 'react';
import css from './level-bar.module.css';

export interface LevelBarProps {
  /** Level now, 0..1. */
  readonly level: () => number;
  readonly cells: number;
  readonly look: 'bar' | 'steps';
}

/** The loudness, straight from the session to the page by animation frame: no store, no render. */
export const LevelBar = ({ level, cells, look }: LevelBarProps) => {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let request = 0;
    let lit = -1;
    const tick = () => {
      const next = Math.round(Math.min(1, Math.max(0, level())) * cells);
      if (next !== lit && bar.current) {
        lit = next;
        for (const [index, cell] of [...bar.current.children].entries()) {
          cell.toggleAttribute('data-lit', index < lit);
        }
      }
      request = requestAnimationFrame(tick);
    };
    tick();
    return () => cancelAnimationFrame(request);
  }, [level, cells]);
  return (
    <span ref={bar} className={look === 'bar' ? css.bar : css.steps} aria-hidden="true">
      {Array.from({ length: cells }, (_, index) => (
        <i key={index} className={css.cell} />
      ))}
    </span>
  );
};
