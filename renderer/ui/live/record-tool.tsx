import { CircleDot, SquareDot } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useParts, useStatus } from '../app-context.tsx';
import { RunningTime } from '../on-air/on-air-signs.tsx';
import { clockWords } from '../words/clock-words.ts';
import { recordingAnnouncement, recordWords } from '../words/take-words.ts';
import { Tool } from './dock-tool.tsx';

/** How long the dock says that a take was kept. */
const SAID_MILLISECONDS = 5000;

/** Null once it has been said long enough. */
const useJustKept = (): string | null => {
  const recording = useStatus((status) => status.recording);
  const [past, setPast] = useState<typeof recording | null>(null);
  useEffect(() => {
    if (recording.kind !== 'saved') return;
    const timer = setTimeout(() => setPast(recording), SAID_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [recording]);
  return recording.kind === 'saved' && recording !== past
    ? `Kept ${clockWords(recording.take.durationSeconds)}`
    : null;
};

/** Begins a take and ends it; while it runs, its time stands in the button. */
export const RecordTool = () => {
  const { session } = useParts();
  const recording = useStatus((status) => status.recording);
  const { does, busy, on } = recordWords(recording);
  const kept = useJustKept();
  return (
    <Tool
      icon={on ? SquareDot : CircleDot}
      label={recording.kind === 'on' ? <RunningTime since={recording.since} /> : (kept ?? 'Record')}
      does={does}
      shortcut="R"
      pressed={on}
      disabled={busy}
      look={on ? 'recording' : 'record'}
      onPress={() => session.record(!on)}
    />
  );
};

/** Says once to a screen reader that recording began, ended or failed. */
export const RecordingAnnouncer = () => {
  const words = useStatus((status) => recordingAnnouncement(status.recording));
  return (
    <div role="status" className="unseen">
      {words}
    </div>
  );
};
