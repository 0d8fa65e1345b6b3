import { useParts, useRecipe } from '../app-context.tsx';
import { NameField } from '../controls/name-field.tsx';

/** A name of more letters than this the recipe refuses. */
const LONGEST_NAME = 40;

export const RecipeName = () => {
  const { editor } = useParts();
  const name = useRecipe((recipe) => recipe.name);
  const rename = (typed: string) => editor.getState().change((recipe) => ({ ...recipe, name: typed }));
  return <NameField name={name} longest={LONGEST_NAME} onName={rename} />;
};
