import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOnPath } from '../../../build/setup/system-libraries.mjs';
import { type GuestKernel, provideKernel } from './machine/kernel.ts';
import { type GuestReport, missingForMachine, runMachine } from './machine/machine.ts';
import { Lacking } from './machine/packages.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SECONDS = 570;

const prepare = async (): Promise<GuestKernel | string> => {
  const missing = missingForMachine();
  if (missing !== null) return missing;
  try {
    return await provideKernel();
  } catch (error) {
    if (error instanceof Lacking) return error.message;
    throw error;
  }
};

const kernel = await prepare();
if (typeof kernel === 'string') console.log(`v4l2loopback is not tested: ${kernel}`);

const SMALL = { width: 640, height: 360, framesPerSecond: 30 };
const DEVICE = '/dev/video10';

/** One boot makes every check, in the order of guest/checks.ts; each test judges what one of them told. */
describe.skipIf(typeof kernel === 'string')('v4l2loopback, in a machine of its own', () => {
  let reports: readonly GuestReport[] = [];
  let words = '';

  beforeAll(async () => {
    if (typeof kernel === 'string') return;
    ({ reports, words } = await runMachine({ root: ROOT, kernel, entry: 'checks.ts', seconds: SECONDS }));
  });

  const factsOf = (name: string): Readonly<Record<string, unknown>> => {
    const facts = reports.find((report) => report.name === name)?.facts;
    if (facts === undefined) throw new Error(`The machine told nothing of “${name}”.\n${words.slice(-3000)}`);
    if ('thrown' in facts) throw new Error(`“${name}” broke: ${String(facts.thrown)}`);
    return facts;
  };

  it('leaves real cameras alone, and says what is no virtual camera', () => {
    expect(factsOf('real cameras')).toMatchObject({
      survey: [],
      opened: { reason: 'unsupported', message: '/dev/video0 is no virtual camera.' },
      absent: { reason: 'not-found' },
      noCamera: { reason: 'not-found' },
    });
  });

  it('loads the module with the options that Chrome needs, above the numbers of real cameras', () => {
    expect(factsOf('add')).toMatchObject({
      before: {
        command: 'modprobe v4l2loopback exclusive_caps=1 video_nr=10 card_label="Masque Camera"',
        canAdd: true,
      },
      device: { id: DEVICE, kind: 'v4l2loopback', name: 'Masque Camera', busy: false },
      after: null,
      exclusive: expect.stringMatching(/^Y/),
      cameras: [DEVICE],
    });
  });

  it('opens three times in a row', () => {
    const opened = { format: 'I420', ...SMALL };
    expect(factsOf('reopen').shapes).toEqual([opened, opened, opened]);
  });

  it.each([
    ['I420', 'YU12'],
    ['NV12', 'NV12'],
    ['YUYV', 'YUYV'],
  ])('gives %s at 720p to the last bit, with no picture in a hundred lost', (format, fourcc) => {
    const { opened, attempts } = factsOf(format);
    expect(opened).toEqual({ format, width: 1280, height: 720, framesPerSecond: 30 });
    const [best] = (attempts as { lost: number; torn: number }[]).sort(
      (a, b) => a.lost + a.torn - (b.lost + b.torn),
    );
    expect(best).toMatchObject({ width: 1280, height: 720, format: fourcc, pictures: 150, torn: 0 });
    expect(best?.lost).toBeLessThanOrEqual(1);
  });

  it('counts who looks', () => {
    expect(factsOf('readers')).toEqual({ before: 0, during: 1, after: 0 });
  });

  it('serves a reader that came before it', () => {
    expect(factsOf('reader first').seen).toMatchObject({
      width: 640,
      height: 360,
      format: 'YU12',
      pictures: 30,
    });
  });

  it('takes over, at the size that its reader holds, when a writer was killed', () => {
    const { opened, seen } = factsOf('killed writer');
    expect(opened).toEqual({ format: 'I420', ...SMALL });
    expect(seen).toMatchObject({ width: 640, height: 360, restarts: 1, last: 59 });
  });

  it('changes its size when nobody looks', () => {
    const sizes = ['640x360', '1280x720', '320x240'];
    expect(factsOf('size').sizes).toEqual(sizes.map((size) => ({ opened: size, seen: size })));
  });

  it('keeps size and format while somebody looks, and changes them afterwards', () => {
    expect(factsOf('size while held')).toMatchObject({
      held: { format: 'NV12', ...SMALL },
      seen: { format: 'NV12', width: 640, height: 360, last: 29 },
      free: { format: 'I420', width: 1280, height: 720 },
    });
  });

  it('does not wait for a reader that has stopped', () => {
    const { last, lost } = factsOf('stopped reader');
    expect(last).toBe(2029);
    expect(lost).toBeGreaterThan(1900);
  });

  it('leaves the device to the writer that has it', () => {
    expect(factsOf('two writers')).toMatchObject({
      surveyed: true,
      refused: { reason: 'busy', message: expect.stringContaining(DEVICE) },
      seen: { torn: 0, restarts: 0 },
      free: false,
      ours: false,
    });
  });

  it('refuses pictures of a wrong size, and any after its end', () => {
    expect(factsOf('wrong picture')).toMatchObject({
      wrong: { reason: 'failed', message: expect.stringContaining('1000 bytes instead of 345600') },
      closed: { reason: 'lost' },
    });
  });

  it('says how to be let in', () => {
    expect(factsOf('forbidden')).toMatchObject({
      survey: [{ id: DEVICE, name: 'Masque Camera' }],
      opened: { reason: 'denied', cure: expect.stringContaining('sudo usermod -aG video nobody') },
      remedy: { command: 'sudo usermod -aG video nobody' },
    });
  });

  it('opens a device that another producer left closed to everybody', () => {
    const { attempts, busy, opened, seen } = factsOf('left closed');
    const isOld = String(factsOf('add').version).startsWith('0.12');
    // What went wrong the second time is what would go wrong for us without STREAMON.
    expect(attempts).toEqual(['written', isOld ? expect.stringContaining('takes none') : 'written']);
    expect({ busy, opened }).toEqual({ busy: false, opened: { format: 'I420', ...SMALL } });
    expect(seen).toMatchObject({ pictures: 10, width: 640 });
  });

  it('says that a device is full, or held in a format that is not ours', () => {
    expect(factsOf('full')).toMatchObject({
      refused: { reason: 'busy' },
      device: { id: DEVICE, busy: true },
    });
    expect(factsOf('foreign format').refused).toMatchObject({
      reason: 'busy',
      message: expect.stringContaining('BGR3'),
    });
  });

  it('says what a module without exclusive_caps costs, and works with it', () => {
    expect(factsOf('not exclusive')).toMatchObject({
      gone: { reason: 'not-found' },
      remedy: { message: expect.stringContaining('exclusive_caps=1'), canAdd: false },
      refused: { reason: 'busy' },
      seen: { restarts: 1, last: 29 },
    });
  });

  for (const program of ['v4l2-ctl', 'ffmpeg']) {
    it.skipIf(!isOnPath(program))(`is read by ${program} to the last bit`, () => {
      const { status, rest, numbers } = factsOf(program);
      expect({ status, rest }).toEqual({ status: 0, rest: 0 });
      expect(numbers).toHaveLength(30);
      const seen = numbers as (number | null)[];
      expect(seen).not.toContain(null);
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => Number(a) - Number(b)));
    });
  }

  it.skipIf(!isOnPath('chromium'))('is listed by Chromium, which shows its pictures in their colours', () => {
    const facts = factsOf('chromium');
    expect(facts).toMatchObject({ track: 'Masque Camera', size: '320x180', readers: 1 });
    const { numbers, colour } = facts;
    expect(numbers).toHaveLength(20);
    expect(numbers).toEqual([...new Set(numbers as number[])].sort((a, b) => a - b));
    const [red = 0, green = 255, blue = 255] = colour as number[];
    expect([red > 245, green < 10, blue < 10]).toEqual([true, true, true]);
  });
});
