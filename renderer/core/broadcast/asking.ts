import type { Answer, Ask, Said } from './signalling.ts';

type Question<OwnAsk> = OwnAsk extends Ask ? Omit<OwnAsk, 'id'> : never;

/** The asking end of the signalling: numbers each question and finds the answer that belongs to it. */
export interface Asking<OwnAsk extends Ask> {
  /** Rejects with the SFU's own words, or when the line ends. */
  ask(question: Question<OwnAsk>): Promise<Answer>;
  /** Gives an answer to whoever waits for it; false for what is none. */
  heard(said: Said): boolean;
  /** The line is gone: nobody will answer any more. */
  end(): void;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

export const createAsking = <OwnAsk extends Ask>(send: (ask: OwnAsk) => void): Asking<OwnAsk> => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        // A question with its number is one of OwnAsk, which the compiler cannot put together again.
        send({ ...question, id: last } as unknown as OwnAsk);
      }),
    heard(said) {
      if (said.say !== 'answer' && said.say !== 'refused') return false;
      const one = said.id === null ? undefined : waiting.get(said.id);
      if (said.id !== null) waiting.delete(said.id);
      if (said.say === 'answer') one?.resolve(said.answer);
      else one?.reject(new Error(said.message));
      return true;
    },
    end() {
      const left = [...waiting.values()];
      waiting.clear();
      for (const one of left) one.reject(new Error('The line has ended.'));
    },
  };
};
