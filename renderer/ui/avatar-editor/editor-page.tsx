import { useRecipe, useStatus } from '../app-context.tsx';
import { FaceKeys, useHeldFace } from '../live/face-keys.tsx';
import { Stage } from '../live/stage.tsx';
import { StageSigns } from '../on-air/on-air-signs.tsx';
import { useTryOn } from './edit-session.ts';
import { EditorNote } from './editor-note.tsx';
import css from './editor-page.module.css';
import { EditorPanel } from './editor-panel.tsx';
import { TurnFigure } from './turn-figure.tsx';

/** The figure to turn, its faces, and all that can be changed on it. */
export const EditorPage = () => {
  const onAir = useStatus((status) => status.onAir.kind !== 'off');
  const name = useRecipe((recipe) => recipe.name);
  useTryOn();
  useHeldFace();
  return (
    <div className={css.editor}>
      <main className={css.figure} aria-label="Avatar editor">
        <Stage className={css.stage} bare label={`${name}, being edited`}>
          <TurnFigure />
          {onAir && <StageSigns />}
          <EditorNote />
        </Stage>
        <div className={css.faces}>
          <FaceKeys />
        </div>
      </main>
      <EditorPanel />
    </div>
  );
};
