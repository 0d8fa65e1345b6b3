import { assertNever } from '../../core/errors.ts';
import { CAMERA_NAME, type VirtualCameraSurvey } from '../../core/virtual-camera.ts';
import type { ChosenCamera } from '../../state/chosen-camera.ts';

/** What the sheet's one bright button does. */
export type CameraSheetPress = 'add' | 'look-again' | 'go';

export interface CameraSheetWords {
  readonly tone: 'fine' | 'attention';
  readonly title: string;
  readonly text: string;
  readonly command: string | null;
  readonly press: CameraSheetPress;
  /** After another look that found no change. */
  readonly still: string;
  /** A way on without it. */
  readonly hint: string | null;
}

export const CAMERA_SHEET_BUTTONS: Readonly<
  Record<CameraSheetPress, { readonly label: string; readonly busy: string }>
> = {
  add: { label: 'Add and go live', busy: 'Adding' },
  'look-again': { label: 'Look again', busy: 'Looking' },
  go: { label: 'Go live', busy: 'Going live' },
};

const STILL_MISSING = 'Still missing.';
const HINT = 'Until then, share Masque’s window in your meeting app.';

const missing = (remedy: VirtualCameraSurvey['remedy']): CameraSheetWords => {
  const title = `Add ${CAMERA_NAME}`;
  if (!remedy) {
    return {
      tone: 'attention',
      title,
      text: 'Meeting apps see Masque as a camera, and this system has none that Masque knows how to feed.',
      command: null,
      press: 'look-again',
      still: STILL_MISSING,
      hint: HINT,
    };
  }
  const asked = remedy.canAdd ? ' You will be asked for your password.' : '';
  return {
    tone: 'fine',
    title,
    text: `${remedy.message} ${remedy.cure}${asked}`,
    command: remedy.command,
    press: remedy.canAdd ? 'add' : 'look-again',
    still: remedy.command ? 'Still missing. Run the command, then look again.' : STILL_MISSING,
    hint: HINT,
  };
};

/** The sheet for whoever wants to go live and cannot: what is missing and how it comes. */
export const cameraSheetWords = (
  choice: ChosenCamera,
  survey: VirtualCameraSurvey | null,
): CameraSheetWords => {
  switch (choice.kind) {
    case 'unknown':
      return {
        tone: 'fine',
        title: `Looking for ${CAMERA_NAME}`,
        text: 'One moment. If nothing comes, look again.',
        command: null,
        press: 'look-again',
        still: 'The system does not answer.',
        hint: HINT,
      };
    case 'missing':
      return missing(survey?.remedy ?? null);
    case 'gone':
      return {
        tone: 'attention',
        title: 'The chosen camera is gone',
        text: `Masque does not find ${choice.id}. Bring it back, or choose another under Output.`,
        command: null,
        press: 'look-again',
        still: STILL_MISSING,
        hint: null,
      };
    case 'busy':
      return {
        tone: 'attention',
        title: `${choice.device.name} is in use`,
        text: 'Another program gives it pictures. Close that program, then look again.',
        command: null,
        press: 'look-again',
        still: 'Still in use.',
        hint: HINT,
      };
    case 'ready':
      return {
        tone: 'fine',
        title: `${choice.device.name} is there`,
        text: 'Choose it as the camera in your meeting app. Others see your avatar from the moment you go live.',
        command: null,
        press: 'go',
        still: '',
        hint: null,
      };
    default:
      return assertNever(choice);
  }
};
