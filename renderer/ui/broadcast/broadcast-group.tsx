import { useState } from 'react';
import type { Audience, BroadcastAddresses } from '../../core/broadcast/broadcast-line.ts';
import { useParts, useStatus } from '../app-context.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { Group } from '../controls/group.tsx';
import { Switch } from '../controls/switch.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { broadcastWords, networkNote } from '../words/broadcast-words.ts';
import css from './broadcast-group.module.css';

const AddressBox = (props: { readonly label: string; readonly note: string; readonly address: string }) => (
  <div className={css.box}>
    <div className={css.head}>
      {props.label}
      <CopyButton label="Copy" done="The address is copied" text={() => props.address} />
    </div>
    <code className={css.address}>{props.address}</code>
    <p className={css.note}>{props.note}</p>
  </div>
);

const Addresses = ({ view, poseView }: BroadcastAddresses) => (
  <>
    <AddressBox
      label="Video"
      note="For any browser. For OBS’s browser source, add ?transparent."
      address={view}
    />
    <AddressBox
      label="Avatar alone"
      note="The other screen draws it, sharper and with far less to send."
      address={poseView}
    />
  </>
);

/** Other screens: a browser, OBS, a second computer. */
export const BroadcastGroup = () => {
  const { session } = useParts();
  const broadcast = useStatus((status) => status.broadcast);
  const [audience, setAudience] = useState<Audience>(
    broadcast.kind === 'on' ? broadcast.audience : 'this-computer',
  );
  const isOn = broadcast.kind === 'on' || broadcast.kind === 'starting';
  const { line, tone } = broadcastWords(broadcast);
  const openTo = (next: Audience) => {
    setAudience(next);
    // Who may look is fixed with the addresses: other ones, and nobody keeps the old.
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
      {broadcast.kind === 'on' && <Addresses {...broadcast.addresses} />}
      <SwitchRow
        label="Share in my network"
        note={networkNote(isNetwork)}
        on={isNetwork}
        onChange={(on) => openTo(on ? 'network' : 'this-computer')}
      />
    </Group>
  );
};
