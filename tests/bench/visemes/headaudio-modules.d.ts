/* Another's untyped JavaScript, as far as it is used; read from its sources, version 0.1.0. */

declare module '@met4citizen/headaudio/modules/processor.mjs' {
  export interface ProcessorEvent {
    readonly event: string;
    /** Null where its prototypes disagree: the mouth stays as it is. */
    readonly viseme?: number | null;
    /** Seconds since its start: a viseme's at its window's centre, any other's when it was noticed. */
    readonly t: number;
  }
  export class Processor {
    constructor(
      options: { sampleRate: number; parameterData: { vadMode: number } },
      worklet: { port: { postMessage(event: ProcessorEvent): void } },
    );
    readonly classifier: { import(data: { model: readonly object[] }): void };
    process(samples: Float32Array): void;
  }
}

declare module '@met4citizen/headaudio/modules/parameters.mjs' {
  export const RECORD_OFFSET: number;
  export const RECORD_MU_OFFSET: number;
  export const RECORD_MU_LEN: number;
  export const RECORD_SIGMAINVLOWER_OFFSET: number;
  export const RECORD_SIGMAINVLOWER_LEN: number;
}
