import { Box, FileJson, UserRound } from 'lucide-react';
import type { AvatarEntry } from '../../core/host.ts';
import { useParts } from '../app-context.tsx';
import { type ExportChoice, ExportMenu } from '../controls/export-menu.tsx';
import { type ExportFormat, exportAvatar } from './avatar-actions.ts';

const CHOICES: readonly ExportChoice<ExportFormat>[] = [
  { as: 'vrm', icon: UserRound, label: 'VRM', note: 'For VTuber and meeting apps' },
  { as: 'glb', icon: Box, label: 'GLB', note: 'For Blender, engines and the web' },
  { as: 'recipe', icon: FileJson, label: 'Recipe', note: 'Small; to edit in Masque again' },
];

export const ExportAvatar = (props: { readonly entry: AvatarEntry }) => {
  const parts = useParts();
  return <ExportMenu choices={CHOICES} write={(format) => exportAvatar(parts, props.entry, format)} />;
};
