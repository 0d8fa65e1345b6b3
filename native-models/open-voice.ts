import { MasqueError } from '../renderer/core/errors.ts';
import {
  type ExecutionProvider,
  type ProviderAttempt,
  VOICE_HOP_SAMPLES,
  VOICE_HOP_SECONDS,
} from '../renderer/core/native-models.ts';
import { loadModel, type ModelFolders } from './load.ts';
import { modelEntry } from './manifest.ts';
import { chooseProvider, streamingOrder, type Trial } from './providers.ts';
import { openNet, RUNTIME } from './run.ts';
import { readVisemeCard } from './visemes/card.ts';
import { createVisemeNet } from './visemes/viseme-net.ts';
import { createVoiceActivityNet } from './voice-activity/voice-activity-net.ts';
import { createVoiceStream, type VoiceStream } from './voice-stream.ts';

export interface OpenVoice {
  readonly stream: VoiceStream;
  readonly provider: ExecutionProvider;
  readonly attempts: readonly ProviderAttempt[];
  /** The runtime's name and version. */
  readonly runtime: string;
}

/** Enough for caches to fill; the first of them compile and allocate. */
const TRIAL_HOPS = 30;

/** The middle of what the hops of a trial took, over a hop's own length. */
const loadOf = async (stream: VoiceStream): Promise<number> => {
  const seconds: number[] = [];
  for (let hop = 0; hop < TRIAL_HOPS; hop += 1) {
    const startedAt = performance.now();
    await stream.hear(new Float32Array(VOICE_HOP_SAMPLES), hop * VOICE_HOP_SECONDS);
    seconds.push((performance.now() - startedAt) / 1000);
  }
  await stream.end();
  return (seconds.sort((a, b) => a - b)[TRIAL_HOPS >> 1] ?? 0) / VOICE_HOP_SECONDS;
};

/** Opens both voice nets on one provider. `wish` is tried before the others. */
export const openVoice = async (
  folders: ModelFolders,
  wish?: ExecutionProvider,
  platform: NodeJS.Platform = process.platform,
): Promise<OpenVoice> => {
  const card = await readVisemeCard(folders.root);
  const models = {
    visemes: await loadModel(modelEntry('visemes'), folders),
    voiceActivity: await loadModel(modelEntry('voice-activity'), folders),
  };
  const attempt = async (provider: ExecutionProvider): Promise<Trial<VoiceStream>> => {
    const visemes = await openNet(models.visemes, provider);
    const voiceActivity = await openNet(models.voiceActivity, provider);
    const opened = createVoiceStream(createVisemeNet(visemes, card), createVoiceActivityNet(voiceActivity));
    const dispose = async () => {
      await visemes.dispose();
      await voiceActivity.dispose();
    };
    return { opened, load: await loadOf(opened), dispose };
  };
  try {
    const { opened, ...choice } = await chooseProvider(streamingOrder(platform, wish), attempt);
    return { stream: opened, ...choice, runtime: RUNTIME };
  } catch (cause) {
    throw new MasqueError(
      'failed',
      `The voice models run nowhere on this machine (${cause instanceof Error ? cause.message : String(cause)}).`,
      'Run masque doctor; the mouth follows the camera until then.',
      { cause },
    );
  }
};
