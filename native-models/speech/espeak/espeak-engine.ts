import { MasqueError } from '../../../renderer/core/errors.ts';
import type { RenderedPhone, Rendering, SpeechEngine, Utterance } from '../engine.ts';
import { barePhone } from '../ipa.ts';
import type { SourceWord } from '../source-words.ts';
import { espeakPhones } from './espeak-mnemonics.ts';
import { type Espeak, type EspeakEvent, loadEspeak } from './espeak-pack.ts';

const WORDS_PER_MINUTE = 175;
const OWN_PITCH = 50;
const OCTAVE = 50;
/** What espeak-ng marks a change of language with, such as `(en)`. */
const LANGUAGE = /^\(.*\)$/;

interface Laid {
  readonly text: string;
  /** For each word, the character of the text that it begins at, from 0. */
  readonly starts: readonly number[];
  readonly notices: readonly string[];
  /** How many phones were asked for, of words with given ones. */
  readonly asked: ReadonlyMap<number, number>;
}

/** The words as one text. Characters are counted as espeak-ng counts them: an emoji is one. */
const layText = (words: readonly SourceWord[], voice: string): Laid => {
  const starts: number[] = [];
  const notices: string[] = [];
  const asked = new Map<number, number>();
  let text = '';
  let length = 0;
  for (const [word, { spoken, phones }] of words.entries()) {
    starts.push(length);
    // Double brackets are espeak-ng's own; a zero would end the text.
    let piece = spoken.replaceAll('[[', '[').replaceAll('\0', '');
    if (phones !== undefined) {
      const { text: names, count, unknown } = espeakPhones(phones);
      if (unknown.length > 0)
        notices.push(`${voice} has no phone ${unknown.join(' ')}: it was left out of “${spoken}”.`);
      if (count > 0) {
        piece = `${names}${/[,.;:!?]$/u.exec(spoken)?.[0] ?? ''}`;
        asked.set(word, count);
      }
    }
    text += `${piece} `;
    length += [...piece].length + 1;
  }
  return { text, starts, notices, asked };
};

const stressOf = (id: string): number => (id.includes('ˈ') ? 1 : id.includes('ˌ') ? 0.5 : 0);

const readEvents = (
  events: readonly EspeakEvent[],
  { starts }: Laid,
  durationSeconds: number,
): RenderedPhone[] => {
  const phones: RenderedPhone[] = [];
  const timed = events.filter(({ type }) => type === 'phoneme' || type === 'word' || type === 'end');
  let word: number | undefined;
  for (const [index, { type, id, text_position, audio_position }] of timed.entries()) {
    if (type === 'word') word = Math.max(0, starts.filter((start) => start < text_position).length - 1);
    if (type !== 'phoneme' || (typeof id === 'string' && LANGUAGE.test(id))) continue;
    const startSeconds = Math.min(audio_position / 1000, durationSeconds);
    const next = timed[index + 1]?.audio_position;
    const endSeconds = next === undefined ? durationSeconds : Math.min(next / 1000, durationSeconds);
    const phone = barePhone(String(id ?? '')) || 'sil';
    if (endSeconds <= startSeconds) continue;
    phones.push({
      phone,
      startSeconds,
      endSeconds,
      stress: stressOf(String(id)),
      ...(phone === 'sil' || word === undefined ? {} : { word }),
    });
  }
  return phones;
};

/** Notes what came out otherwise than it was asked for: the voice's language may lack a phone that espeak-ng has. */
const checkGiven = (utterance: Utterance, { asked }: Laid, phones: readonly RenderedPhone[]): string[] =>
  [...asked].flatMap(([word, count]) =>
    phones.filter((phone) => phone.word === word).length < count
      ? [`${utterance.voice.id} lacks some of the phones given for “${utterance.words[word]?.spoken}”.`]
      : [],
  );

const speechOf = (espeak: Espeak, utterance: Utterance): Rendering => {
  const { voice, words, style } = utterance;
  const name = voice.id.slice(voice.id.indexOf('/') + 1);
  if (espeak.set_voice(name) !== 0)
    throw new MasqueError('missing-part', `The language pack lacks ${name}.`, 'Choose another voice.');
  espeak.set_rate(Math.round(WORDS_PER_MINUTE * style.speed));
  espeak.set_pitch(Math.round(Math.min(99, Math.max(0, OWN_PITCH + OCTAVE * Math.log2(style.pitch)))));
  const laid = layText(words, voice.id);
  const pieces: Int16Array[] = [];
  const events: EspeakEvent[] = [];
  espeak.synthesize(laid.text, (piece, more) => {
    if (piece !== null) pieces.push(piece);
    if (more !== null) events.push(...more);
    return false;
  });
  const samplesPerSecond = espeak.get_samplerate();
  const samples = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces)
    for (const sample of piece) {
      samples[at] = sample / 32768;
      at += 1;
    }
  const phones = readEvents(events, laid, samples.length / samplesPerSecond);
  const notices = [...laid.notices, ...checkGiven(utterance, laid, phones)];
  if (name.startsWith('ja') && words.some(({ spoken }) => /\p{Script=Han}/u.test(spoken)))
    notices.push(`${voice.id} cannot read kanji: write them in kana.`);
  return { samplesPerSecond, samples, phones, styled: ['speed', 'pitch'], notices };
};

/** espeak-ng, from the pack's file. */
export const createEspeakEngine = (file: string): SpeechEngine => {
  let loaded: Promise<Espeak> | undefined;
  return {
    async render(utterance) {
      loaded ??= loadEspeak(file);
      return speechOf(await loaded, utterance);
    },
  };
};
