import { type RefObject, useEffect, useRef } from 'react';
import { useParts } from '../app-context.tsx';
import { createScriptEditor, type ScriptEditor as Editor } from './editor/create-editor.ts';
import { useStudio } from './use-studio.ts';

/** How long the hand rests before faults are shown: nobody is told that a word is wrong while they write it. */
const FAULTS_AFTER_MILLISECONDS = 900;

export interface ScriptEditorProps {
  /** Filled while the editor stands. */
  readonly editor: RefObject<Editor | null>;
  /** The caret is on this line of the timeline, from 0; must stay the same function. */
  readonly wentTo: (line: number | null) => void;
}

/** Ties the editor to the store and to the session, for as long as one script is open. */
const useEditor = (
  host: { readonly current: HTMLDivElement | null },
  { editor, wentTo }: ScriptEditorProps,
): void => {
  const { studio } = useParts();
  const opening = useStudio((state) => state.opening);

  useEffect(() => {
    if (host.current === null) return;
    const session = studio.session();
    const { text, type } = studio.store.getState();
    let resting: number | undefined;
    const showFaults = () => {
      resting = undefined;
      made.setFaults(studio.status.getState().faults);
    };
    const made = createScriptEditor({
      host: host.current,
      text,
      typed(now) {
        type(now);
        session.setScript(now);
        window.clearTimeout(resting);
        resting = window.setTimeout(showFaults, FAULTS_AFTER_MILLISECONDS);
      },
      wentTo,
      play: (line) => session.playLine(line),
    });
    editor.current = made;
    const stop = studio.status.subscribe((now, before) => {
      if (now.timeline !== before.timeline) made.setSpoken(now.timeline?.lines ?? []);
      if (now.faults !== before.faults && resting === undefined) showFaults();
    });
    session.setScript(text);
    made.setSpoken(studio.status.getState().timeline?.lines ?? []);
    showFaults();
    return () => {
      stop();
      window.clearTimeout(resting);
      made.dispose();
      editor.current = null;
    };
  }, [studio, opening]);
};

/** The line that is heard is marked, while it plays. */
const useHeardLine = ({ editor }: ScriptEditorProps): void => {
  const { studio } = useParts();
  useEffect(() => {
    let request = 0;
    let heard: number | null = null;
    const show = (line: number | null) => {
      if (line !== heard) editor.current?.setHeard(line);
      heard = line;
    };
    const follow = () => {
      const { playback, timeline } = studio.status.getState();
      if (playback.kind !== 'playing') return show(null);
      const now = studio.session().timeSeconds();
      const line = timeline?.lines.find((one) => one.startSeconds <= now && now < one.endSeconds);
      show(line?.scriptLine ?? null);
      request = requestAnimationFrame(follow);
    };
    const stop = studio.status.subscribe((now, before) => {
      if (now.playback === before.playback) return;
      cancelAnimationFrame(request);
      follow();
    });
    return () => {
      stop();
      cancelAnimationFrame(request);
    };
  }, [studio, editor]);
};

export const ScriptEditor = (props: ScriptEditorProps) => {
  const host = useRef<HTMLDivElement>(null);
  useEditor(host, props);
  useHeardLine(props);
  return <div ref={host} />;
};
