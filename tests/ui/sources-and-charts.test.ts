import { describe, expect, it } from 'vitest';
import { ARKIT_COUNT, ARKIT_INDEX, neutralWeights } from '../../renderer/core/signals/arkit.ts';
import { FROM_MIDDLE_WORDS, PERCENT_WORDS } from '../../renderer/ui/controls/typed-value.tsx';
import { ceilingOf, stackedAreas } from '../../renderer/ui/diagnostics/chart-shapes.ts';
import { SHAPE_FAMILIES, strongestShapes } from '../../renderer/ui/diagnostics/shape-families.ts';
import { CAMERA_WORDS, choiceValue, sourceRows } from '../../renderer/ui/settings/source-choices.ts';

describe('the list of cameras', () => {
  const devices = [{ id: 'a', label: 'Brio' }];

  it('offers the default, each device, the demo performer, a file, and none', () => {
    const { rows } = sourceRows(devices, { kind: 'default' }, CAMERA_WORDS, undefined);
    expect(rows.map((row) => row.label)).toEqual([
      'System default',
      'Brio',
      'Demo performer',
      'Phone or OBS…',
      'Video file or picture…',
      'No camera',
    ]);
  });

  it('keeps a chosen camera that is not plugged in, and a chosen file', () => {
    for (const chosen of [
      { kind: 'device', id: 'gone', label: 'Old camera' },
      { kind: 'file', path: '/videos/me.webm' },
    ] as const) {
      const { rows, choices } = sourceRows(devices, chosen, CAMERA_WORDS, undefined);
      expect(rows.map((row) => row.value)).toContain(choiceValue(chosen));
      expect(choices.get(choiceValue(chosen))).toEqual(chosen);
    }
  });
});

describe('a typed percentage', () => {
  it.each([
    ['62', 0.62],
    [' 7 % ', 0.07],
    ['250', 1],
    ['', null],
    ['-5', null],
    ['half', null],
  ])('%j is %j', (text, share) => {
    expect(PERCENT_WORDS.parse(text)).toBe(share);
  });
});

describe('a value from the middle', () => {
  it.each([
    ['-12', -0.12],
    ['−12', -0.12],
    ['+8', 0.08],
    ['8', 0.08],
    ['-0', 0],
    ['-250', -1],
    ['wide', null],
  ])('%j is %j', (text, value) => {
    expect(FROM_MIDDLE_WORDS.parse(text)).toBe(value);
  });

  it.each([
    [-0.12, '−12'],
    [0.081, '+8'],
    [-0.001, '0'],
  ])('%j is written %j', (value, text) => {
    expect(FROM_MIDDLE_WORDS.words(value)).toBe(text);
  });
});

describe('the diagnostics charts', () => {
  const second = (drawMilliseconds: number) => ({
    captureMilliseconds: 10,
    trackMilliseconds: 10,
    drawMilliseconds,
    outputMilliseconds: 0,
    dropped: 0,
    frames: 30,
  });

  it('scales to a round number that everything fits under', () => {
    expect(ceilingOf([])).toBe(60);
    expect(ceilingOf([second(20), second(81)])).toBe(120);
    expect(ceilingOf([second(9001)])).toBe(12_000);
  });

  it('puts the newest second at the right edge and stacks upward', () => {
    const areas = stackedAreas([second(20), second(20)], 100, 30);
    expect(areas[0]).toBe('M96.55 90.00L100.00 90.00L100.00 100.00L96.55 100.00Z');
    expect(areas[2]).toContain('M96.55 60.00');
    expect(stackedAreas([second(20)], 100, 30)).toEqual(['', '', '', '']);
  });

  it('shows each of the 52 shapes once', () => {
    const indices = SHAPE_FAMILIES.flatMap((family) => family.shapes.map((shape) => shape.index));
    expect(new Set(indices).size).toBe(ARKIT_COUNT);
    expect(indices).toHaveLength(ARKIT_COUNT);
  });

  it('names the strongest shapes, and none at rest', () => {
    const weights = neutralWeights();
    expect(strongestShapes(weights, 3)).toEqual([]);
    weights[ARKIT_INDEX.jawOpen] = 0.5;
    weights[ARKIT_INDEX.browInnerUp] = 0.25;
    expect(strongestShapes(weights, 1)).toEqual([{ name: 'jawOpen', weight: 0.5 }]);
  });
});
