import { Camera, MonitorUp } from 'lucide-react';
import { chosenCamera } from '../../state/chosen-camera.ts';
import { useSettings, useStatus } from '../app-context.tsx';
import { cameraCard } from '../words/output-words.ts';
import css from './output-page.module.css';

/** The camera that meeting apps list: its name, what it carries, who looks. */
export const CameraCard = () => {
  const onAir = useStatus((status) => status.onAir);
  const survey = useStatus((status) => status.virtualCameras);
  const chosen = useSettings((settings) => settings.virtualCamera);
  const outputSize = useSettings((settings) => settings.outputSize);
  const outputRate = useSettings((settings) => settings.outputRate);
  const { name, figures, line, tone } = cameraCard(onAir, chosenCamera(survey, chosen), {
    outputSize,
    outputRate,
  });
  return (
    <div className={css.card} data-tone={tone}>
      <div className={css.head}>
        <span className={css.badge}>
          <Camera size={20} strokeWidth={1.75} aria-hidden />
        </span>
        <div className={css.words}>
          <p className={css.name}>{name}</p>
          <p className={css.figures}>{figures}</p>
        </div>
      </div>
      <p className={css.line}>
        <MonitorUp size={16} strokeWidth={1.75} aria-hidden />
        {line}
      </p>
    </div>
  );
};
