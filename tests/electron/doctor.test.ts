import { describe, expect, it } from 'vitest';
import { doctorReport, doctorText, type Examined } from '../../electron/doctor/report.ts';

const WELL: Examined = {
  runtime: {
    app: '0.1.0',
    electron: '45.4.1',
    chromium: '148.0',
    node: '24.0.0',
    official: true,
    platform: 'linux-x64',
    packaged: false,
  },
  page: { renderer: 'ANGLE (NVIDIA)', cameras: ['HD Webcam'], microphones: ['Headset'] },
  models: {
    npm: { kind: 'ready', file: '/m/npm.task', sha256: 'aa' },
    official: { kind: 'ready', file: '/m/official.task', sha256: 'bb' },
  },
  voice: { kind: 'ready', provider: 'cpu', attempts: [{ provider: 'cpu' }], runtime: 'ONNX Runtime 1.30.0' },
  avatars: ['mira'],
  virtualCameras: {
    devices: [
      { id: '/dev/video10', kind: 'v4l2loopback', name: 'Masque Camera', busy: false, unverified: false },
    ],
    remedy: null,
    microphone: true,
  },
  demo: true,
  built: true,
  displays: [{ width: 1920, height: 1080, scale: 1 }],
};

describe('doctorReport', () => {
  it('finds nothing on a machine that has everything', () => {
    const report = doctorReport(WELL);
    expect(report.findings.map(({ level }) => level)).toEqual(report.findings.map(() => 'fine'));
    expect(report).toMatchObject({
      ok: true,
      gpu: { renderer: 'ANGLE (NVIDIA)', software: false },
      cameras: ['HD Webcam'],
    });
    expect(doctorText(report)).toContain('Masque can run here.');
  });

  it('says what the voice models run on, and why on nothing else', () => {
    const attempts = [{ provider: 'cuda', reason: 'no driver' }, { provider: 'cpu' }];
    const { findings } = doctorReport({
      ...WELL,
      voice: { kind: 'ready', provider: 'cpu', attempts, runtime: 'ONNX Runtime 1.30.0' },
    });
    expect(findings.find(({ part }) => part === 'voice models')).toMatchObject({
      level: 'fine',
      message: 'ONNX Runtime 1.30.0 on cpu, sums checked. Passed over cuda: no driver.',
    });
  });

  it.each<[string, Partial<Examined>, string]>([
    ['the closed-network runtime', { runtime: { ...WELL.runtime, official: false } }, 'runtime'],
    [
      'software drawing',
      { page: { renderer: 'llvmpipe (LLVM 15)', cameras: ['a'], microphones: ['b'] } },
      'gpu',
    ],
    ['no camera', { page: { renderer: 'ANGLE', cameras: [], microphones: ['b'] } }, 'cameras'],
    ['no microphone', { page: { renderer: 'ANGLE', cameras: ['a'], microphones: [] } }, 'microphones'],
    [
      'no virtual camera',
      {
        virtualCameras: {
          devices: [],
          remedy: { message: 'Wanting.', cure: 'Add it.', command: 'modprobe', canAdd: true },
          microphone: false,
        },
      },
      'virtual camera',
    ],
    ['a silent voice process', { voice: null }, 'voice models'],
    [
      'no voice model',
      { voice: { kind: 'failed', message: 'No model.', cure: 'Run npm run setup.' } },
      'voice models',
    ],
    ['a silent camera process', { virtualCameras: null }, 'virtual camera'],
    [
      'no official model',
      { models: { ...WELL.models, official: { kind: 'missing', places: ['/m'] } } },
      'model official',
    ],
    ['no demo', { demo: false }, 'demo'],
  ])('runs with %s, and says so', (_what, change, part) => {
    const report = doctorReport({ ...WELL, ...change });
    expect(report.ok).toBe(true);
    const worse = report.findings.filter(({ level }) => level !== 'fine');
    expect(worse).toMatchObject([{ part, level: 'optional', cure: expect.stringMatching(/\w/) }]);
  });

  it.each<[string, Partial<Examined>, string]>([
    ['no page', { page: null }, 'gpu'],
    ['no WebGL2', { page: { renderer: null, cameras: ['a'], microphones: ['b'] } }, 'gpu'],
    ['no model', { models: { ...WELL.models, npm: { kind: 'missing', places: ['/m'] } } }, 'model npm'],
    [
      'a damaged model',
      {
        models: {
          ...WELL.models,
          npm: { kind: 'wrong-sum', file: '/m/npm.task', expected: 'aa', found: 'cc' },
        },
      },
      'model npm',
    ],
    ['no avatar', { avatars: [] }, 'avatars'],
    ['no build', { built: false }, 'app'],
  ])('cannot run with %s, and says the cure', (_what, change, part) => {
    const report = doctorReport({ ...WELL, ...change });
    expect(report.ok).toBe(false);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ part, level: 'needed', cure: expect.stringMatching(/\w/) }),
    );
    expect(doctorText(report)).toMatch(/!! {2}\w/);
  });
});
