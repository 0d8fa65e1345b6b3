import type { LinkNews } from '../../core/broadcast/broadcast-line.ts';
import { LONGEST_ROOM_ADDRESS } from '../../core/broadcast/room.ts';
import { MOST_PIPES } from '../../core/broadcast/room-pipes.ts';
import { useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { TextField } from '../controls/text-field.tsx';
import { linkedHost, linkWords } from '../words/room-words.ts';
import css from './room-group.module.css';

/** Rooms on other computers that one's own is one with. */
export const LinkedRooms = ({ links }: { readonly links: readonly LinkNews[] }) => {
  const { session } = useParts();
  const addresses = links.map(({ address }) => address);
  return (
    <>
      {links.length > 0 && (
        <ul className={css.links} aria-label="Linked rooms">
          {links.map((link) => {
            const { line, tone } = linkWords(link);
            const host = linkedHost(link.address);
            return (
              <li key={link.address}>
                <span className={css.person}>
                  {host}
                  <span className={css.link} data-tone={tone} role="status">
                    {line}
                  </span>
                </span>
                <Button
                  size="small"
                  aria-label={`Unlink ${host}`}
                  onClick={() => session.linkRooms(addresses.filter((one) => one !== link.address))}
                >
                  Unlink
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {links.length < MOST_PIPES && (
        <TextField
          label="Link"
          hint="Another room’s invite"
          longest={LONGEST_ROOM_ADDRESS}
          value=""
          onText={(address) => session.linkRooms([...addresses, address])}
        />
      )}
    </>
  );
};
