import { Tabs } from '@base-ui/react/tabs';
import { defaultSettings, type Settings } from '../../core/settings.ts';
import { PANEL_TABS, type PanelTab } from '../../state/interface-store.ts';
import { useChangeSettings, useSettings, useShell, useStatus } from '../app-context.tsx';
import { Group } from '../controls/group.tsx';
import segments from '../controls/segments.module.css';
import { SliderRow } from '../controls/slider-row.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { OutputPage } from '../on-air/output-page.tsx';
import { voiceNote } from '../words/voice-words.ts';
import { CalibrationCard } from './calibration-card.tsx';
import css from './panel.module.css';
import { ScenePage } from './scene-page.tsx';

const TAB_WORDS: Readonly<Record<PanelTab, string>> = {
  face: 'Face',
  scene: 'Scene',
  output: 'Output',
};
const INITIAL = defaultSettings();

type Share = 'expression' | 'headTurn' | 'smoothing';
type Choice = 'lookAtCamera' | 'blinkWhenIBlink' | 'voiceMovesMouth' | 'mirror';

const ShareRow = (props: { readonly of: Share; readonly label: string; readonly disabled?: boolean }) => {
  const value = useSettings((settings) => settings[props.of]);
  const change = useChangeSettings();
  return (
    <SliderRow
      label={props.label}
      value={value}
      initial={INITIAL[props.of]}
      disabled={props.disabled ?? false}
      onChange={(next) => change({ [props.of]: next } satisfies Partial<Settings>)}
    />
  );
};

const ChoiceRow = (props: {
  readonly of: Choice;
  readonly label: string;
  readonly note?: string;
  readonly disabled?: boolean;
}) => {
  const on = useSettings((settings) => settings[props.of]);
  const change = useChangeSettings();
  return (
    <SwitchRow
      label={props.label}
      {...(props.note && { note: props.note })}
      on={on}
      disabled={props.disabled ?? false}
      onChange={(next) => change({ [props.of]: next } satisfies Partial<Settings>)}
    />
  );
};

const FacePage = () => {
  const seeing = useStatus((status) => status.camera.kind === 'running' || status.camera.kind === 'starting');
  const voice = useStatus((status) => status.voice);
  return (
    <>
      <Group title="Calibration">
        <CalibrationCard />
      </Group>
      <Group title="Movement">
        <ShareRow of="expression" label="Expression" />
        <ShareRow of="headTurn" label="Head turn" disabled={!seeing} />
        <ShareRow of="smoothing" label="Smoothing" disabled={!seeing} />
      </Group>
      <Group title="Eyes and mouth" tight>
        <ChoiceRow of="lookAtCamera" label="Look at the camera" />
        <ChoiceRow of="blinkWhenIBlink" label="Blink when I blink" disabled={!seeing} />
        <ChoiceRow of="voiceMovesMouth" label="Voice moves the mouth" note={voiceNote(voice, seeing)} />
        <ChoiceRow of="mirror" label="Mirror" note="For you alone; others never see a mirror image" />
      </Group>
    </>
  );
};

/** Beside the stage, or over it where there is no room. */
export const Panel = (props: { readonly overlay: boolean }) => {
  const tab = useShell((state) => state.panelTab);
  const showTab = useShell((state) => state.showTab);
  return (
    <aside
      className={css.panel}
      data-overlay={props.overlay || undefined}
      aria-label="Face, scene and output"
    >
      <Tabs.Root className={css.page} value={tab} onValueChange={(next: PanelTab) => showTab(next)}>
        <Tabs.List className={segments.segments} activateOnFocus>
          {PANEL_TABS.map((one) => (
            <Tabs.Tab key={one} value={one} className={segments.segment}>
              {TAB_WORDS[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="face" className={css.page}>
          <FacePage />
        </Tabs.Panel>
        <Tabs.Panel value="scene" className={css.page}>
          <ScenePage />
        </Tabs.Panel>
        <Tabs.Panel value="output" className={css.page}>
          <OutputPage />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
};
