import { TriangleAlert } from 'lucide-react';
import css from './studio-page.module.css';
import { useStudioStatus } from './use-studio.ts';

/** What the voice could not do, and where. */
export const SpeechTrouble = (props: { readonly goTo: (line: number) => void }) => {
  const speaking = useStudioStatus((status) => status.speaking);
  const notices = useStudioStatus((status) => status.notices);
  return (
    <div role="status" className={css.trouble}>
      {speaking.kind === 'failed' && (
        <p className={css.failed}>
          <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
          <span>
            {speaking.message} {speaking.cure}
          </span>
        </p>
      )}
      {notices.map(({ line, message }) => (
        <button
          key={`${line} ${message}`}
          type="button"
          className={css.notice}
          onClick={() => props.goTo(line)}
        >
          <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
          <span>{message}</span>
        </button>
      ))}
    </div>
  );
};
