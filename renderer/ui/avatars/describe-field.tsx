import { WandSparkles } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { describeAvatar } from '../../core/describe/describe-avatar.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { quotedList } from '../words/avatar-words.ts';
import { createFromWords } from './avatar-actions.ts';
import css from './describe-field.module.css';

const EXAMPLE = 'Try “an older woman with short silver hair, green eyes and round glasses”.';

/** What the words typed so far come to: said while one types, so that nothing is dropped in silence. */
const wordsOfHint = (text: string): string => {
  if (text.trim() === '') return '';
  const { understood, unknown } = describeAvatar(text);
  if (understood.length === 0) return EXAMPLE;
  const known = `Understood: ${understood.join(', ')}.`;
  return unknown.length === 0 ? known : `${known} Not understood: ${quotedList(unknown)}.`;
};

/** A person in words; makes them and opens the editor. Nothing leaves the computer for it. */
export const DescribeField = () => {
  const parts = useParts();
  const attempt = useAttempt();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);
  const hintId = useId();
  const hint = useMemo(() => wordsOfHint(text), [text]);
  const create = () =>
    attempt(async () => {
      setBusy(true);
      try {
        setRefused(!(await createFromWords(parts, text)));
      } finally {
        setBusy(false);
      }
    });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) create();
      }}
    >
      <div className={css.field}>
        <WandSparkles size={20} strokeWidth={1.75} aria-hidden />
        <input
          className={css.text}
          aria-label="Describe someone"
          aria-describedby={hintId}
          placeholder="Describe someone…"
          maxLength={400}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setRefused(false);
          }}
        />
        <Button look="primary" size="large" type="submit" busy={busy}>
          {busy ? 'Creating' : 'Create'}
        </Button>
      </div>
      <p id={hintId} role="status" className={css.hint} data-tone={refused ? 'attention' : undefined}>
        {refused ? `Say something of hair, eyes, skin, age, glasses or clothes. ${EXAMPLE}` : hint}
      </p>
    </form>
  );
};
