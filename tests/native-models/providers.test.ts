import { describe, expect, it } from 'vitest';
import { chooseProvider, streamingOrder } from '../../native-models/providers.ts';
import type { ExecutionProvider } from '../../renderer/core/native-models.ts';

/** Providers as they might be: a number is the load of the one that opens, a string why one does not. */
const machine = (parts: Partial<Record<ExecutionProvider, number | string>>) => {
  const disposed: string[] = [];
  const tried: string[] = [];
  const attempt = async (provider: ExecutionProvider) => {
    tried.push(provider);
    const load = parts[provider] ?? 'not built in';
    if (typeof load === 'string') throw new Error(load);
    return { opened: `nets on ${provider}`, load, dispose: async () => void disposed.push(provider) };
  };
  return { attempt, disposed, tried };
};

describe('streamingOrder', () => {
  it('begins with the processor, and then has what the system may have', () => {
    expect(streamingOrder('linux')).toEqual(['cpu', 'tensorrt', 'cuda', 'webgpu']);
    expect(streamingOrder('win32')).toEqual(['cpu', 'directml', 'webgpu']);
    expect(streamingOrder('darwin')).toEqual(['cpu', 'coreml', 'webgpu']);
    expect(streamingOrder('freebsd')).toEqual(['cpu']);
  });

  it('tries a person’s wish before all others, once', () => {
    expect(streamingOrder('linux', 'cuda')).toEqual(['cuda', 'cpu', 'tensorrt', 'webgpu']);
    expect(streamingOrder('linux', 'cpu')).toEqual(['cpu', 'tensorrt', 'cuda', 'webgpu']);
  });
});

describe('chooseProvider', () => {
  it('takes the first that opens and keeps up, and tries no more', async () => {
    const { attempt, tried } = machine({ cpu: 0.01, webgpu: 0.001 });
    const choice = await chooseProvider(['cpu', 'webgpu'], attempt);
    expect(choice).toEqual({ provider: 'cpu', opened: 'nets on cpu', attempts: [{ provider: 'cpu' }] });
    expect(tried).toEqual(['cpu']);
  });

  it('falls back with the reason of each that it passed over', async () => {
    const { attempt } = machine({ tensorrt: 'no library', cpu: 0.01 });
    const choice = await chooseProvider(['tensorrt', 'cuda', 'cpu'], attempt);
    expect(choice.attempts).toEqual([
      { provider: 'tensorrt', reason: 'no library' },
      { provider: 'cuda', reason: 'not built in' },
      { provider: 'cpu' },
    ]);
  });

  it('passes over what cannot keep up, and closes it', async () => {
    const { attempt, disposed } = machine({ webgpu: 1.5, cpu: 0.01 });
    const choice = await chooseProvider(['webgpu', 'cpu'], attempt);
    expect(choice.provider).toBe('cpu');
    expect(choice.attempts[0]?.reason).toContain('150 %');
    expect(disposed).toEqual(['webgpu']);
  });

  it('takes the quickest when none keeps up', async () => {
    const { attempt, disposed } = machine({ cpu: 0.9, webgpu: 2 });
    const choice = await chooseProvider(['cpu', 'cuda', 'webgpu'], attempt);
    expect(choice.provider).toBe('cpu');
    expect(choice.attempts.map(({ reason }) => reason)).toEqual([
      undefined,
      'not built in',
      expect.stringContaining('200 %'),
    ]);
    expect(disposed).toEqual(['webgpu']);
  });

  it('says every reason when nothing runs', async () => {
    const { attempt } = machine({ cuda: 'no driver' });
    await expect(chooseProvider(['cuda', 'cpu'], attempt)).rejects.toThrow(
      'cuda: no driver; cpu: not built in',
    );
  });

  it('leaves out the runtime’s own source lines', async () => {
    const { attempt } = machine({
      webgpu: '/onnxruntime_src/a.cc:136 f(const T&)::<lambda()> x == y was false. No supported adapters\n',
      cpu: 0,
    });
    const { attempts } = await chooseProvider(['webgpu', 'cpu'], attempt);
    expect(attempts[0]?.reason).toBe('No supported adapters');
  });
});
