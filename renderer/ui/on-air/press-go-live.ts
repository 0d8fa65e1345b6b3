import { assertNever } from '../../core/errors.ts';
import { problemOf } from '../../state/problem.ts';
import type { AppParts } from '../app-context.tsx';
import { showPanel } from '../frame/use-panel-place.ts';
import { goLiveWords } from '../words/on-air-words.ts';

/** The one way to go live and to stop, for the dock, the keyboard and the panel. What goes out is always in sight. */
export const pressGoLive = (parts: AppParts): void => {
  const { session, shell, settings, status } = parts;
  const { press } = goLiveWords(status.getState(), settings.getState().settings.virtualCamera);
  const toStage = () => {
    if (shell.getState().section !== 'live') shell.getState().goTo('live');
  };
  switch (press) {
    case 'go':
      toStage();
      session.goOnAir(true);
      break;
    case 'stop':
      session.goOnAir(false);
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
