import { epochNow } from '../capture/captured-picture.ts';
import type { CapturedSound } from '../capture/sound-tap.ts';
import type { Host, LaunchOptions } from '../core/host.ts';
import { type Settings, sizeInPixels } from '../core/settings.ts';
import { connectCamera } from '../host/connect-camera.ts';
import { drawCard } from '../output/virtual-camera/draw-card.ts';
import type { MicrophoneControl } from './microphone-control.ts';
import { createOnAirControl, type OnAirControl, type OnAirOptions } from './on-air.ts';
import { createOutputStatistics } from './output-statistics.ts';
import { createStageOutput, type StageOutput } from './stage-output.ts';

export interface LiveOutputOptions {
  readonly host: Host;
  readonly launch: LaunchOptions;
  /** Asked when the voice should go out, or no longer. */
  microphone(): MicrophoneControl;
  /** How much later than its own moment the sound should go out, milliseconds. */
  soundLag(): number;
  readonly changed: OnAirOptions['changed'];
  /** A picture went out, so long after its drawing had ended, milliseconds. */
  sent(milliseconds: number): void;
}

/** Everything between the stage and those who look from outside. */
export interface LiveOutput {
  readonly onAir: OnAirControl;
  readonly stage: StageOutput;
  /** Pixels of the outgoing picture. */
  sizeOf(settings: Settings): { readonly width: number; readonly height: number };
  use(settings: Settings): void;
  /** The stats file's `outputs`. */
  report(): Record<string, unknown>;
  restart(): void;
  dispose(): void;
}

export const createLiveOutput = ({
  host,
  launch,
  microphone,
  soundLag,
  changed,
  sent,
}: LiveOutputOptions): LiveOutput => {
  const figures = createOutputStatistics(epochNow());
  const onAir = createOnAirControl({
    host,
    statistics: figures,
    connect: connectCamera,
    card: drawCard,
    changed,
    wants: (camera) => stage.wants(camera),
    wantsSound: (wanted) => microphone().listen(wanted ? sendSound : null),
  });
  /** The writer process shows what was taken at one moment at one moment: what should be late is stamped late. */
  const sendSound = (sound: CapturedSound) =>
    onAir.sound({ ...sound, capturedAt: sound.capturedAt + soundLag() });
  const stage = createStageOutput({
    isDue: onAir.isDue,
    picture: onAir.picture,
    read(milliseconds) {
      figures.read(milliseconds);
      sent(milliseconds);
    },
  });
  // Any size that the command line names goes before the one that was chosen from the list.
  const sizeOf = ({ outputSize }: Settings) => launch.size ?? sizeInPixels(outputSize);
  return {
    onAir,
    stage,
    sizeOf,
    use(settings) {
      const { virtualCamera: device, outputRate: rate, virtualMicrophone } = settings;
      onAir.use({ ...sizeOf(settings), device, rate, microphone: virtualMicrophone });
    },
    report: () => figures.report(epochNow()),
    restart: () => figures.restart(epochNow()),
    dispose: onAir.dispose,
  };
};
