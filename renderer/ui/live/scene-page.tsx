import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { defaultScene, FRAMINGS, LIGHTS, type Scene } from '../../core/scene.ts';
import { sceneChange } from '../../state/scene-changes.ts';
import { useParts, useSettings, useStatus } from '../app-context.tsx';
import { Group } from '../controls/group.tsx';
import { MiddleSliderRow } from '../controls/middle-slider-row.tsx';
import { Segments } from '../controls/segments.tsx';
import { SliderRow } from '../controls/slider-row.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { FRAMING_WORDS, LIGHT_WORDS } from '../words/scene-words.ts';
import { BackgroundGroup } from './background-group.tsx';
import css from './scene-page.module.css';

const INITIAL = defaultScene();
const FRAMING_CHOICES = FRAMINGS.map((value) => ({ value, label: FRAMING_WORDS[value] }));

/** One part of the scene, and what changes it. */
const useScene = <Part extends keyof Scene>(part: Part) => {
  const { settings } = useParts();
  const value = useSettings(({ scene }) => scene[part]);
  const change = (next: Scene[Part]) => {
    const { settings: now, change: take } = settings.getState();
    take(sceneChange(now, { [part]: next } as Partial<Scene>));
  };
  return [value, change] as const;
};

const LightGroup = () => {
  const [light, setLight] = useScene('light');
  const [brightness, setBrightness] = useScene('brightness');
  return (
    <Group title="Light">
      <ToggleGroup
        className={css.lights}
        aria-label="Light"
        value={[light]}
        onValueChange={([next]) => {
          const chosen = LIGHTS.find((one) => one === next);
          if (chosen) setLight(chosen);
        }}
      >
        {LIGHTS.map((one) => (
          <Toggle key={one} value={one} className={css.light}>
            <span className={`${css.ball} ${css[one]}`} aria-hidden />
            {LIGHT_WORDS[one]}
          </Toggle>
        ))}
      </ToggleGroup>
      <SliderRow
        label="Brightness"
        value={brightness}
        initial={INITIAL.brightness}
        onChange={setBrightness}
      />
    </Group>
  );
};

const FramingGroup = () => {
  const [framing, setFraming] = useScene('framing');
  const [side, setSide] = useScene('side');
  const [follow, setFollow] = useScene('follow');
  const mirror = useSettings((settings) => settings.mirror);
  const seeing = useStatus((status) => status.camera.kind === 'running' || status.camera.kind === 'starting');
  // In a mirror image, what goes right by the hand goes left for others. Never −0, which would be written down as such.
  const seen = (value: number) => (mirror ? 0 - value : value);
  return (
    <Group title="Framing">
      <Segments label="Framing" value={framing} choices={FRAMING_CHOICES} onChange={setFraming} />
      <MiddleSliderRow
        label="Side to side"
        value={seen(side)}
        low="left"
        middle="centre"
        high="right"
        onChange={(next) => setSide(seen(next))}
      />
      <SwitchRow
        label="Follow my head"
        note="Keeps you in the picture"
        on={follow}
        disabled={!seeing}
        onChange={setFollow}
      />
    </Group>
  );
};

/** Everything about the picture but the avatar. */
export const ScenePage = () => (
  <>
    <BackgroundGroup />
    <LightGroup />
    <FramingGroup />
  </>
);
