import { Cast, Eye, Lock, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useParts, useSettings, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Spinner } from '../controls/spinner.tsx';
import { broadcastAnnouncement, isBroadcasting, screensWords } from '../words/broadcast-words.ts';
import {
  airTag,
  announcement,
  isOnItsWay,
  onAirSince,
  privacyWords,
  runningTime,
  voiceGoesOut,
} from '../words/on-air-words.ts';
import { isInRoom } from '../words/room-words.ts';
import { isSending } from '../words/sending-words.ts';
import css from './on-air-signs.module.css';
import { goOffAir } from './press-go-live.ts';

/** What the stage itself says of being seen: the tag, and on air the ring. */
export const StageSigns = () => {
  const onAir = useStatus((status) => status.onAir);
  const broadcast = useStatus((status) => status.broadcast);
  const sending = useStatus((status) => status.sending);
  const room = useStatus((status) => status.room);
  const { look, words } = airTag({ onAir, broadcast, sending, room });
  return (
    <>
      {look === 'live' && <span className={css.ring} />}
      <span className={css.tag} data-look={look}>
        {onAir.kind === 'starting' || isOnItsWay({ broadcast, sending, room }) ? (
          <Spinner size={16} />
        ) : look === 'quiet' ? (
          <Eye size={16} strokeWidth={1.75} aria-hidden />
        ) : (
          <i className={css.dot} />
        )}
        {words}
        {broadcast.kind === 'on' && <span className={css.lookers}>{screensWords(broadcast.viewers)}</span>}
      </span>
    </>
  );
};

/** Minutes and seconds since a moment, ticking. */
export const RunningTime = (props: { readonly since: number }) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // A tick on the second of the broadcast, not of the clock.
    const timer = window.setTimeout(() => setNow(Date.now()), 1000 - ((now - props.since) % 1000));
    return () => window.clearTimeout(timer);
  }, [now, props.since]);
  return runningTime(now - props.since);
};

/**
 * In the top bar of every section: on air since when, and a Stop wherever the dock's own is out of sight. `dockInSight`
 * leaves that to the height of the window.
 */
export const OnAirPill = (props: { readonly dockInSight: boolean }) => {
  const parts = useParts();
  const onAir = useStatus((status) => status.onAir);
  const broadcast = useStatus((status) => status.broadcast);
  const sending = useStatus((status) => status.sending);
  const room = useStatus((status) => status.room);
  const isIdle = onAir.kind === 'off' || onAir.kind === 'failed';
  if (isIdle && !isBroadcasting(broadcast) && !isSending(sending) && !isInRoom(room)) return null;
  const { look, words } = airTag({ onAir, broadcast, sending, room });
  const since = onAirSince({ onAir, broadcast, sending, room });
  return (
    <>
      <span className={css.pill} data-look={look}>
        {look === 'quiet' ? <Spinner size={12} /> : <i className={css.dot} />}
        <span>
          {words}
          {since !== null && (
            <>
              {' '}
              <RunningTime since={since} />
            </>
          )}
        </span>
      </span>
      <Button
        look={since === null ? 'normal' : 'stop'}
        size="small"
        className={props.dockInSight ? `${css.stop} ${css.spare}` : css.stop}
        onClick={() => goOffAir(parts)}
      >
        <Square size={16} strokeWidth={1.75} aria-hidden />
        Stop
      </Button>
    </>
  );
};

/** What leaves this computer, in words that are true at any moment. */
export const PrivacyWords = (props: { readonly icon: 16 | 20 }) => {
  const onAir = useStatus((status) => status.onAir);
  const wanted = useSettings((settings) => settings.virtualMicrophone);
  const voice = useStatus((status) => voiceGoesOut(status, wanted));
  const isBroadcast = useStatus(
    ({ broadcast, sending, room }) => isBroadcasting(broadcast) || isSending(sending) || isInRoom(room),
  );
  // Viewers hear whatever the microphone hears, unless the person keeps it from them.
  const sendsVoice = useSettings((settings) => settings.broadcastVoice);
  const isHeard = useStatus((status) => status.microphone.kind === 'running') && isBroadcast && sendsVoice;
  const { goesOut, words } = privacyWords(onAir, voice || isHeard, isBroadcast);
  const Icon = goesOut ? Cast : Lock;
  return (
    <>
      <Icon size={props.icon} strokeWidth={1.75} aria-hidden />
      <span className={css.promise}>{words}</span>
    </>
  );
};

/** What was said last, and of which state. */
const useAnnouncement = <Kind extends string>(
  kind: Kind,
  words: (before: Kind) => string | null,
  first: Kind,
): string => {
  const [said, setSaid] = useState<{ readonly kind: Kind; readonly words: string }>({
    kind: first,
    words: '',
  });
  if (said.kind !== kind) setSaid({ kind, words: words(said.kind) ?? '' });
  return said.words;
};

/** Says once to a screen reader that the avatar is on air, or no longer. */
export const OnAirAnnouncer = () => {
  const onAir = useStatus((status) => status.onAir);
  const broadcast = useStatus((status) => status.broadcast.kind);
  const ofCamera = useAnnouncement(onAir.kind, (before) => announcement(before, onAir), 'off');
  const ofScreens = useAnnouncement(broadcast, (before) => broadcastAnnouncement(before, broadcast), 'off');
  return (
    <>
      <div role="status" className="unseen">
        {ofCamera}
      </div>
      <div role="status" className="unseen">
        {ofScreens}
      </div>
    </>
  );
};
