import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as RECORD from '@met4citizen/headaudio/modules/parameters.mjs';
import { Processor, type ProcessorEvent } from '@met4citizen/headaudio/modules/processor.mjs';
import { ROOT } from '../../../build/setup/places.mjs';
import { VISEMES, type Viseme } from '../../../renderer/core/signals/visemes.ts';
import { processorSeconds, type Recogniser, secondsOf } from './recognisers.ts';

const MODEL = join(ROOT, 'node_modules/@met4citizen/headaudio/dist/model-en-mixed.bin');
/** Its numbers for the visemes: appendix A of its README. */
const ORDER: readonly Viseme[] = [
  ...(['aa', 'E', 'ih', 'oh', 'ou', 'PP', 'SS', 'TH', 'DD', 'FF', 'kk', 'nn', 'RR', 'CH', 'sil'] as const),
];
const SILENCE = ORDER.indexOf('sil');
/** What a browser hands to a worklet at a time. */
const QUANTUM = 128;
/** Its window: modules/parameters.mjs. */
const WINDOW_SECONDS = 512 / 16_000;

/** Its shipped model: a record for each prototype. */
const readModel = async (): Promise<object[]> => {
  // Copied: floats want an even place, which a buffer out of Node's pool may not have.
  const { buffer } = new Uint8Array(await readFile(MODEL));
  return Array.from({ length: Math.floor(buffer.byteLength / RECORD.RECORD_OFFSET) }, (_, i) => {
    const at = i * RECORD.RECORD_OFFSET;
    const head = new DataView(buffer, at, 8);
    const floats = (offset: number, length: number) => new Float32Array(buffer, at + offset, length);
    return {
      group: head.getUint8(5),
      viseme: head.getUint8(7),
      mu: floats(RECORD.RECORD_MU_OFFSET, RECORD.RECORD_MU_LEN),
      sigmaInvLower: floats(RECORD.RECORD_SIGMAINVLOWER_OFFSET, RECORD.RECORD_SIGMAINVLOWER_LEN),
    };
  });
};

/** For each hop the event whose stamp is nearest before the hop's end; silence until the first. */
const held = (events: readonly ProcessorEvent[], hops: number): number[] => {
  let next = 0;
  let now = SILENCE;
  return Array.from({ length: hops }, (_, hop) => {
    for (; next < events.length && (events[next]?.t ?? 0) <= (hop + 1) * 0.01; next += 1) {
      const event = events[next];
      if (event?.event === 'ended') now = SILENCE;
      else if (event?.event === 'viseme') now = event.viseme ?? now;
    }
    return VISEMES.indexOf(ORDER[now] ?? 'sil');
  });
};

/** npm's ready-made one, as its worklet runs it, with its own default settings; stamped as it stamps. */
export const headAudio: Recogniser = {
  name: 'headaudio 0.1.0',
  soundUntilOutput: Math.round((WINDOW_SECONDS / 2) * 1000),
  missing: async () => null,
  async recognise(sounds) {
    const model = await readModel();
    const guesses: number[][] = [];
    const seconds = await processorSeconds(async () => {
      for (const { samples, labels } of sounds) {
        const events: ProcessorEvent[] = [];
        const port = {
          postMessage: (event: ProcessorEvent) =>
            // The end of speech is stamped when it was noticed, not at its window's centre.
            events.push(event.event === 'ended' ? { ...event, t: event.t - WINDOW_SECONDS / 2 } : event),
        };
        const options = { sampleRate: 16_000, parameterData: { vadMode: 1 } };
        const processor = new Processor(options, { port });
        processor.classifier.import({ model });
        for (let at = 0; at + QUANTUM <= samples.length; at += QUANTUM)
          processor.process(samples.subarray(at, at + QUANTUM));
        guesses.push(held(events, labels.length));
      }
    });
    return { guesses, processor: seconds / secondsOf(sounds) };
  },
};
