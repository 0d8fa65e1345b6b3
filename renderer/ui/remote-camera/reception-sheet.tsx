import { Dialog } from '@base-ui/react/dialog';
import { Smartphone } from 'lucide-react';
import { useState } from 'react';
import type { Audience } from '../../core/broadcast/audience.ts';
import type { ReceptionAddresses } from '../../core/broadcast/reception-line.ts';
import { useChangeSettings, useParts, useSettings, useShell, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { CopyBox } from '../controls/copy-box.tsx';
import { QrCode } from '../controls/qr-code.tsx';
import { Segments } from '../controls/segments.tsx';
import sheet from '../controls/sheet.module.css';
import { SwitchRow } from '../controls/switch-row.tsx';
import { fingerprintLines, receptionNote, receptionWords } from '../words/reception-words.ts';
import css from './reception-sheet.module.css';

const SENDERS = [
  { value: 'phone', label: 'Phone' },
  { value: 'obs', label: 'OBS' },
] as const;
type Sender = (typeof SENDERS)[number]['value'];

const PhonePart = ({ phone, fingerprint }: ReceptionAddresses) => (
  <>
    <div className={css.scan}>
      <QrCode text={phone} label="The address of the phone’s page" />
      <ol className={css.steps}>
        <li>Scan this with the phone, in the same network.</li>
        <li>The phone warns of the page, since nobody but this computer vouches for it. Go on.</li>
        <li>Allow the camera there.</li>
      </ol>
    </div>
    <CopyBox label="Address" text={phone} copied="The address is copied" />
    <div className={css.fingerprint}>
      <p>If the phone shows a certificate, its SHA-256 fingerprint is:</p>
      {fingerprintLines(fingerprint).map((line) => (
        <code key={line}>{line}</code>
      ))}
    </div>
  </>
);

const ObsPart = ({ whip }: ReceptionAddresses) => (
  <>
    <p className={sheet.text}>
      In OBS, open Settings, Stream, choose WHIP as the service, and paste this as the server. Leave the
      bearer token empty. Then start streaming.
    </p>
    <CopyBox
      label="WHIP server"
      text={whip}
      copied="The address is copied"
      note="Any other program that publishes by WHIP works too. Its sound is not used."
    />
  </>
);

const Body = () => {
  const { session } = useParts();
  const reception = useStatus((status) => status.reception);
  const camera = useStatus((status) => status.camera);
  const audience = useSettings((settings) =>
    settings.camera.kind === 'remote' ? settings.camera.audience : 'this-computer',
  );
  const change = useChangeSettings();
  const [sender, setSender] = useState<Sender>('phone');
  const { line, tone } = receptionWords(reception, camera);
  const openTo = (next: Audience) => change({ camera: { kind: 'remote', audience: next }, cameraOn: true });
  const isNetwork = audience === 'network';
  const addresses = reception.kind === 'open' ? reception.addresses : null;
  return (
    <>
      <div className={css.top}>
        <span className={css.badge}>
          <Smartphone size={24} strokeWidth={1.75} aria-hidden />
        </span>
        <Dialog.Title className={sheet.title}>Phone or OBS as your camera</Dialog.Title>
      </div>
      <p className={css.line} data-tone={tone} role="status">
        {line}
      </p>
      <Segments
        label="What sends its picture"
        value={sender}
        choices={SENDERS}
        onChange={(next) => setSender(next)}
      />
      <SwitchRow
        label="Let my network in"
        note={receptionNote(isNetwork)}
        on={isNetwork}
        onChange={(on) => openTo(on ? 'network' : 'this-computer')}
      />
      {addresses !== null && sender === 'phone' && isNetwork && <PhonePart {...addresses} />}
      {addresses !== null && sender === 'obs' && <ObsPart {...addresses} />}
      <div className={sheet.actions}>
        <Dialog.Close render={<Button look="primary">Done</Button>} />
        {addresses !== null && (
          <Button look="quiet" onClick={() => session.renewReception()}>
            Use a new address
          </Button>
        )}
      </div>
    </>
  );
};

/** How a phone or OBS becomes the camera, over whatever section it was asked for in. */
export const ReceptionSheet = () => {
  const open = useShell((state) => state.receptionSheetOpen);
  const setOpen = useShell((state) => state.setReceptionSheet);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={sheet.backdrop} />
        <Dialog.Popup className={`${sheet.sheet} ${sheet.form}`}>
          <Body />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
