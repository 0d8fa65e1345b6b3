import { assertNever } from '../../core/errors.ts';
import {
  OUTPUT_RATES,
  OUTPUT_SIZES,
  type OutputSize,
  type Settings,
  sizeInPixels,
} from '../../core/settings.ts';
import {
  CAMERA_NAME,
  MICROPHONE_NAME,
  type VirtualCameraDevice,
  type VirtualCameraKind,
  type VirtualCameraSurvey,
} from '../../core/virtual-camera.ts';
import type { LiveStatus, OnAirState } from '../../session/live-status.ts';
import type { ChosenCamera } from '../../state/chosen-camera.ts';
import type { SelectChoice } from '../controls/select-field.tsx';
import { readersWords } from './on-air-words.ts';

const KIND_WORDS: Readonly<Record<VirtualCameraKind, string>> = {
  pipewire: 'PipeWire',
  v4l2loopback: 'v4l2loopback',
  'obs-queue': 'OBS',
  'unity-capture': 'UnityCapture',
  'obs-extension': 'OBS extension',
};

export const EXPERIMENTAL =
  'Experimental: Masque’s makers have never tried it. Check the picture before a call.';

/** `1280 × 720` */
export const pixelWords = (width: number, height: number): string => `${width} × ${height}`;

export const sizeWords = (size: OutputSize): string => {
  const { width, height } = sizeInPixels(size);
  return pixelWords(width, height);
};

export const SIZE_CHOICES = OUTPUT_SIZES.map((value) => ({ value, label: `${sizeInPixels(value).height}p` }));
export const RATE_CHOICES = OUTPUT_RATES.map((rate) => ({ value: `${rate}`, label: `${rate}`, rate }));

/** What tells two cameras of the same name apart. */
const madeOf = (device: VirtualCameraDevice): string =>
  device.id.startsWith('/') ? `${KIND_WORDS[device.kind]}, ${device.id}` : KIND_WORDS[device.kind];

const deviceNote = (device: VirtualCameraDevice): string =>
  [
    madeOf(device),
    ...(device.busy ? ['in use by another program'] : []),
    ...(device.unverified ? ['experimental'] : []),
  ].join(', ');

/** The rows of the list of virtual cameras; what is chosen is always among them. */
export const deviceRows = (
  devices: readonly VirtualCameraDevice[],
  chosen: string,
): readonly SelectChoice[] => {
  const free = devices.find((device) => !device.busy);
  const rows: SelectChoice[] = devices.map((device, index) => ({
    value: device.id,
    label: device.name,
    note: deviceNote(device),
    apart: index === 0,
  }));
  if (chosen !== 'auto' && !devices.some((device) => device.id === chosen)) {
    rows.push({ value: chosen, label: chosen, note: 'not there now' });
  }
  return [
    { value: 'auto', label: 'Automatic', note: free ? `${free.name} now` : 'the first free one' },
    ...rows,
  ];
};

/** Below the list while it is shut: which of several it is; null where there is nothing to add. */
export const choiceNote = (choice: ChosenCamera, devices: number): string | null => {
  if (choice.kind !== 'ready' && choice.kind !== 'busy') return null;
  if (choice.device.unverified) return EXPERIMENTAL;
  return devices > 1 ? madeOf(choice.device) : null;
};

export interface CameraCard {
  readonly name: string;
  readonly figures: string;
  readonly line: string;
  readonly tone: 'live' | 'fine' | 'attention' | 'quiet';
}

const offLine = (choice: ChosenCamera): Omit<CameraCard, 'figures'> => {
  switch (choice.kind) {
    case 'unknown':
      return { name: CAMERA_NAME, line: 'Looking for it', tone: 'quiet' };
    case 'missing':
      return { name: 'No virtual camera', line: 'It has to be added first', tone: 'attention' };
    case 'gone':
      return { name: choice.id, line: 'Not there now: choose another', tone: 'attention' };
    case 'busy':
      return { name: choice.device.name, line: 'In use by another program', tone: 'attention' };
    case 'ready':
      return { name: choice.device.name, line: 'Ready, nobody sees it', tone: 'quiet' };
    default:
      return assertNever(choice);
  }
};

/** The card of the camera: as it is while on air, else as it would be. */
export const cameraCard = (
  onAir: OnAirState,
  choice: ChosenCamera,
  settings: Pick<Settings, 'outputSize' | 'outputRate'>,
): CameraCard => {
  const off = offLine(choice);
  const figures = `${sizeWords(settings.outputSize)}, ${settings.outputRate} fps`;
  switch (onAir.kind) {
    case 'off':
    case 'failed':
      return { ...off, figures };
    case 'starting':
      return { ...off, figures, line: 'Going live', tone: 'fine' };
    case 'interrupted':
      return { ...off, figures, line: 'Interrupted, trying again', tone: 'attention' };
    case 'on':
      return {
        name: onAir.device,
        figures: `${pixelWords(onAir.width, onAir.height)}, ${Math.round(onAir.framesPerSecond)} fps`,
        line: readersWords(onAir.readers, 'In use'),
        tone: 'live',
      };
    default:
      return assertNever(onAir);
  }
};

/** What is said below the size when what goes out is not what was asked for; null when it is. */
export const sizeNote = (onAir: OnAirState, size: OutputSize): string | null => {
  if (onAir.kind !== 'on') return null;
  const out = pixelWords(onAir.width, onAir.height);
  return out === sizeWords(size) ? null : `Goes out at ${out} now`;
};

/** What the switch for the voice says of itself. */
export const voiceWords = (
  survey: VirtualCameraSurvey | null,
  { onAir, microphone }: Pick<LiveStatus, 'onAir' | 'microphone'>,
  on: boolean,
): { readonly disabled: boolean; readonly note: string } => {
  if (!survey) return { disabled: true, note: 'One moment' };
  if (!survey.microphone) return { disabled: true, note: 'Only on Linux with PipeWire' };
  const can = (note: string) => ({ disabled: false, note });
  if (!on) return can(`As ${MICROPHONE_NAME}, in time with your lips`);
  if (microphone.kind !== 'running') return can('Your microphone is off, so nothing is heard');
  if (onAir.kind !== 'on') return can(`Goes out as ${MICROPHONE_NAME} when you go live`);
  return can(
    onAir.microphone ? `Goes out as ${MICROPHONE_NAME}` : `${MICROPHONE_NAME} is not there: nothing is heard`,
  );
};
