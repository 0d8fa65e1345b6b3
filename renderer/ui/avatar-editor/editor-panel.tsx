import { Tabs } from '@base-ui/react/tabs';
import { Eye, type LucideIcon, Palette, ScanFace, Scissors, Shirt } from 'lucide-react';
import type { ComponentType } from 'react';
import { EDITOR_TABS, type EditorTab } from '../../state/avatar-editor-store.ts';
import { useEditor } from '../app-context.tsx';
import { ClothesPage } from './clothes-page.tsx';
import css from './editor-panel.module.css';
import { EyesPage } from './eyes-page.tsx';
import { FacePage } from './face-page.tsx';
import { HairPage } from './hair-page.tsx';
import { SkinPage } from './skin-page.tsx';

const TABS: Readonly<
  Record<EditorTab, { readonly icon: LucideIcon; readonly label: string; readonly page: ComponentType }>
> = {
  face: { icon: ScanFace, label: 'Face', page: FacePage },
  eyes: { icon: Eye, label: 'Eyes', page: EyesPage },
  hair: { icon: Scissors, label: 'Hair', page: HairPage },
  skin: { icon: Palette, label: 'Skin', page: SkinPage },
  clothes: { icon: Shirt, label: 'Clothes', page: ClothesPage },
};

/** Five tabs; each holds what people look for under its name. */
export const EditorPanel = () => {
  const tab = useEditor((state) => state.tab);
  const show = useEditor((state) => state.showTab);
  return (
    <aside className={css.panel} aria-label="Face, eyes, hair, skin and clothes">
      <Tabs.Root className={css.tabs} value={tab} onValueChange={(next: EditorTab) => show(next)}>
        <Tabs.List className={css.list} activateOnFocus>
          {EDITOR_TABS.map((one) => {
            const { icon: Icon, label } = TABS[one];
            return (
              <Tabs.Tab key={one} value={one} className={css.tab}>
                <Icon size={20} strokeWidth={1.75} aria-hidden />
                {label}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        {EDITOR_TABS.map((one) => {
          const { page: Page } = TABS[one];
          return (
            <Tabs.Panel key={one} value={one} className={css.page}>
              <Page />
            </Tabs.Panel>
          );
        })}
      </Tabs.Root>
    </aside>
  );
};
