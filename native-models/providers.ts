import type { ExecutionProvider, ProviderAttempt } from '../renderer/core/native-models.ts';

/** What each system may have besides the processor, the fastest for large nets first. */
const ACCELERATORS: Readonly<Partial<Record<NodeJS.Platform, readonly ExecutionProvider[]>>> = {
  linux: ['tensorrt', 'cuda', 'webgpu'],
  win32: ['directml', 'webgpu'],
  darwin: ['coreml', 'webgpu'],
};

/**
 * The order in which a net that hears 10 ms at a time tries its providers. The processor comes first: it answers in a
 * tenth of a millisecond, which a graphics card's round trip alone may take. `wish` is a person's own choice.
 */
export const streamingOrder = (
  platform: NodeJS.Platform,
  wish?: ExecutionProvider,
): readonly ExecutionProvider[] => [
  ...new Set([...(wish === undefined ? [] : [wish]), 'cpu' as const, ...(ACCELERATORS[platform] ?? [])]),
];

/** Something that runs on a provider, and how it did in its trial. */
export interface Trial<Opened> {
  readonly opened: Opened;
  /** Time for one piece of work over the time there is for it: above 1 it cannot keep up. */
  readonly load: number;
  dispose(): Promise<void>;
}

/** Half the time is for everything else that a machine does. */
const MOST_LOAD = 0.5;

/** The runtime's errors carry its own source's places; what follows the last of them says what is the matter. */
const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^\/onnxruntime_src[\s\S]* was false\. /, '').trim();
};

const percent = (load: number): string => `${Math.round(load * 100)} %`;

export interface Choice<Opened> {
  readonly provider: ExecutionProvider;
  readonly opened: Opened;
  /** In the order tried; the one that runs has no reason against it. */
  readonly attempts: readonly ProviderAttempt[];
}

/**
 * Tries the providers in order and takes the first that opens, runs and keeps up; when none keeps up, the quickest.
 * Rejects when none runs at all, with every reason.
 */
export const chooseProvider = async <Opened>(
  order: readonly ExecutionProvider[],
  attempt: (provider: ExecutionProvider) => Promise<Trial<Opened>>,
): Promise<Choice<Opened>> => {
  const reasons = new Map<ExecutionProvider, string>();
  let best: { readonly provider: ExecutionProvider; readonly trial: Trial<Opened> } | null = null;
  for (const provider of order) {
    try {
      const trial = await attempt(provider);
      reasons.set(provider, `too slow: a hop takes ${percent(trial.load)} of its own length`);
      if (best !== null && best.trial.load <= trial.load) await trial.dispose();
      else {
        await best?.trial.dispose();
        best = { provider, trial };
      }
      if (trial.load <= MOST_LOAD) break;
    } catch (error) {
      reasons.set(provider, reasonOf(error));
    }
  }
  const said = [...reasons].map(([provider, reason]) => ({ provider, reason }));
  if (best === null) {
    throw new Error(said.map(({ provider, reason }) => `${provider}: ${reason}`).join('; '));
  }
  const { provider, trial } = best;
  const attempts = said.map((one) => (one.provider === provider ? { provider } : one));
  return { provider, opened: trial.opened, attempts };
};
