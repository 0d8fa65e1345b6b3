import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useAttempt, useParts, useSettings } from '../app-context.tsx';
import { ActingBar } from './acting-bar.tsx';
import { AvatarField, VoiceField } from './cast.tsx';
import type { ScriptEditor as Editor } from './editor/create-editor.ts';
import { Empty } from './empty.tsx';
import { Exports } from './exports.tsx';
import { FormatSheet } from './format-sheet.tsx';
import { Preview } from './preview.tsx';
import { ScriptEditor } from './script-editor.tsx';
import { SpeechTrouble } from './speech-trouble.tsx';
import { readScripts } from './studio-actions.ts';
import { studioDefaults } from './studio-defaults.ts';
import css from './studio-page.module.css';
import { Timeline } from './timeline/timeline.tsx';
import { useDroppedScripts } from './use-dropped-scripts.ts';
import { useStudio, useStudioSession, useStudioStatus } from './use-studio.ts';

/** What a script leaves open follows the settings. */
const useDefaults = (): void => {
  const session = useStudioSession();
  const avatar = useSettings((settings) => settings.avatar);
  const studioAvatar = useSettings((settings) => settings.studioAvatar);
  const studioVoice = useSettings((settings) => settings.studioVoice);
  const scene = useSettings((settings) => settings.scene);
  const backdrop = useSettings((settings) => settings.backdrop);
  useEffect(() => {
    session.setDefaults(studioDefaults({ avatar, studioAvatar, studioVoice, scene, backdrop }));
  }, [session, avatar, studioAvatar, studioVoice, scene, backdrop]);
};

const Script = () => {
  const editor = useRef<Editor>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const timeline = useStudioStatus((status) => status.timeline);
  const hasNextLine = useStudio(({ text }) => /(?:^|\n)[ \t]*$/.test(text));
  return (
    <>
      <div className={css.writing}>
        <div className={css.script}>
          <ScriptEditor editor={editor} wentTo={setCurrent} />
          {!hasNextLine && (
            <button type="button" className={css.next} onClick={() => editor.current?.writeNextLine()}>
              <Plus size={16} strokeWidth={1.75} aria-hidden />
              Write the next line
            </button>
          )}
          {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the room below belongs to the text. */}
          <div className={css.rest} onClick={() => editor.current?.focus()} />
        </div>
        <SpeechTrouble goTo={(line) => editor.current?.goToLine(line)} />
        <ActingBar insert={(action) => editor.current?.insert(action)} />
      </div>
      {timeline !== null && (
        <Timeline
          timeline={timeline}
          current={current}
          onCue={({ place, length }) => editor.current?.goTo(place.offset, length)}
        />
      )}
    </>
  );
};

/** The script, the stage that plays it, and the films made of it. */
export const StudioPage = () => {
  const parts = useParts();
  const attempt = useAttempt();
  const isRead = useStudio((state) => state.isRead);
  const isOpen = useStudio((state) => state.name !== null);
  const target = useDroppedScripts();
  useDefaults();
  useEffect(() => {
    attempt(() => readScripts(parts));
    return () => void parts.studio.store.getState().flush();
  }, [parts]);
  return (
    <main className={css.page} aria-label="Studio" data-open={isOpen || undefined} {...target}>
      {isOpen ? <Script /> : isRead && <Empty />}
      <aside className={css.side} aria-label="Preview and exports">
        <Preview />
        <VoiceField />
        <AvatarField />
        <Exports />
      </aside>
      <FormatSheet />
    </main>
  );
};
