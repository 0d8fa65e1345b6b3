import { Progress } from '@base-ui/react/progress';
import {
  ImageOff,
  type LucideIcon,
  MicOff,
  ScanFace,
  Smartphone,
  TriangleAlert,
  UserRoundX,
  VideoOff,
  X,
} from 'lucide-react';
import { Button } from '../controls/button.tsx';
import type { StageAction, StageIcon, StageMessage } from '../words/stage-message.ts';
import css from './banner.module.css';

const ICONS: Readonly<Record<StageIcon, LucideIcon>> = {
  'camera-off': VideoOff,
  'remote-camera': Smartphone,
  'microphone-off': MicOff,
  face: ScanFace,
  avatar: UserRoundX,
  background: ImageOff,
  calibrated: ScanFace,
  'off-air': TriangleAlert,
};

export interface BannerProps {
  readonly message: StageMessage;
  /** Stands in the left corner, when the own camera takes the right one. */
  readonly corner: boolean;
  /** 0..1, for something that takes a moment. */
  readonly progress?: number | undefined;
  onAct(action: StageAction): void;
}

export const Banner = ({ message, corner, progress, onAct }: BannerProps) => {
  const Icon = ICONS[message.icon];
  const { button, dismiss } = message;
  return (
    <div className={css.banner} data-tone={message.tone} data-corner={corner || undefined}>
      <Icon size={24} strokeWidth={1.75} aria-hidden />
      <div className={css.words}>
        <p className={css.title}>{message.title}</p>
        {message.text && <p className={css.text}>{message.text}</p>}
        {progress !== undefined && (
          <Progress.Root value={Math.round(progress * 100)} aria-label={message.title}>
            <Progress.Track className={css.progress}>
              <Progress.Indicator className={css.done} />
            </Progress.Track>
          </Progress.Root>
        )}
      </div>
      {button && (
        <Button size="small" onClick={() => onAct(button.action)}>
          {button.label}
        </Button>
      )}
      {dismiss && (
        <Button look="quiet" size="small" icon aria-label="Dismiss" onClick={() => onAct(dismiss)}>
          <X size={20} strokeWidth={1.75} aria-hidden />
        </Button>
      )}
    </div>
  );
};
