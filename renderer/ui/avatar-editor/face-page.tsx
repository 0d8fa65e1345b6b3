import { useRef } from 'react';
import { FACE_SLIDER_NAMES, FACE_SLIDERS, type SliderGroup } from '../../core/recipe/face-sliders.ts';
import { BEINGS } from '../../core/recipe/recipe-choices.ts';
import { fieldOf } from '../../state/recipe-field.ts';
import { Group } from '../controls/group.tsx';
import css from './editor-panel.module.css';
import { ChoiceTiles, FaceRow } from './fields.tsx';
import { LipColourRow } from './lip-colour-row.tsx';

const being = fieldOf('being');

/** Eyes and brows have a tab of their own. */
const GROUPS = [
  { of: 'head', title: 'Shape' },
  { of: 'cheeks', title: 'Cheeks' },
  { of: 'jaw', title: 'Jaw' },
  { of: 'nose', title: 'Nose' },
  { of: 'mouth', title: 'Mouth' },
  { of: 'ears', title: 'Ears' },
  { of: 'body', title: 'Body' },
] as const satisfies readonly { readonly of: SliderGroup; readonly title: string }[];

export const slidersOf = (group: SliderGroup) =>
  FACE_SLIDER_NAMES.filter((name) => FACE_SLIDERS[name].group === group);

export const FacePage = () => {
  const parts = useRef(new Map<SliderGroup, HTMLElement>());
  const goTo = (group: SliderGroup) => {
    const part = parts.current.get(group);
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  };
  return (
    <>
      <nav className={css.parts} aria-label="Parts of the face">
        {GROUPS.map(({ of, title }) => (
          <button key={of} type="button" className={css.part} onClick={() => goTo(of)}>
            {title}
          </button>
        ))}
      </nav>
      <Group title="Being" tight>
        <ChoiceTiles of={being} label="Being" choices={BEINGS} columns={5} />
      </Group>
      {GROUPS.map(({ of, title }) => (
        <div
          key={of}
          ref={(element) => {
            if (element) parts.current.set(of, element);
          }}
          className={css.anchor}
          tabIndex={-1}
        >
          <Group title={title}>
            {slidersOf(of).map((name) => (
              <FaceRow key={name} of={name} />
            ))}
            {of === 'mouth' && <LipColourRow />}
          </Group>
        </div>
      ))}
    </>
  );
};
