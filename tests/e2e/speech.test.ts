import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Speech, Voice } from '../../renderer/core/speech/speech.ts';
import { type Answer, hostCall } from './host-call.ts';
import { createStand, type Opened } from './launch.ts';

const PATIENCE = 120_000;
const stand = createStand();
const spokenIn = (answer: Answer | null): Speech => {
  if (answer?.status !== 200) throw new Error(`nothing was spoken: ${JSON.stringify(answer)}`);
  return answer.body.json as Speech;
};
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

describe('speech', { timeout: PATIENCE }, () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await stand.open();
  }, PATIENCE);
  afterAll(() => opened.close(), PATIENCE);

  const speak = (text: string, voice = 'flite/slt') =>
    hostCall(opened.page, 'speech/speak', { voice, parts: [{ text }] }, 60_000);

  it('lists the voices on the terminal, as the host does', async () => {
    const { status, stdout } = await stand.run(['voices']);
    expect(status).toBe(0);
    const listed = stdout
      .trim()
      .split('\n')
      .map((line): Voice => JSON.parse(line));
    expect(listed[0]).toMatchObject({ id: 'flite/slt', languages: ['en-US'], licence: 'Festival' });
    const answer = await hostCall(opened.page, 'speech/voices');
    expect(answer?.body.json).toEqual(listed);
  });

  it('speaks in its own process, and the page gets samples and times', async () => {
    const answer = await speak('Hello Peter, my name is Mira.');
    expect(answer?.status).toBe(200);
    const speech = spokenIn(answer);
    expect(speech.words.map(({ text }) => text)).toEqual(['Hello', 'Peter,', 'my', 'name', 'is', 'Mira.']);
    const count = Object.keys(speech.samples).length;
    expect(speech.phones.at(-1)?.endSeconds).toBeCloseTo(count / speech.samplesPerSecond, 1);
    const names = await opened.app.evaluate(({ app }) => app.getAppMetrics().map(({ name }) => name));
    expect(names).toContain('Masque speech');
  });

  it('speaks other languages with a language pack, in a process of its own', async () => {
    const answer = await speak('Guten Morgen.', 'espeak-ng/de');
    const { phones } = spokenIn(answer);
    expect(phones.map(({ phone }) => phone).join('')).toMatch(/^ɡutənmɔ/);
    const names = await opened.app.evaluate(({ app }) => app.getAppMetrics().map(({ name }) => name));
    expect(names).toContain('Masque language pack');
  });

  it('tells when its process was killed, and speaks again', async () => {
    const spoken = speak('A rather long sentence, said again and again. '.repeat(200));
    const findProcess = () =>
      opened.app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Masque speech')?.pid);
    const id = await findProcess();
    if (id === undefined) throw new Error('nothing speaks');
    process.kill(id, 'SIGKILL');
    expect((await spoken)?.body.json).toMatchObject({ code: 'MASQUE', data: { reason: 'lost' } });
    expect((await speak('Hello again.'))?.status).toBe(200);
  });

  it('refuses with words, and goes on', async () => {
    const unknown = await speak('Hello', 'flite/nobody');
    expect(unknown?.body.json).toMatchObject({
      code: 'MASQUE',
      message: expect.stringContaining('flite/nobody'),
      data: { reason: 'not-found' },
    });
    const long = await speak('word '.repeat(20_000));
    expect(long?.body.json).toMatchObject({ data: { reason: 'unsupported' } });
    expect((await speak('Yes.'))?.status).toBe(200);
  });
});
