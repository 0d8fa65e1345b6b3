import type { DiagnosticsSecond } from '../../session/live-session.ts';

/** The stages of the way from camera to picture, as the chart stacks them. */
export const LAYERS = [
  { key: 'captureMilliseconds', label: 'Capture', color: 'var(--chart-capture)' },
  { key: 'trackMilliseconds', label: 'Track', color: 'var(--chart-track)' },
  { key: 'drawMilliseconds', label: 'Draw', color: 'var(--chart-draw)' },
  { key: 'outputMilliseconds', label: 'Output', color: 'var(--chart-output)' },
] as const satisfies readonly {
  readonly key: keyof DiagnosticsSecond;
  readonly label: string;
  readonly color: string;
}[];

/** Each has whole, round thirds, because three lines divide the chart. */
const CEILINGS = [60, 120, 240, 480, 900, 1500, 3000];

export const totalMilliseconds = (second: DiagnosticsSecond): number =>
  LAYERS.reduce((sum, layer) => sum + second[layer.key], 0);

/** The round number at the top of the chart: the first that every second fits under. */
export const ceilingOf = (seconds: readonly DiagnosticsSecond[]): number => {
  const highest = Math.max(0, ...seconds.map(totalMilliseconds));
  return CEILINGS.find((ceiling) => highest <= ceiling) ?? Math.ceil(highest / 3000) * 3000;
};

/**
 * One closed area for each layer, on a square of 100 × 100 with time to the right: the newest second touches the
 * right edge, and a session younger than `span` seconds leaves the left side empty.
 */
export const stackedAreas = (
  seconds: readonly DiagnosticsSecond[],
  ceiling: number,
  span: number,
): readonly string[] => {
  if (seconds.length < 2) return LAYERS.map(() => '');
  const x = (index: number) => 100 - ((seconds.length - 1 - index) * 100) / (span - 1);
  const y = (milliseconds: number) => 100 - Math.min(100, (milliseconds / ceiling) * 100);
  let floor = seconds.map(() => 0);
  return LAYERS.map((layer) => {
    const roof = seconds.map((second, index) => (floor[index] ?? 0) + second[layer.key]);
    const up = roof.map((value, index) => `${x(index).toFixed(2)} ${y(value).toFixed(2)}`);
    const down = floor.map((value, index) => `${x(index).toFixed(2)} ${y(value).toFixed(2)}`).reverse();
    floor = roof;
    return `M${up.join('L')}L${down.join('L')}Z`;
  });
};
