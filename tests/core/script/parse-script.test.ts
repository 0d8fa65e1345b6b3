import { describe, expect, it } from 'vitest';
import { type KnownIds, parseScript } from '../../../renderer/core/script/parse-script.ts';
import { ACTIONS, type ScriptLine } from '../../../renderer/core/script/script.ts';

const faultsOf = (text: string, known?: KnownIds) =>
  parseScript(text, known).faults.map(
    ({ place, message, expected }) => `${place.line}:${place.column} ${message} ${expected}`,
  );
const linesOf = (text: string): readonly ScriptLine[] => {
  const { script, faults } = parseScript(text);
  expect(faults).toEqual([]);
  return script.scenes.flatMap(({ lines }) => lines);
};
/** What is said, with directions in brackets and what is stressed in stars. */
const shown = ({ parts }: ScriptLine): string =>
  parts
    .map((part) =>
      part.kind === 'direction' ? `[${part.action}]` : part.emphasis ? `*${part.text}*` : part.text,
    )
    .join('');

describe('a script', () => {
  it('has a title, a cast and scenes with their heads', () => {
    const { script, faults } = parseScript(
      [
        '# Welcome',
        '@Mira: avatar=mira voice=flite/slt speed=1.1',
        '@Dr. Kit: avatar=kit pitch=0.9',
        '',
        '## One',
        'Background: gradient #334455 #112233',
        'framing: close',
        'light: evening',
        'Mira: Hello.',
        '## Two',
        'background: backdrop sage',
        'avatar: noor',
        'Dr. Kit: Hi.',
      ].join('\r\n'),
    );
    expect(faults).toEqual([]);
    expect(script.title).toBe('Welcome');
    expect(script.cast).toEqual({
      Mira: { avatar: 'mira', voice: 'flite/slt', style: { speed: 1.1 } },
      'Dr. Kit': { avatar: 'kit', style: { pitch: 0.9 } },
    });
    expect(script.scenes).toMatchObject([
      {
        title: 'One',
        scene: {
          background: { kind: 'gradient', from: '#334455', to: '#112233' },
          framing: 'close',
          light: 'evening',
        },
        lines: [{ speaker: 'Mira', place: { line: 9, column: 1 } }],
      },
      { title: 'Two', avatar: 'noor', backdrop: 'sage', lines: [{ speaker: 'Dr. Kit' }] },
    ]);
  });

  it('is said line by line, each by who was named last', () => {
    const lines = linesOf(
      'Plain words.\nMira: Hello.\nStill me.\n\n**Kit:** Hi.\n- A point.\n2. Another.\n> Quoted.',
    );
    expect(
      lines.map(({ speaker, parts }) => [
        speaker,
        parts.map((part) => part.kind === 'text' && part.text.trim()).join(''),
      ]),
    ).toEqual([
      [null, 'Plain words.'],
      ['Mira', 'Hello.'],
      ['Mira', 'Still me.'],
      ['Kit', 'Hi.'],
      ['Kit', 'A point.'],
      ['Kit', 'Another.'],
      ['Kit', 'Quoted.'],
    ]);
  });

  it('tells places in the text, over comments and whichever line ends', () => {
    const text = 'One.<!-- two\nlines -->\r\nMira: [smile 0.4 3s] Hello.';
    const { script } = parseScript(text);
    const direction = script.scenes[0]?.lines[1]?.parts.find((part) => part.kind === 'direction');
    expect(direction).toMatchObject({
      action: 'smile',
      amount: 0.4,
      seconds: 3,
      place: { line: 3, column: 7 },
    });
    expect(
      text.slice(direction?.place.offset, (direction?.place.offset ?? 0) + (direction?.length ?? 0)),
    ).toBe('[smile 0.4 3s]');
  });

  it('stresses, pronounces and leaves ordinary characters alone', () => {
    const [line] = linesOf(
      'It is *so*, **very**, _much_ 2 * 3 snake_case \\[sic\\] {tomato|t ə ˈm ɑː t oʊ}!',
    );
    expect(line && shown(line)).toBe('It is *so*, *very*, *much* 2 * 3 snake_case [sic] tomato!');
    expect(line?.parts.find((part) => part.kind === 'text' && part.phones)).toMatchObject({
      text: 'tomato',
      phones: ['t', 'ə', 'ˈm', 'ɑ', 't', 'oʊ'],
    });
  });

  it.each(ACTIONS)('knows [%s], in any case', (action) => {
    const [line] = linesOf(`[${action.toUpperCase()}] Hello.`);
    expect(line?.parts[0]).toMatchObject({ kind: 'direction', action });
  });

  it.each([
    ['[nodd] Hello.', '1:1 Unknown direction "nodd". perhaps nod;'],
    ['Hello [smile there.', '1:7 This [ is never closed.'],
    ['Hello there].', '1:12 This ] closes nothing.'],
    ['[smile 4] Hello.', '1:1 A strength of 4 is too much. a strength from 0 to 1'],
    ['[smile lots] Hello.', '1:1 "lots" is no number.'],
    ['[pause half] Hello.', '1:1 "half" is no number. seconds, such as 0.5'],
    ['[pause 0] Hello.', '1:1 A time of 0 s is out of range.'],
    ['[blink 3s] Hello.', '1:1 "blink" has no length.'],
    ['[] Hello.', '1:1 Empty brackets.'],
    ['See [here](http://x.org).', '1:5 An address cannot be spoken.'],
    ['It is *so good.', '1:7 This * is never closed.'],
    ['{tomato|t qq} it.', '1:11 Unknown phone "qq".'],
    ['{tomato} it.', '1:1 "tomato" is no pronunciation.'],
    ['{tomato it.', '1:1 This { is never closed.'],
    ['framming: close\nHello.', '1:1 Unknown setting "framming". perhaps framing;'],
    ['side: lft\nHello.', '1:7 "lft" is no side. left, middle, right, or a number'],
    [
      'background: gradiant #334455 #112233\nHello.',
      '1:13 Unknown background "gradiant #334455 #112233". perhaps gradient;',
    ],
    ['light: evning\nHello.', '1:8 Unknown light "evning". perhaps evening;'],
    ['speed: fast\nHello.', '1:8 "fast" is no speed. a number from 0.5 to 2'],
    ['side: 3\nHello.', '1:7 "3" is no side. left, middle, right, or a number from -1 to 1'],
    ['background: #12\nHello.', '1:13 Unknown background "#12".'],
    ['background: gradient red blue\nHello.', '1:13 "gradient red blue" is no gradient.'],
    ['Hello.\nlight: evening', '2:1 "light" comes too late.'],
    ['@Mira avatar=mira', '1:1 Nobody is named here.'],
    ['@Mira: avater=mira\nMira: Hi.', '1:8 "avater=mira" is no setting. perhaps avatar;'],
    ['@Mira: avatar=mira\nMirra: Hi.', '2:1 "Mirra" is not in the cast. perhaps Mira;'],
    ['# One\n# Two\nHi.', '2:1 A script has one title.'],
    ['### Three\nHi.', '1:1 There are no headings such as ###.'],
    ['Hi. <!-- never', '1:5 This <!-- is never closed.'],
    ['...', '1:1 Nothing of "..." can be spoken.'],
  ])('says what is wrong with %j', (text, said) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.slice(0, said.length)).toBe(said);
  });

  it('checks the ids that it is given', () => {
    const known = { avatars: ['mira', 'kit'], voices: ['flite/slt'] };
    expect(faultsOf('avatar: mirra\nvoice: flite/slt\nHi.', known)).toEqual([
      '1:9 Unknown avatar "mirra". perhaps mira; one of mira, kit',
    ]);
  });

  it('says the words around a fault all the same', () => {
    const { script } = parseScript('One [nodd] two [smile three.');
    expect(script.scenes[0]?.lines[0] && shown(script.scenes[0].lines[0])).toBe('One  two smile three.');
  });

  it.each([
    '',
    '\n\n',
    '[',
    '{|}',
    '\\',
    '@',
    '#',
    '##',
    'constructor: x',
    '@__proto__: avatar=a\n__proto__: Hi.',
    '\uFEFF# T\nHi.',
    '名前：こんにちは。',
    '[smile]'.repeat(2000),
    '*'.repeat(20_000),
    '{a|'.repeat(5000),
    '<!--'.repeat(5000),
    `A${' b'.repeat(50_000)}`,
  ])('makes something of %#', (text) => {
    const { script, faults } = parseScript(text);
    expect(Array.isArray(script.scenes)).toBe(true);
    expect(Math.max(0, ...faults.map(({ place }) => place.offset))).toBeLessThanOrEqual(text.length);
  });
});
