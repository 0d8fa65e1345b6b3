import { Search } from 'lucide-react';
import { useAvatars } from '../app-context.tsx';
import css from './search-field.module.css';

/** By name; widens while one types. Escape clears it. */
export const SearchField = () => {
  const search = useAvatars((state) => state.search);
  const seek = useAvatars((state) => state.seek);
  return (
    <label className={css.field}>
      <Search size={20} strokeWidth={1.75} aria-hidden />
      <input
        type="search"
        className={css.text}
        aria-label="Search avatars"
        placeholder="Search"
        spellCheck={false}
        value={search}
        onChange={(event) => seek(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') seek('');
        }}
      />
    </label>
  );
};
