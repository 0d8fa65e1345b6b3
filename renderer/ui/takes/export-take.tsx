import { Bone, FileSpreadsheet, Film, UserRound } from 'lucide-react';
import type { TakeEntry } from '../../core/host.ts';
import { useParts } from '../app-context.tsx';
import { type ExportChoice, ExportMenu } from '../controls/export-menu.tsx';
import { exportTake } from './take-actions.ts';

const CHOICES: readonly ExportChoice<Parameters<typeof exportTake>[2]>[] = [
  {
    as: { format: 'vrma', face: 'shapes' },
    icon: UserRound,
    label: 'VRM animation, all 52 shapes',
    note: 'For avatars from Masque and others that track a face',
  },
  {
    as: { format: 'vrma', face: 'presets' },
    icon: UserRound,
    label: 'VRM animation, simple',
    note: 'Vowels, smile and blink, for every VRM avatar',
  },
  {
    as: { format: 'csv', face: 'shapes' },
    icon: FileSpreadsheet,
    label: 'ARKit CSV',
    note: 'As Live Link Face writes it, for Unreal and Blender',
  },
  {
    as: { format: 'bvh', face: 'shapes' },
    icon: Bone,
    label: 'BVH',
    note: 'Head and body, without the face',
  },
  { as: { format: 'take', face: 'shapes' }, icon: Film, label: 'Take', note: 'For Masque elsewhere' },
];

export const ExportTake = (props: { readonly take: TakeEntry }) => {
  const parts = useParts();
  return <ExportMenu choices={CHOICES} size="small" write={(as) => exportTake(parts, props.take, as)} />;
};
