import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Blend, Image, Layers, type LucideIcon, PaintBucket, Projector } from 'lucide-react';
import { assertNever } from '../../core/errors.ts';
import type { Background } from '../../core/scene.ts';
import { BACKDROPS } from '../../core/settings.ts';
import { backgroundOf, chooseBackdrop, sceneChange } from '../../state/scene-changes.ts';
import { useAttempt, useParts, useSettings, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { ColourField } from '../controls/colour-field.tsx';
import { Group } from '../controls/group.tsx';
import { SliderRow } from '../controls/slider-row.tsx';
import { BACKDROP_WORDS, fileName } from '../words/choices.ts';
import { BACKGROUND_COLOURS } from '../words/palettes.ts';
import { BACKGROUND_WORDS, backgroundNote, backgroundWords } from '../words/scene-words.ts';
import css from './scene-page.module.css';

const OTHERS = {
  picture: Image,
  colour: PaintBucket,
  gradient: Blend,
  green: Projector,
  transparent: Layers,
} as const satisfies Readonly<Record<Exclude<Background['kind'], 'backdrop'>, LucideIcon>>;
const OTHER_KINDS = Object.keys(OTHERS) as (keyof typeof OTHERS)[];

/** Of a picture just chosen: enough to lift the figure off it. */
const FIRST_BLUR = 0.3;

const useBackground = () => {
  const { settings, host } = useParts();
  const attempt = useAttempt();
  const set = (background: Background) => {
    const { settings: now, change } = settings.getState();
    change(sceneChange(now, { background }));
  };
  const choosePicture = () =>
    attempt(async () => {
      const file = await host.media.choose({ kind: 'picture' });
      if (!file) return;
      const { background } = settings.getState().settings.scene;
      const blur = background.kind === 'picture' ? background.blur : FIRST_BLUR;
      set({ kind: 'picture', path: file.path, blur });
    });
  return { set, choosePicture };
};

const Swatches = () => {
  const { settings } = useParts();
  const backdrop = useSettings((now) => (now.scene.background.kind === 'backdrop' ? now.backdrop : null));
  return (
    <ToggleGroup
      className={css.swatches}
      aria-label="Backdrop"
      value={backdrop === null ? [] : [backdrop]}
      onValueChange={([next]) => {
        const chosen = BACKDROPS.find((one) => one === next);
        const { settings: now, change } = settings.getState();
        if (chosen) change(chooseBackdrop(now, chosen));
      }}
    >
      {BACKDROPS.map((one) => (
        <Toggle
          key={one}
          value={one}
          className={`${css.swatch} ${css[one]}`}
          aria-label={BACKDROP_WORDS[one]}
        />
      ))}
    </ToggleGroup>
  );
};

/** What else may be behind the figure. A picture pressed again asks for another one. */
const Others = ({ now }: { readonly now: Background }) => {
  const { set, choosePicture } = useBackground();
  const press = (kind: keyof typeof OTHERS) =>
    kind === 'picture' ? choosePicture() : set(backgroundOf(kind, now));
  return (
    <ToggleGroup className={css.others} aria-label="Other backgrounds" value={[now.kind]}>
      {OTHER_KINDS.map((kind) => {
        const Icon = OTHERS[kind];
        return (
          <Toggle key={kind} value={kind} className={css.other} onClick={() => press(kind)}>
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            {kind === 'picture' ? 'Picture…' : BACKGROUND_WORDS[kind]}
          </Toggle>
        );
      })}
    </ToggleGroup>
  );
};

const PictureRows = ({ now }: { readonly now: Background & { readonly kind: 'picture' } }) => {
  const { set, choosePicture } = useBackground();
  const problem = useStatus((status) => status.backgroundProblem);
  return (
    <>
      <div className={css.file}>
        <span className={css.name} title={now.path}>
          {fileName(now.path)}
        </span>
        <Button size="small" onClick={choosePicture}>
          Change
        </Button>
      </div>
      <p role="status" className={css.note} data-tone="attention">
        {problem && `${problem.message} ${problem.cure}`}
      </p>
      <SliderRow
        label="Blur"
        value={now.blur}
        initial={FIRST_BLUR}
        onChange={(blur) => set({ ...now, blur })}
      />
    </>
  );
};

/** What can be set of the background that is there. */
const Details = ({ now }: { readonly now: Background }) => {
  const { set } = useBackground();
  switch (now.kind) {
    case 'picture':
      return <PictureRows now={now} />;
    case 'colour':
      return (
        <ColourField
          label="Background colour"
          hideLabel
          value={now.colour}
          palette={BACKGROUND_COLOURS}
          onChange={(colour) => set({ ...now, colour })}
        />
      );
    case 'gradient':
      return (
        <>
          <ColourField
            label="Top"
            value={now.from}
            palette={BACKGROUND_COLOURS}
            onChange={(from) => set({ ...now, from })}
          />
          <ColourField
            label="Bottom"
            value={now.to}
            palette={BACKGROUND_COLOURS}
            onChange={(to) => set({ ...now, to })}
          />
        </>
      );
    case 'backdrop':
    case 'green':
    case 'transparent':
      return null;
    default:
      return assertNever(now);
  }
};

export const BackgroundGroup = () => {
  const now = useSettings((settings) => settings.scene.background);
  const backdrop = useSettings((settings) => settings.backdrop);
  return (
    <Group title="Backdrop" now={backgroundWords(now, backdrop)}>
      <div className={css.choices}>
        <Swatches />
        <Others now={now} />
      </div>
      <Details now={now} />
      {backgroundNote(now.kind) && <p className={css.note}>{backgroundNote(now.kind)}</p>}
    </Group>
  );
};
