import { epochNow } from '../capture/captured-picture.ts';
import type { CapturedSound, Listener } from '../capture/sound-tap.ts';
import type { Host, LaunchOptions } from '../core/host.ts';
import { type Settings, sizeInPixels } from '../core/settings.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { connectBroadcast, connectGuest } from '../host/connect-broadcast.ts';
import { connectCamera } from '../host/connect-camera.ts';
import { drawCard } from '../output/virtual-camera/draw-card.ts';
import {
  type BroadcastControl,
  type BroadcastControlOptions,
  createBroadcastControl,
} from './broadcasting.ts';
import type { BroadcastState, LiveStatus } from './live-status.ts';
import type { MicrophoneControl } from './microphone-control.ts';
import { createOnAirControl, type OnAirControl } from './on-air.ts';
import { createOutputStatistics } from './output-statistics.ts';
import { createRoomControl, type RoomControl } from './room.ts';
import { createSentLog } from './sent-log.ts';
import { createStageOutput, joinStageOutputs, type StageListener } from './stage-output.ts';
import { createWhipControl, type WhipControl } from './whip-sending.ts';

export interface LiveOutputOptions {
  readonly host: Host;
  readonly launch: LaunchOptions;
  /** Asked when the voice should go out, or no longer. */
  microphone(): MicrophoneControl;
  /** How much later than its own moment the sound should go out, milliseconds. */
  soundLag(): number;
  changed(
    change: Partial<Pick<LiveStatus, 'onAir' | 'virtualCameras' | 'broadcast' | 'room' | 'sending'>>,
  ): void;
  /** For viewers who draw the avatar themselves. */
  readonly wardrobe: BroadcastControlOptions['wardrobe'];
  /** A pose's time 0, milliseconds since 1970. */
  readonly clockOrigin: number;
  /** A picture went out, so long after its drawing had ended, milliseconds. */
  sent(milliseconds: number): void;
}

/** Everything between the stage and those who look from outside. */
export interface LiveOutput {
  readonly onAir: OnAirControl;
  readonly broadcast: BroadcastControl;
  readonly room: RoomControl;
  readonly whip: WhipControl;
  readonly stage: StageListener;
  /** To everybody who draws the avatar themselves: its pose, and that it looks otherwise. */
  posed(pose: AvatarPose): void;
  dressed(what: 'avatar' | 'look' | 'picture'): void;
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
  wardrobe,
  clockOrigin,
  sent,
}: LiveOutputOptions): LiveOutput => {
  const figures = createOutputStatistics(epochNow());
  const onAir = createOnAirControl({
    host,
    statistics: figures,
    connect: connectCamera,
    card: drawCard,
    changed,
    wants: (camera) => toCamera.wants(camera),
    wantsSound: (wanted) => listen(onAir, wanted),
  });
  let broadcastState: BroadcastState = { kind: 'off' };
  const broadcast = createBroadcastControl({
    connect: connectBroadcast,
    changed(state) {
      broadcastState = state;
      changed({ broadcast: state });
    },
    room: (news) => room.heardOfOwn(news),
    wants: (picture) => toBroadcast.wants(picture),
    wantsSound: (wanted) => listen(broadcast, wanted),
    wardrobe,
    clockOrigin,
    log: launch.logSent === true ? createSentLog((lines) => void host.run.emit({ lines })) : undefined,
  });
  const room = createRoomControl({
    connect: connectGuest,
    broadcast,
    broadcastState: () => broadcastState,
    changed: (state) => changed({ room: state }),
    wants: (picture) => toRoom.wants(picture),
    wantsSound: (wanted) => listen(room, wanted),
    wardrobe,
    clockOrigin,
  });
  const whip = createWhipControl({
    host: host.whip,
    changed: (state) => changed({ sending: state }),
    wants: (picture) => toServer.wants(picture),
    wantsSound: (wanted) => listen(whip, wanted),
  });
  /** Who is given the voice now. */
  const listeners = new Set<{ sound(sound: CapturedSound): void }>();
  /** Pictures and sound of one moment go out at one moment: what should be late is stamped late. */
  const sendSound: Listener = (sound) => {
    const late = { ...sound, capturedAt: sound.capturedAt + soundLag() };
    for (const listener of listeners) listener.sound(late);
  };
  const listen = (listener: { sound(sound: CapturedSound): void }, wanted: boolean) => {
    if (wanted) listeners.add(listener);
    else listeners.delete(listener);
    microphone().listen(listeners.size > 0 ? sendSound : null);
  };
  const toBroadcast = createStageOutput({
    isDue: broadcast.isDue,
    picture: broadcast.picture,
    read: () => undefined,
  });
  const toRoom = createStageOutput({ isDue: room.isDue, picture: room.picture, read: () => undefined });
  const toServer = createStageOutput({ isDue: whip.isDue, picture: whip.picture, read: () => undefined });
  const toCamera = createStageOutput({
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
    broadcast,
    room,
    stage: joinStageOutputs(toCamera, toBroadcast, toRoom, toServer),
    posed(pose) {
      broadcast.posed(pose);
      room.posed(pose);
    },
    dressed(what) {
      broadcast.dressed(what);
      room.dressed(what);
    },
    whip,
    sizeOf,
    use(settings) {
      const { virtualCamera: device, outputRate: rate, virtualMicrophone, broadcastVoice } = settings;
      const picture = { ...sizeOf(settings), rate };
      onAir.use({ ...picture, device, microphone: virtualMicrophone });
      const toViewers = { ...picture, voice: broadcastVoice, codec: settings.broadcastCodec };
      for (const output of [broadcast, room, whip]) output.use(toViewers);
    },
    report: () => ({
      ...figures.report(epochNow()),
      ...broadcast.report(epochNow()),
      ...whip.report(epochNow()),
    }),
    restart() {
      figures.restart(epochNow());
      broadcast.restart(epochNow());
      whip.restart(epochNow());
    },
    dispose() {
      onAir.dispose();
      room.dispose();
      broadcast.dispose();
      whip.dispose();
    },
  };
};
