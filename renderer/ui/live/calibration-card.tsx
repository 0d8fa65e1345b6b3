import { ScanFace } from 'lucide-react';
import { useParts, useSettings, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { momentWords } from '../words/choices.ts';
import css from './panel.module.css';

/** When the face now in use was fitted, ISO 8601; null when it never was. */
const useFittedAt = (): string | null => {
  const calibration = useStatus((status) => status.calibration);
  const model = useStatus((status) => status.tracker?.model);
  const kept = useSettings((settings) => settings.calibrations);
  if (calibration.kind === 'done') return calibration.takenAt;
  return kept.filter((one) => model === undefined || one.model === model).at(-1)?.takenAt ?? null;
};

export const CalibrationCard = () => {
  const { session } = useParts();
  const running = useStatus((status) => status.camera.kind === 'running');
  const busy = useStatus((status) => status.calibration.kind === 'running');
  const fittedAt = useFittedAt();
  return (
    <div className={css.card}>
      <ScanFace size={20} strokeWidth={1.75} aria-hidden />
      <span className={css.words}>
        {running ? (
          <>
            {fittedAt ? 'Fitted to you' : 'Not fitted yet'}
            <span className={css.note}>{fittedAt ? momentWords(fittedAt, new Date()) : 'Two seconds'}</span>
          </>
        ) : (
          'Needs a camera'
        )}
      </span>
      {running && (
        <Button
          size="small"
          disabled={busy}
          aria-label={fittedAt && !busy ? 'Redo the calibration' : undefined}
          onClick={() => session.calibrate()}
        >
          {busy ? 'Hold still' : fittedAt ? 'Redo' : 'Calibrate'}
        </Button>
      )}
    </div>
  );
};
