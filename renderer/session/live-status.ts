import type { FaceKey } from '../core/animate/held-face.ts';
import type { Audience, BroadcastAddresses, RoomNews } from '../core/broadcast/broadcast-line.ts';
import type { ReceptionAddresses } from '../core/broadcast/reception-line.ts';
import type { SentVideo } from '../core/broadcast/video-codec.ts';
import type { TakeEntry, TrackerModelName } from '../core/host.ts';
import type { Quality } from '../core/settings.ts';
import type { VirtualCameraSurvey } from '../core/virtual-camera.ts';
import type { WhipState } from '../output/whip/whip-client.ts';
import type { VoiceTrackerState } from '../track/voice-tracker.ts';

/** Where the pictures come from, as a state a person can read. */
export type CameraState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting'; readonly label: string }
  | {
      readonly kind: 'running';
      readonly label: string;
      readonly source: 'device' | 'file' | 'demo' | 'remote';
    }
  /** A remote camera sends nothing: not yet, or no longer; the session waits for it. */
  | { readonly kind: 'awaited'; readonly isLost: boolean }
  /** No camera is plugged in. */
  | { readonly kind: 'none-found' }
  | { readonly kind: 'denied' }
  /** Another app holds it. */
  | { readonly kind: 'busy'; readonly label: string }
  /** It was unplugged; the session waits for it. */
  | { readonly kind: 'unplugged'; readonly label: string }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

export type MicrophoneState =
  | { readonly kind: 'off' }
  | { readonly kind: 'running'; readonly label: string }
  /** Silenced by the system or by a switch on the device; the session waits for it to speak again. */
  | { readonly kind: 'muted'; readonly label: string }
  | { readonly kind: 'none-found' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'unplugged'; readonly label: string }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

/** Who reads the mouth from the sound, as a state a person can read. */
export type VoiceState =
  /** No microphone runs, or the voice should not move the mouth. */
  { readonly kind: 'off' } | VoiceTrackerState;

/** Whether others see the avatar, as a state a person can read. */
export type OnAirState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'on';
      /** What meeting apps call the camera. */
      readonly device: string;
      /** Pixels of the picture that goes out. */
      readonly width: number;
      readonly height: number;
      readonly framesPerSecond: number;
      /** Apps that look at it now; null where the system does not tell. */
      readonly readers: number | null;
      /** Milliseconds since 1970. */
      readonly since: number;
      /** The voice goes out too, as a microphone. */
      readonly microphone: boolean;
    }
  /** It was on, and the device or its writer is gone; tried again by itself. */
  | { readonly kind: 'interrupted'; readonly message: string; readonly cure: string }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

/** Whether other screens can look, as a state a person can read. */
export type BroadcastState =
  | { readonly kind: 'off' }
  /** `message` says what takes so long, when it does. */
  | { readonly kind: 'starting'; readonly message: string | null }
  | {
      readonly kind: 'on';
      readonly audience: Audience;
      readonly addresses: BroadcastAddresses;
      /** The usual port, when another program has it and the addresses are others for now. */
      readonly takenPort: number | undefined;
      /** Why viewers cannot draw the avatar themselves, and see its video; null when they can. */
      readonly figureProblem: string | null;
      /** Screens that look now. */
      readonly viewers: number;
      /** Milliseconds since 1970. */
      readonly since: number;
      /** False while the pictures find their way to a new worker. */
      readonly flowing: boolean;
      /** How pictures go out; null until they do. */
      readonly video: SentVideo | null;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

/** Whether the person is in a room with others, as a state a person can read. */
export type RoomState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'in';
      readonly isHost: boolean;
      readonly room: RoomNews;
      /** Whose voice is heard now. */
      readonly speaking: readonly string[];
      /** Milliseconds since 1970. */
      readonly since: number;
    }
  /** The host is out of reach; the room is joined again by itself. */
  | { readonly kind: 'lost'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

/** The way in for a phone or OBS, as a state a person can read. What comes in is the camera's state. */
export type ReceptionState =
  | { readonly kind: 'off' }
  /** `message` says what takes so long, when it does. */
  | { readonly kind: 'starting'; readonly message: string | null }
  | { readonly kind: 'open'; readonly audience: Audience; readonly addresses: ReceptionAddresses }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

/** Whether the avatar is sent to a server elsewhere, as a state a person can read. */
export type SendingState =
  | { readonly kind: 'off' }
  | (WhipState & { /** The server's. */ readonly address: string });

/** Whether what is performed is written down, as a state a person can read. */
export type RecordingState =
  | { readonly kind: 'off' }
  /** Milliseconds since 1970. */
  | { readonly kind: 'on'; readonly since: number }
  /** Stopped; its end is being written. */
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly take: TakeEntry }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

