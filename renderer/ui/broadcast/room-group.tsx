import { useId, useState } from 'react';
import { LONGEST_NAME, PersonName } from '../../core/broadcast/person.ts';
import { LONGEST_ROOM_ADDRESS } from '../../core/broadcast/room.ts';
import type { RoomState } from '../../session/live-status.ts';
import { useChangeSettings, useParts, useSettings, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { CopyBox } from '../controls/copy-box.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { Group } from '../controls/group.tsx';
import { isInRoom, roomWords, sourceAddress } from '../words/room-words.ts';
import { LinkedRooms } from './linked-rooms.tsx';
import { OpenButton } from './open-button.tsx';
import css from './room-group.module.css';

const COPIED = 'The address is copied';
const SOURCE_COPIED = 'The address for OBS is copied';

const Field = (props: {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly placeholder: string;
  onChange(value: string): void;
}) => {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        value={props.value}
        maxLength={props.longest}
        placeholder={props.placeholder}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </div>
  );
};

/** Before: who the person is, and where to. */
const Doors = () => {
  const { session } = useParts();
  const change = useChangeSettings();
  const audience = useSettings((settings) => settings.broadcastAudience);
  const name = useSettings((settings) => settings.roomName);
  const [address, setAddress] = useState('');
  const isNamed = PersonName.safeParse(name).success;
  return (
    <>
      <Field
        label="Your name"
        value={name}
        longest={LONGEST_NAME}
        placeholder="As others read it"
        onChange={(roomName) => change({ roomName })}
      />
      <Field
        label="Address"
        value={address}
        longest={LONGEST_ROOM_ADDRESS}
        placeholder="Of a room to join"
        onChange={setAddress}
      />
      <div className={css.doors}>
        <Button
          disabled={!isNamed || address.trim() === ''}
          onClick={() => session.joinRoom(name, address.trim())}
        >
          Join room
        </Button>
        <Button disabled={!isNamed} onClick={() => session.startRoom(name, audience)}>
          Start a room
        </Button>
      </div>
    </>
  );
};

const People = ({ room, speaking }: Extract<RoomState, { kind: 'in' }>) => (
  <>
    <ul className={css.people} aria-label="People in the room">
      {room.people.map(({ id, name }) => (
        <li key={id} data-speaking={speaking.includes(id)}>
          <span className={css.person}>
            {name}
            {id === room.you && ' (you)'}
            {speaking.includes(id) && <span className={css.speaks}>speaks</span>}
          </span>
          <CopyButton label="OBS" done={SOURCE_COPIED} text={() => sourceAddress(room, id)} />
        </li>
      ))}
    </ul>
    <p className={css.note}>OBS copies the address of one person alone, for a browser source.</p>
  </>
);

const Inside = (state: Extract<RoomState, { kind: 'in' }>) => {
  const { join, page } = state.room.addresses;
  return (
    <>
      <People {...state} />
      <CopyBox
        label="Everyone"
        note="Seen and heard in any browser, by whoever has it. You do not hear yourself there."
        text={page}
        copied={COPIED}
        actions={<OpenButton address={page} />}
      />
      {join !== undefined && (
        <CopyBox
          label="Invite"
          note="Whoever has it can take part, with Masque, or link it with a room of theirs."
          text={join}
          copied={COPIED}
        />
      )}
      {state.isHost && <LinkedRooms links={state.room.links} />}
    </>
  );
};

/** Several people, each as an avatar, in one room. */
export const RoomGroup = () => {
  const { session } = useParts();
  const room = useStatus((status) => status.room);
  const { line, tone } = roomWords(room);
  return (
    <Group title="Room">
      <p className={css.line} data-tone={tone} role="status">
        {line}
      </p>
      {room.kind === 'in' && <Inside {...room} />}
      {isInRoom(room) ? <Button onClick={() => session.leaveRoom()}>Leave room</Button> : <Doors />}
    </Group>
  );
};
