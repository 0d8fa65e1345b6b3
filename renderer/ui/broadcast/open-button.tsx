import { ExternalLink } from 'lucide-react';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';

/** Opens an address of ours in the person's own browser. */
export const OpenButton = (props: { readonly address: string }) => {
  const { host } = useParts();
  const attempt = useAttempt();
  return (
    <Button
      look="quiet"
      size="small"
      onClick={() => attempt(() => host.links.open({ address: props.address }))}
    >
      <ExternalLink size={16} strokeWidth={1.75} aria-hidden />
      Open
    </Button>
  );
};
