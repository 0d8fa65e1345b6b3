import { Dialog } from '@base-ui/react/dialog';
import { Camera, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { chosenCamera } from '../../state/chosen-camera.ts';
import { problemOf } from '../../state/problem.ts';
import { useParts, useSettings, useShell, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import css from '../live/sheet.module.css';
import {
  CAMERA_SHEET_BUTTONS,
  type CameraSheetPress,
  cameraSheetWords,
} from '../words/camera-sheet-words.ts';
import { CommandBox } from './command-box.tsx';

/** Looks again whenever the person comes back, perhaps from the terminal. */
const useLookOnReturn = (): void => {
  const { session, shell } = useParts();
  useEffect(() => {
    const look = () => {
      session.surveyVirtualCameras().catch((cause: unknown) => shell.getState().notify(problemOf(cause)));
    };
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [session, shell]);
};

const SheetBody = () => {
  const { session, shell, status, settings } = useParts();
  const survey = useStatus((one) => one.virtualCameras);
  const chosen = useSettings((one) => one.virtualCamera);
  const words = cameraSheetWords(chosenCamera(survey, chosen), survey);
  const [busy, setBusy] = useState<CameraSheetPress | null>(null);
  const [trouble, setTrouble] = useState('');
  const primary = useRef<HTMLButtonElement>(null);
  useLookOnReturn();
  useEffect(() => primary.current?.focus(), []);

  /** Goes live, unless the person has closed the sheet meanwhile. */
  const goLive = () => {
    if (!shell.getState().cameraSheetOpen) return;
    shell.getState().setCameraSheet(false);
    session.goOnAir(true);
  };
  const lookAgain = async () => {
    await session.surveyVirtualCameras();
    const now = status.getState().virtualCameras;
    const found = cameraSheetWords(chosenCamera(now, settings.getState().settings.virtualCamera), now);
    if (found.press === words.press) setTrouble(found.still);
  };
  const press = async () => {
    setTrouble('');
    if (words.press === 'go') return goLive();
    setBusy(words.press);
    try {
      if (words.press === 'look-again') await lookAgain();
      else {
        await session.addVirtualCamera();
        goLive();
      }
    } catch (cause) {
      const { message, cure } = problemOf(cause);
      if (shell.getState().cameraSheetOpen) setTrouble(`${message} ${cure}`);
      else shell.getState().notify({ message, cure });
    }
    setBusy(null);
  };

  const { label, busy: verb } = CAMERA_SHEET_BUTTONS[busy ?? words.press];
  return (
    <>
      <div className={css.top}>
        <span className={css.badge} data-tone={words.tone}>
          <Camera size={24} strokeWidth={1.75} aria-hidden />
        </span>
        <Dialog.Title className={css.title}>{words.title}</Dialog.Title>
      </div>
      <Dialog.Description className={css.text}>{words.text}</Dialog.Description>
      {words.command && <CommandBox command={words.command} optional={words.press === 'add'} />}
      <div role="alert" className={css.trouble}>
        {trouble && (
          <>
            <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
            <span>{trouble}</span>
          </>
        )}
      </div>
      <div className={css.actions}>
        <Button ref={primary} look="primary" busy={busy !== null} onClick={press}>
          {busy ? verb : label}
        </Button>
        <Dialog.Close render={<Button look="quiet">Not now</Button>} />
      </div>
      {words.hint && <p className={css.hint}>{words.hint}</p>}
    </>
  );
};

/** Over the dimmed stage, when there is nothing to go live with: what is missing, and one button for it. */
export const CameraSheet = (props: { readonly container: HTMLElement | null }) => {
  const open = useShell((state) => state.cameraSheetOpen);
  const setOpen = useShell((state) => state.setCameraSheet);
  return (
    <Dialog.Root
      open={open}
      modal="trap-focus"
      disablePointerDismissal
      onOpenChange={(next) => setOpen(next)}
    >
      <Dialog.Portal container={props.container}>
        <div className={css.scrim}>
          <Dialog.Popup className={css.sheet}>
            <SheetBody />
          </Dialog.Popup>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
