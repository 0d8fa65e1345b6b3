import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import type { ExecutionProvider } from '../renderer/core/native-models.ts';

/*
 * ONNX Runtime's name stops here. One thread: a second one doubles the processor's time of nets as small as ours and
 * saves nothing.
 */

// What it would say is in the errors already.
env.logLevel = 'fatal';

export const RUNTIME = `ONNX Runtime ${env.versions.node ?? env.versions.common}`;

/** Values in rows, and the tensor's sizes, slowest dimension first. */
export interface NetInput {
  readonly values: Float32Array | BigInt64Array;
  readonly sizes: readonly number[];
}

export interface Net {
  /** Names of what it takes. */
  readonly inputs: readonly string[];
  /** Outputs by name; they are the caller's to keep. */
  run(inputs: Readonly<Record<string, NetInput>>): Promise<(output: string) => Float32Array>;
  dispose(): Promise<void>;
}

const toTensor = ({ values, sizes }: NetInput): Tensor =>
  values instanceof BigInt64Array ? new Tensor('int64', values, sizes) : new Tensor('float32', values, sizes);

/** Rejects when this machine, or this build of the runtime, does not have the provider. */
export const openNet = async (model: Uint8Array, provider: ExecutionProvider): Promise<Net> => {
  const session = await InferenceSession.create(model, {
    executionProviders: [provider === 'directml' ? 'dml' : provider],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    inputs: session.inputNames,
    async run(inputs) {
      const tensors = Object.entries(inputs).map(([name, input]) => [name, toTensor(input)] as const);
      const outputs = await session.run(Object.fromEntries(tensors));
      return (output) => {
        const data = outputs[output]?.data;
        if (!(data instanceof Float32Array)) throw new Error(`The net gives no numbers named "${output}".`);
        return data;
      };
    },
    dispose: () => session.release(),
  };
};
