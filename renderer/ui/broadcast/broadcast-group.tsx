import type { Audience } from '../../core/broadcast/broadcast-line.ts';
import type { BroadcastState } from '../../session/live-status.ts';
import { useChangeSettings, useParts, useSettings, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { CopyBox } from '../controls/copy-box.tsx';
import { Group } from '../controls/group.tsx';
import { QrCode } from '../controls/qr-code.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { Switch } from '../controls/switch.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import {
  broadcastVoiceNote,
  broadcastWords,
  FORMAT_CHOICES,
  isBroadcasting,
  networkNote,
  videoNote,
} from '../words/broadcast-words.ts';
import css from './broadcast-group.module.css';
import { OpenButton } from './open-button.tsx';
import { ServerRows } from './server-rows.tsx';

const COPIED = 'The address is copied';

const Addresses = ({ addresses, audience, figureProblem }: Extract<BroadcastState, { kind: 'on' }>) => {
  const { session } = useParts();
  const { view, poseView, whep } = addresses;
  return (
    <>
      <CopyBox
        label="Video"
        note="For any browser. For OBS’s browser source, add ?transparent."
        text={view}
        copied={COPIED}
        actions={<OpenButton address={view} />}
      />
      <CopyBox
        label="Avatar"
        note={figureProblem ?? 'The other screen draws it, sharper and with far less to send.'}
        text={poseView}
        copied={COPIED}
        actions={<OpenButton address={poseView} />}
      />
      <CopyBox label="Players" note="For players that view by WHEP." text={whep} copied={COPIED} />
      {audience === 'network' && (
        <div className={css.scan}>
          <QrCode text={view} label="The address of the video, as a QR code" />
          <p className={css.note}>Scan it with a phone or a tablet in the same network.</p>
        </div>
      )}
      <div className={css.renew}>
        <p className={css.note}>These addresses stay the same from one day to the next.</p>
        <Button size="small" onClick={() => session.renewBroadcast()}>
          New addresses
        </Button>
      </div>
    </>
  );
};

const VideoFormat = () => {
  const chosen = useSettings((settings) => settings.broadcastCodec);
  const video = useStatus(({ broadcast }) => (broadcast.kind === 'on' ? broadcast.video : null));
  const change = useChangeSettings();
  const note = videoNote(chosen, video);
  return (
    <div className={css.choice}>
      <p className={css.label}>Video format</p>
      <SelectField
        label="Video format"
        value={chosen}
        choices={FORMAT_CHOICES}
        onChange={(value) => {
          const next = FORMAT_CHOICES.find((one) => one.value === value);
          if (next) change({ broadcastCodec: next.value });
        }}
      />
      {note && <p className={css.note}>{note}</p>}
    </div>
  );
};

/** Other screens: a browser, OBS, a second computer. */
export const BroadcastGroup = () => {
  const { session } = useParts();
  const change = useChangeSettings();
  const broadcast = useStatus((status) => status.broadcast);
  const microphone = useStatus((status) => status.microphone.kind);
  const audience = useSettings((settings) => settings.broadcastAudience);
  const voice = useSettings((settings) => settings.broadcastVoice);
  const isOn = isBroadcasting(broadcast);
  const { line, tone } = broadcastWords(broadcast);
  const openTo = (next: Audience) => {
    change({ broadcastAudience: next });
    // Who may look is fixed with the port: it is opened anew.
    if (isOn) session.broadcastTo(next);
  };
  const isNetwork = audience === 'network';
  return (
    <Group
      title="Other screens"
      control={
        <Switch
          aria-label="Other screens"
          on={isOn}
          onChange={(on) => session.broadcastTo(on ? audience : null)}
        />
      }
    >
      <p className={css.line} data-tone={tone} role="status">
        {line}
      </p>
      {broadcast.kind === 'on' && <Addresses {...broadcast} />}
      <SwitchRow
        label="Share in my network"
        note={networkNote(isNetwork)}
        on={isNetwork}
        onChange={(on) => openTo(on ? 'network' : 'this-computer')}
      />
      <SwitchRow
        label="With my voice"
        note={broadcastVoiceNote(voice, microphone === 'running')}
        on={voice}
        onChange={(broadcastVoice) => change({ broadcastVoice })}
      />
      <VideoFormat />
      <ServerRows />
    </Group>
  );
};
