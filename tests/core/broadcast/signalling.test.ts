import { describe, expect, it } from 'vitest';
import { createAsking } from '../../../renderer/core/broadcast/asking.ts';
import { PublisherAsk, Said, ViewerAsk } from '../../../renderer/core/broadcast/signalling.ts';

describe('the signalling', () => {
  it('takes a viewer’s questions from a viewer, and nothing that only a publisher may ask', () => {
    const watch = { id: 2, ask: 'watch', want: 'pose', rtpCapabilities: { codecs: [] } };
    const publish = { id: 3, ask: 'publish', kind: 'video', rtpParameters: {} };
    expect(ViewerAsk.parse(watch)).toEqual(watch);
    expect(ViewerAsk.safeParse(publish).success).toBe(false);
    expect(PublisherAsk.parse(publish)).toEqual(publish);
    expect(PublisherAsk.safeParse(watch).success).toBe(false);
  });

  it.each([
    null,
    [],
    {},
    { id: -1, ask: 'resume' },
    { id: 1.5, ask: 'resume' },
    { id: 1, ask: 'connect' },
    { id: 1, ask: 'connect', dtlsParameters: 'all of them' },
    { id: 1, ask: 'watch', want: 'everything', rtpCapabilities: {} },
  ])('refuses %j', (said) => {
    expect(ViewerAsk.safeParse(said).success).toBe(false);
  });
});

describe('who asks', () => {
  const answer = (id: number): Said => ({ say: 'answer', id, answer: { producer: `p${id}` } });

  it('gets the answer to their own question, in whatever order they come', async () => {
    const sent: ViewerAsk[] = [];
    const { ask, heard } = createAsking<ViewerAsk>((question) => sent.push(question));
    const [first, second] = [ask({ ask: 'resume' }), ask({ ask: 'resume' })];
    expect(sent.map(({ id }) => id)).toEqual([1, 2]);
    expect(heard(answer(2))).toBe(true);
    expect(heard({ say: 'refused', id: 1, message: 'no transport' })).toBe(true);
    await expect(second).resolves.toEqual({ producer: 'p2' });
    await expect(first).rejects.toThrow('no transport');
    // Twice, or to nobody: nothing happens.
    expect(heard(answer(2))).toBe(true);
    expect(heard(Said.parse({ say: 'changed' }))).toBe(false);
  });

  it('is not left waiting when the line ends', async () => {
    const { ask, end } = createAsking<ViewerAsk>(() => undefined);
    const waiting = ask({ ask: 'resume' });
    end();
    await expect(waiting).rejects.toThrow(/ended/);
  });
});
