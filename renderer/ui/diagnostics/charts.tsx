import type { Diagnostics } from '../../session/live-session.ts';
import { ceilingOf, LAYERS, stackedAreas } from './chart-shapes.ts';
import css from './drawer.module.css';
import { SHAPE_FAMILIES, strongestShapes } from './shape-families.ts';

/** What the charts show, seconds. */
export const SPAN_SECONDS = 30;

const TimeAxis = (props: { readonly scaled?: boolean }) => (
  <div className={css.axis} data-scaled={props.scaled || undefined} aria-hidden="true">
    <span>{SPAN_SECONDS} s ago</span>
    <span>now</span>
  </div>
);

export const LatencyChart = (props: {
  readonly seconds: Diagnostics['seconds'];
  readonly latency: number;
}) => {
  const { seconds, latency } = props;
  const ceiling = ceilingOf(seconds);
  const areas = stackedAreas(seconds, ceiling, SPAN_SECONDS);
  const now = seconds.at(-1);
  return (
    <section className={css.chart} aria-label="From camera to picture">
      <h3 className={css.figure}>
        <strong>{Math.round(latency)} ms</strong> from camera to picture
      </h3>
      <div className={css.plot} aria-hidden="true">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {[0, 100 / 3, 200 / 3, 100].map((y) => (
            <path key={y} d={`M0 ${y}H100`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
          ))}
          {LAYERS.map((layer, index) => (
            <path key={layer.key} d={areas[index]} fill={layer.color} />
          ))}
        </svg>
        <div className={css.scale}>
          {[1, 2 / 3, 1 / 3, 0].map((share) => (
            <span key={share}>{Math.round(ceiling * share)}</span>
          ))}
        </div>
      </div>
      <TimeAxis scaled />
      <p className={css.foot}>
        {LAYERS.filter((layer) => seconds.some((second) => second[layer.key] > 0)).map((layer) => (
          <span key={layer.key}>
            <i className={css.swatch} style={{ background: layer.color }} />
            {layer.label} {now ? Math.round(now[layer.key]) : 0}
          </span>
        ))}
      </p>
    </section>
  );
};

export const ShapesChart = (props: { readonly weights: Float32Array }) => {
  const strongest = strongestShapes(props.weights, 3);
  return (
    <section className={css.chart} aria-label="Face shapes">
      <h3 className={css.figure}>
        <strong>{props.weights.length}</strong> face shapes, live
      </h3>
      <div className={css.plot} aria-hidden="true">
        <div className={css.bars}>
          {SHAPE_FAMILIES.map((family) => (
            <div key={family.label} className={css.family} style={{ flexGrow: family.shapes.length }}>
              <div className={css.columns}>
                {family.shapes.map(({ name, index }) => {
                  const weight = props.weights[index] ?? 0;
                  return (
                    <span
                      key={name}
                      className={css.column}
                      data-lit={weight >= 0.08 || undefined}
                      title={name}
                    >
                      <i style={{ transform: `scaleY(${Math.max(0.03, weight).toFixed(3)})` }} />
                    </span>
                  );
                })}
              </div>
              {family.label}
            </div>
          ))}
        </div>
      </div>
      <p className={css.foot}>
        {strongest.length === 0
          ? 'Strongest: none, the face is at rest'
          : `Strongest: ${strongest.map(({ name, weight }) => `${name} ${weight.toFixed(2)}`).join(', ')}`}
      </p>
    </section>
  );
};

export const DropsChart = (props: { readonly diagnostics: Diagnostics }) => {
  const { seconds, droppedTotal, framesTotal, secondsSinceLastDrop } = props.diagnostics;
  // Room above the tallest bar, so that it reads as a bar and not as a full scale.
  const highest = 1.3 * Math.max(3, ...seconds.map((second) => second.dropped));
  return (
    <section className={css.chart} aria-label="Dropped frames">
      <h3 className={css.figure}>
        <strong>{droppedTotal}</strong> dropped, {framesTotal} tracked
      </h3>
      <div className={css.plot} aria-hidden="true">
        <svg viewBox={`0 0 ${SPAN_SECONDS} 100`} preserveAspectRatio="none" aria-hidden="true">
          {seconds.map((second, index) => {
            const height = second.dropped === 0 ? 1.5 : (second.dropped / highest) * 100;
            return (
              <rect
                key={index}
                x={SPAN_SECONDS - seconds.length + index + 0.15}
                y={100 - height}
                width={0.7}
                height={height}
                fill={second.dropped === 0 ? 'var(--surface-4)' : 'var(--warn-text)'}
              />
            );
          })}
        </svg>
      </div>
      <TimeAxis />
      <p className={css.foot}>
        {secondsSinceLastDrop === null ? 'None so far' : `Last one ${Math.round(secondsSinceLastDrop)} s ago`}
      </p>
    </section>
  );
};
