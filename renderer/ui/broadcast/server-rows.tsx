import { useEffect, useState } from 'react';
import { LONGEST_WHIP_TOKEN } from '../../core/broadcast/whip.ts';
import { useAttempt, useChangeSettings, useParts, useSettings, useStatus } from '../app-context.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { TextField } from '../controls/text-field.tsx';
import { isSending, sendingWords, serverAddress } from '../words/sending-words.ts';
import css from './broadcast-group.module.css';

/** Shown instead of a token, which nobody gets to see again. */
const KEPT = '••••••••';

/** A server elsewhere that takes the avatar by WHIP. */
export const ServerRows = () => {
  const { session, host } = useParts();
  const attempt = useAttempt();
  const change = useChangeSettings();
  const sending = useStatus((status) => status.sending);
  const address = useSettings((settings) => settings.whipAddress);
  const [hasToken, setHasToken] = useState(false);
  useEffect(() => {
    // Without an answer there is none to be shown.
    host.whip.hasToken().then(setHasToken, () => undefined);
  }, [host]);
  const target = serverAddress(address);
  const { line, tone } = sendingWords(sending);
  const keepToken = (token: string) =>
    attempt(async () => {
      await host.whip.setToken({ token });
      setHasToken(token !== '');
    });
  return (
    <>
      <SwitchRow
        label="Send to a server (WHIP)"
        on={isSending(sending)}
        disabled={target === null}
        onChange={(on) => session.sendTo(on ? target : null)}
      />
      <p className={css.line} data-tone={tone} role="status">
        {line}
      </p>
      <TextField
        label="Address"
        hint="https://example.com/whip"
        longest={2000}
        value={address}
        onText={(text) => change({ whipAddress: serverAddress(text) ?? text })}
      />
      <TextField
        label="Token"
        hint={hasToken ? KEPT : 'If the server asks for one'}
        secret
        longest={LONGEST_WHIP_TOKEN}
        value=""
        onText={keepToken}
      />
    </>
  );
};
