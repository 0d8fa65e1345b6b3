import type { Voice } from '../../../renderer/core/speech/speech.ts';

/**
 * Languages that are really spoken as such: each was heard to differ from an English reading of the same letters
 * (`tests/native-models/speech/espeak.test.ts`). The key is espeak-ng's own name for the voice.
 */
export const ESPEAK_LANGUAGES: Readonly<Record<string, readonly [language: string, name: string]>> = {
  'en-US': ['en-US', 'American English'],
  en: ['en-GB', 'British English'],
  es: ['es-ES', 'Spanish'],
  'es-419': ['es-419', 'Latin American Spanish'],
  fr: ['fr-FR', 'French'],
  de: ['de-DE', 'German'],
  it: ['it-IT', 'Italian'],
  pt: ['pt-PT', 'Portuguese'],
  'pt-BR': ['pt-BR', 'Brazilian Portuguese'],
  ca: ['ca-ES', 'Catalan'],
  ro: ['ro-RO', 'Romanian'],
  nl: ['nl-NL', 'Dutch'],
  sv: ['sv-SE', 'Swedish'],
  nb: ['nb-NO', 'Norwegian'],
  da: ['da-DK', 'Danish'],
  fi: ['fi-FI', 'Finnish'],
  hu: ['hu-HU', 'Hungarian'],
  pl: ['pl-PL', 'Polish'],
  cs: ['cs-CZ', 'Czech'],
  sk: ['sk-SK', 'Slovak'],
  hr: ['hr-HR', 'Croatian'],
  bg: ['bg-BG', 'Bulgarian'],
  ru: ['ru-RU', 'Russian'],
  uk: ['uk-UA', 'Ukrainian'],
  el: ['el-GR', 'Greek'],
  tr: ['tr-TR', 'Turkish'],
  ar: ['ar', 'Arabic'],
  fa: ['fa-IR', 'Persian'],
  hi: ['hi-IN', 'Hindi'],
  id: ['id-ID', 'Indonesian'],
  vi: ['vi-VN', 'Vietnamese'],
  cmn: ['zh-CN', 'Mandarin'],
  ja: ['ja-JP', 'Japanese'],
  ko: ['ko-KR', 'Korean'],
};

/** espeak-ng's variants of every voice; its own has none. */
const SPEAKERS = [
  ['', 'a man'],
  ['+f2', 'a woman'],
] as const;

export const listEspeakVoices = (engine: 'espeak-ng' | 'system-espeak-ng'): Voice[] =>
  Object.entries(ESPEAK_LANGUAGES).flatMap(([id, [language, name]]) =>
    SPEAKERS.map(([variant, speaker]) => ({
      id: `${engine}/${id}${variant}`,
      engine,
      name: variant === '' ? name : `${name}, ${speaker}`,
      description: `A robot, ${speaker}, ${name}`,
      languages: [language],
      licence: 'GPL-3.0-or-later',
      ownProcess: true,
    })),
  );
