import { Menu } from '@base-ui/react/menu';
import { ChevronDown, Download, FilePlus2, FileUp, Pause, Play, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { LONGEST_SCRIPT_NAME } from '../../core/host.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { NameField } from '../controls/name-field.tsx';
import popup from '../controls/popup.module.css';
import { scriptWords } from '../words/studio-words.ts';
import { DeleteScript } from './delete-script.tsx';
import { exportScript, importScript, newScript, openScript, renameScript } from './studio-actions.ts';
import css from './studio-bar.module.css';
import { useStudio, useStudioStatus } from './use-studio.ts';

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

const ScriptName = ({ name }: { readonly name: string }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const rename = (typed: string) => attempt(() => renameScript(parts, typed));
  return <NameField name={name} longest={LONGEST_SCRIPT_NAME} onName={rename} />;
};

const ScriptMenu = () => {
  const parts = useParts();
  const attempt = useAttempt();
  const name = useStudio((state) => state.name);
  const scripts = useStudio((state) => state.scripts);
  const [asking, setAsking] = useState(false);
  const others = scripts.filter((script) => script.name !== name);
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          render={<Button look="quiet" size="small" icon className={css.menu} aria-label="Scripts" />}
        >
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={popup.positioner} sideOffset={4} align="start">
            <Menu.Popup className={popup.popup}>
              {others.map((script) => (
                <Menu.Item
                  key={script.name}
                  className={popup.item}
                  onClick={() => attempt(() => openScript(parts, script))}
                >
                  <span className={popup.text}>{script.name}</span>
                </Menu.Item>
              ))}
              {others.length > 0 && <Menu.Separator className={popup.separator} />}
              <Menu.Item className={popup.item} onClick={() => attempt(() => newScript(parts))}>
                <FilePlus2 {...ICON} />
                <span className={popup.text}>New script</span>
              </Menu.Item>
              <Menu.Item className={popup.item} onClick={() => attempt(() => importScript(parts, null))}>
                <FileUp {...ICON} />
                <span className={popup.text}>Open a text file…</span>
              </Menu.Item>
              {name !== null && (
                <>
                  <Menu.Item className={popup.item} onClick={() => attempt(() => exportScript(parts))}>
                    <Upload {...ICON} />
                    <span className={popup.text}>Save a copy as Markdown…</span>
                  </Menu.Item>
                  <Menu.Separator className={popup.separator} />
                  <Menu.Item className={popup.item} onClick={() => setAsking(true)}>
                    <Trash2 {...ICON} />
                    <span className={popup.text}>Delete</span>
                  </Menu.Item>
                </>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {name !== null && <DeleteScript name={name} open={asking} setOpen={setAsking} />}
    </>
  );
};

/** Which script it is, how long, and whether it is kept. */
export const StudioTitle = () => {
  const name = useStudio((state) => state.name);
  const saving = useStudio((state) => state.saving);
  const flush = useStudio((state) => state.flush);
  const words = useStudioStatus((status) => scriptWords(saving, status));
  if (name === null) return <h1 className={css.title}>Studio</h1>;
  return (
    <>
      <h1 className="unseen">Studio</h1>
      <ScriptName name={name} />
      <ScriptMenu />
      <span role="status" className={css.saving} data-tone={saving === 'failed' ? 'attention' : undefined}>
        {words}
      </span>
      {saving === 'failed' && (
        <Button size="small" onClick={() => void flush()}>
          Try again
        </Button>
      )}
    </>
  );
};

export const StudioActions = () => {
  const { studio } = useParts();
  const hasScript = useStudio((state) => state.name !== null);
  const setFormat = useStudio((state) => state.setFormat);
  const isPlaying = useStudioStatus((status) => status.playback.kind === 'playing');
  const isSilent = useStudioStatus((status) => status.timeline === null);
  if (!hasScript) return null;
  const playAll = () => {
    const session = studio.session();
    if (isPlaying) return session.pause();
    studio.store.getState().watch(null);
    session.seek(0);
    session.play();
  };
  return (
    <>
      <Button size="small" disabled={isSilent} onClick={playAll}>
        {isPlaying ? <Pause {...ICON} /> : <Play {...ICON} />}
        {isPlaying ? 'Pause' : 'Play all'}
      </Button>
      <Button look="primary" size="small" disabled={isSilent} onClick={() => setFormat(true)}>
        <Download {...ICON} />
        Export video
      </Button>
    </>
  );
};
