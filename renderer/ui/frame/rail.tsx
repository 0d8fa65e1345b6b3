import {
  Clapperboard,
  Drama,
  Film,
  type LucideIcon,
  Settings as SettingsGear,
  UsersRound,
} from 'lucide-react';
import { SECTIONS, type Section } from '../../state/interface-store.ts';
import { useShell } from '../app-context.tsx';
import { Logo } from './logo.tsx';
import css from './rail.module.css';

const LOOK: Readonly<Record<Section, { readonly icon: LucideIcon; readonly label: string }>> = {
  live: { icon: Drama, label: 'Live' },
  studio: { icon: Clapperboard, label: 'Studio' },
  avatars: { icon: UsersRound, label: 'Avatars' },
  takes: { icon: Film, label: 'Takes' },
  settings: { icon: SettingsGear, label: 'Settings' },
};

export const Rail = () => {
  const current = useShell((state) => state.section);
  const goTo = useShell((state) => state.goTo);
  return (
    <nav className={css.rail} aria-label="Sections">
      <div className={css.logo}>
        <Logo size={28} />
      </div>
      {SECTIONS.map((section) => {
        const { icon: Icon, label } = LOOK[section];
        return (
          <button
            key={section}
            type="button"
            className={section === 'settings' ? `${css.section} ${css.last}` : css.section}
            aria-current={section === current ? 'page' : undefined}
            onClick={() => goTo(section)}
          >
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            {label}
          </button>
        );
      })}
    </nav>
  );
};
