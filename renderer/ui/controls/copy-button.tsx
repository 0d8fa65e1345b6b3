import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from './button.tsx';

/** How long it says "Copied", milliseconds. */
const COPIED_MILLISECONDS = 2000;

export interface CopyButtonProps {
  readonly label: string;
  /** What a screen reader says when it is done. */
  readonly done: string;
  readonly look?: 'normal' | 'quiet';
  /** The text, made when it is asked for. */
  text(): string | Promise<string>;
}

export const CopyButton = ({ label, done, look = 'quiet', text }: CopyButtonProps) => {
  const { host } = useParts();
  const attempt = useAttempt();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), COPIED_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    attempt(async () => {
      await host.clipboard.write({ text: await text() });
      setCopied(true);
    });
  const Icon = copied ? Check : Copy;
  return (
    <>
      <span role="status" className="unseen">
        {copied && done}
      </span>
      <Button look={look} size="small" onClick={copy}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        {copied ? 'Copied' : label}
      </Button>
    </>
  );
};
