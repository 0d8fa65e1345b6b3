import { Brush, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useParts, useSettings, useStatus } from '../app-context.tsx';
import css from './turn-figure.module.css';

const DEGREE = Math.PI / 180;
/** So far one looks up or down at a figure, degrees. */
const MOST_PITCH = 30;
const KEY_STEP = 10;
/** A drag across the whole stage turns it once around. */
const DEGREES_ACROSS = 360;

interface Turn {
  /** Degrees as one sees it: to the right, −180..180, and upwards. */
  readonly yaw: number;
  readonly pitch: number;
}
const FRONT: Turn = { yaw: 0, pitch: 0 };

const around = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
const within = ({ yaw, pitch }: Turn): Turn => ({
  yaw: around(yaw),
  pitch: Math.max(-MOST_PITCH, Math.min(MOST_PITCH, pitch)),
});

const turnWords = ({ yaw }: Turn): string => {
  const degrees = Math.round(Math.abs(yaw));
  if (degrees === 0) return 'From the front';
  if (degrees === 180) return 'From behind';
  return `${degrees} degrees to the ${yaw > 0 ? 'right' : 'left'}`;
};

/** A figure that is there within this needs no words, milliseconds. */
const QUIETLY_MILLISECONDS = 500;

/** True while the stage still shows the figure of before, once that is worth a word. */
const useShaping = (): boolean => {
  const sculpting = useStatus((status) => status.sculpting);
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!sculpting) return;
    const timer = window.setTimeout(() => setLong(true), QUIETLY_MILLISECONDS);
    return () => {
      window.clearTimeout(timer);
      setLong(false);
    };
  }, [sculpting]);
  return sculpting && long;
};

const KEYS: Readonly<Record<string, Turn>> = {
  ArrowRight: { yaw: KEY_STEP, pitch: 0 },
  ArrowLeft: { yaw: -KEY_STEP, pitch: 0 },
  ArrowUp: { yaw: 0, pitch: KEY_STEP },
  ArrowDown: { yaw: 0, pitch: -KEY_STEP },
};

/** Lies over the whole stage: dragged, or with arrows, it turns the figure; a double-click or Home turns it back. */
export const TurnFigure = () => {
  const { session } = useParts();
  const mirror = useSettings((settings) => settings.mirror);
  const onAir = useStatus((status) => status.onAir.kind !== 'off');
  const shaping = useShaping();
  const [turn, setTurn] = useState(FRONT);
  const held = useRef<{ readonly x: number; readonly y: number; readonly from: Turn } | null>(null);

  const show = (next: Turn) => {
    const turned = within(next);
    setTurn(turned);
    // In a mirror image, what goes right by the hand goes left by the figure.
    session.turnFigure((mirror ? -turned.yaw : turned.yaw) * DEGREE, turned.pitch * DEGREE);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!held.current) return;
    const { x, y, from } = held.current;
    const scale = DEGREES_ACROSS / event.currentTarget.clientWidth;
    show({ yaw: from.yaw + (event.clientX - x) * scale, pitch: from.pitch - (event.clientY - y) * scale });
  };
  const key = (event: KeyboardEvent) => {
    const step = KEYS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) show({ yaw: turn.yaw + step.yaw, pitch: turn.pitch + step.pitch });
    else if (event.key === 'Home') show(FRONT);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={css.turn}
      role="slider"
      tabIndex={0}
      aria-label="Turn the figure"
      aria-valuemin={-180}
      aria-valuemax={180}
      aria-valuenow={Math.round(turn.yaw)}
      aria-valuetext={turnWords(turn)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { x: event.clientX, y: event.clientY, from: turn };
      }}
      onPointerMove={move}
      onLostPointerCapture={() => {
        held.current = null;
      }}
      onDoubleClick={() => show(FRONT)}
      onKeyDown={key}
    >
      <span className={css.tag} data-aside={onAir || undefined} aria-hidden>
        {shaping ? <Brush size={16} strokeWidth={1.75} /> : <RotateCcw size={16} strokeWidth={1.75} />}
        {shaping ? 'Shaping…' : 'Drag to turn'}
      </span>
    </div>
  );
};
