import { describe, expect, it } from 'vitest';
import type { SculptOrder, ToSculptor } from '../../renderer/avatar/sculptor/protocol.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import { parseAvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import { createSculpting, type SculptorEvents } from '../../renderer/session/sculpting.ts';

const orderOf = (name: string): SculptOrder => ({
  recipe: parseAvatarRecipe({
    version: 2,
    id: 'a',
    name,
    skin: { colour: '#c98f6b', lipColour: '#a85f55' },
    eyes: { irisColour: '#4a6b3a' },
    brows: { colour: '#2a1c14' },
    clothes: { colour: '#365a70' },
  }),
  level: 'low',
  format: 'glb',
});

/** Lets everything happen that waits for nothing but promises. */
const turn = () => new Promise((done) => setImmediate(done));

/** A worker that sculpts when it is told to. */
const setUp = (canonicalFace: () => Promise<Uint8Array> = async () => Uint8Array.of(7)) => {
  const posted: string[] = [];
  let events: SculptorEvents | null = null;
  let last = 0;
  const sculpting = createSculpting({
    open(given) {
      events = given;
      return {
        post(message: ToSculptor) {
          posted.push(message.kind === 'open' ? 'open' : message.order.recipe.name);
          if (message.kind === 'sculpt') last = message.number;
        },
        close: () => posted.push('close'),
      };
    },
    canonicalFace,
  });
  const worker = (): SculptorEvents => {
    if (events === null) throw new Error('no worker was opened');
    return events;
  };
  return {
    sculpting,
    posted,
    async finish(number = last) {
      worker().said({ kind: 'sculpted', number, bytes: Uint8Array.of(number) });
      await turn();
    },
    async refuse(message: string) {
      worker().said({ kind: 'problem', number: last, reason: 'failed', message, cure: 'Undo it.' });
      await turn();
    },
    async crash() {
      worker().crashed('out of memory');
      await turn();
    },
  };
};

describe('sculpting', () => {
  it('gives the face once, and one order at a time', async () => {
    const { sculpting, posted, finish } = setUp();
    const one = sculpting.newest(orderOf('one'));
    const kept = sculpting.whole(orderOf('kept'));
    await turn();
    expect(posted).toEqual(['open', 'one']);
    await finish();
    expect(await one).toEqual(Uint8Array.of(1));
    expect(posted).toEqual(['open', 'one', 'kept']);
    await finish();
    expect(await kept).toEqual(Uint8Array.of(2));
  });

  it('drops what waits for something newer, and never what is to be kept', async () => {
    const { sculpting, posted, finish } = setUp();
    const one = sculpting.newest(orderOf('one'));
    await turn();
    const kept = sculpting.whole(orderOf('kept'));
    const two = sculpting.newest(orderOf('two'));
    const three = sculpting.newest(orderOf('three'));
    expect(await two).toBeNull();
    await finish();
    await finish();
    await finish();
    expect(posted).toEqual(['open', 'one', 'three', 'kept']);
    expect(await Promise.all([one, three, kept])).toEqual([1, 2, 3].map((n) => Uint8Array.of(n)));
  });

  it('breaks off what is done at leisure', async () => {
    const { sculpting, posted, finish } = setUp();
    const finer = sculpting.finer(orderOf('finer'));
    await turn();
    const newest = sculpting.newest(orderOf('newest'));
    expect(await finer).toBeNull();
    await turn();
    expect(posted).toEqual(['open', 'finer', 'close', 'open', 'newest']);
    await finish();
    expect(await newest).toEqual(Uint8Array.of(2));
  });

  it('says what the worker says, and goes on', async () => {
    const { sculpting, refuse, finish } = setUp();
    const bad = sculpting.newest(orderOf('bad'));
    const refused = expect(bad).rejects.toMatchObject({ message: 'no nose', cure: 'Undo it.' });
    await turn();
    await refuse('no nose');
    await refused;
    const good = sculpting.newest(orderOf('good'));
    await turn();
    await finish();
    expect(await good).toEqual(Uint8Array.of(2));
  });

  it('starts another worker after a crash', async () => {
    const { sculpting, posted, crash, finish } = setUp();
    const lost = expect(sculpting.newest(orderOf('lost'))).rejects.toThrow(/out of memory/);
    await turn();
    await crash();
    await lost;
    const next = sculpting.newest(orderOf('next'));
    await turn();
    expect(posted).toEqual(['open', 'lost', 'close', 'open', 'next']);
    await finish();
    expect(await next).toEqual(Uint8Array.of(2));
  });

  it('says that the face is missing, each time', async () => {
    const { sculpting } = setUp(() =>
      Promise.reject(new MasqueError('missing-part', 'no face', 'Set up again.')),
    );
    await expect(sculpting.newest(orderOf('one'))).rejects.toThrow('no face');
    await expect(sculpting.newest(orderOf('two'))).rejects.toThrow('no face');
  });

  it('ends everything with the session', async () => {
    const { sculpting, posted } = setUp();
    const [one, two] = [sculpting.newest(orderOf('one')), sculpting.newest(orderOf('two'))];
    const kept = expect(sculpting.whole(orderOf('kept'))).rejects.toMatchObject({ reason: 'lost' });
    await turn();
    sculpting.dispose();
    expect(await Promise.all([one, two])).toEqual([null, null]);
    await kept;
    expect(posted.at(-1)).toBe('close');
  });
});
