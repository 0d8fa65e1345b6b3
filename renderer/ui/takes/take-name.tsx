import type { TakeEntry } from '../../core/host.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { NameField } from '../controls/name-field.tsx';
import { renameTake } from './take-actions.ts';

const LONGEST_NAME = 80;

export const TakeName = ({ take }: { readonly take: TakeEntry }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const rename = (typed: string) => attempt(() => renameTake(parts, take, typed));
  return <NameField label="Name of the take" name={take.name} longest={LONGEST_NAME} onName={rename} />;
};