export type FaceState = 'none' | 'found' | 'lost';

export type StageState =
  | { readonly kind: 'loading'; readonly avatar: string }
  | { readonly kind: 'ready'; readonly avatar: string }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

export type CalibrationState =
  | { readonly kind: 'none' }
  /** `progress` 0..1 of the two seconds. */
  | { readonly kind: 'running'; readonly progress: number }
  | { readonly kind: 'done'; readonly takenAt: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Small pictures of the worn avatar's head, as addresses of images. */
export interface AvatarPictures {
  readonly portrait: string;
  readonly faces: Partial<Readonly<Record<FaceKey, string>>>;
}

/** What the session says of itself, at most four times a second and whenever a state changes. */
export interface LiveStatus {
  readonly camera: CameraState;
  readonly microphone: MicrophoneState;
  readonly voice: VoiceState;
  readonly face: FaceState;
  readonly stage: StageState;
  /** A recipe is being made into a figure. */
  readonly sculpting: boolean;
  /** Why the chosen background is not there; null while all is well. */
  readonly backgroundProblem: { readonly message: string; readonly cure: string } | null;
  /** Of who is worn. */
  readonly triangles: number;
  /** Taken once for each avatar, a moment after it is put on; until then those of the one before, or null. */
  readonly pictures: AvatarPictures | null;
  readonly calibration: CalibrationState;
  readonly tracker: { readonly model: TrackerModelName; readonly delegate: 'CPU' | 'GPU' } | null;
  readonly quality: Quality;
  /** Nothing is tracked or drawn, for nobody would see it. */
  readonly resting: boolean;
  readonly onAir: OnAirState;
  readonly broadcast: BroadcastState;
  readonly room: RoomState;
  readonly reception: ReceptionState;
  readonly sending: SendingState;
  readonly recording: RecordingState;
  /** What the system offers to go on air with; null until it has been looked at. */
  readonly virtualCameras: VirtualCameraSurvey | null;
  /** Pictures a second, over the last second. */
  readonly trackedPerSecond: number;
  readonly renderedPerSecond: number;
  /** Camera to finished picture, median of the last second, milliseconds. */
  readonly latencyMilliseconds: number;
  /** Sound to heard mouth shape, median of the last seconds, milliseconds; null while nothing is heard. */
  readonly voiceMilliseconds: number | null;
  /** WebGL's own words. */
  readonly gpu: string;
}

export const initialStatus = (): LiveStatus => ({
  camera: { kind: 'off' },
  microphone: { kind: 'off' },
  voice: { kind: 'off' },
  face: 'none',
  stage: { kind: 'loading', avatar: '' },
  sculpting: false,
  backgroundProblem: null,
  triangles: 0,
  pictures: null,
  calibration: { kind: 'none' },
  tracker: null,
  quality: 'light',
  resting: false,
  onAir: { kind: 'off' },
  broadcast: { kind: 'off' },
  room: { kind: 'off' },
  reception: { kind: 'off' },
  sending: { kind: 'off' },
  recording: { kind: 'off' },
  virtualCameras: null,
  trackedPerSecond: 0,
  renderedPerSecond: 0,
  latencyMilliseconds: 0,
  voiceMilliseconds: null,
  gpu: '',
});
