import { useMemo } from 'react';
import { encode } from 'uqr';
import css from './qr-code.module.css';

/** ISO/IEC 18004 asks for four squares of quiet about it. */
const QUIET_SQUARES = 4;

/** An address as a picture for a phone's camera: dark on white in either theme, as readers expect it. */
export const QrCode = (props: { readonly text: string; readonly label: string }) => {
  const { path, size } = useMemo(() => {
    const { data } = encode(props.text, { ecc: 'M', border: QUIET_SQUARES });
    const squares = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { path: squares.join(''), size: data.length };
  }, [props.text]);
  return (
    <svg
      className={css.code}
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
};
