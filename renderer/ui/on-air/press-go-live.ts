import { assertNever } from '../../core/errors.ts';
import { problemOf } from '../../state/problem.ts';
import type { AppParts } from '../app-context.tsx';
import { showPanel } from '../frame/use-panel-place.ts';
import { isBroadcasting } from '../words/broadcast-words.ts';
import { cameraWords, type GoLivePress, goLiveWords } from '../words/on-air-words.ts';
import { isInRoom } from '../words/room-words.ts';
import { isSending } from '../words/sending-words.ts';

/** Nobody sees the avatar any more, by whichever way they did. */
export const goOffAir = ({ session, status }: Pick<AppParts, 'session' | 'status'>): void => {
  const { onAir, broadcast, sending, room } = status.getState();
  if (onAir.kind !== 'off') session.goOnAir(false);
  if (isInRoom(room)) session.leaveRoom();
  if (isBroadcasting(broadcast)) session.broadcastTo(null);
  if (isSending(sending)) session.sendTo(null);
};

/** The one way to go live and to stop, for the dock and the keyboard. What goes out is always in sight. */
export const pressGoLive = (parts: AppParts): void =>
  press(parts, goLiveWords(parts.status.getState(), chosenIn(parts)).press);

/** The same for the virtual camera alone, which may join a broadcast or leave it. */
export const pressCamera = (parts: AppParts): void => {
  const words = cameraWords(parts.status.getState(), chosenIn(parts));
  if (words.press === 'stop') parts.session.goOnAir(false);
  else press(parts, words.press);
};

const chosenIn = ({ settings }: AppParts): string => settings.getState().settings.virtualCamera;

const press = (parts: AppParts, press: GoLivePress): void => {
  const { session, shell } = parts;
  const toStage = () => {
    if (shell.getState().section !== 'live') shell.getState().goTo('live');
  };
  switch (press) {
    case 'go':
      toStage();
      session.goOnAir(true);
      break;
    case 'stop':
      goOffAir(parts);
      break;
    case 'look-again':
      session.surveyVirtualCameras().catch((cause: unknown) => shell.getState().notify(problemOf(cause)));
      break;
    case 'add-camera':
      toStage();
      shell.getState().setCameraSheet(true);
      break;
    case 'choose-camera':
      toStage();
      shell.getState().showTab('output');
      showPanel(parts);
      break;
    case 'nothing':
      break;
    default:
      assertNever(press);
  }
};
