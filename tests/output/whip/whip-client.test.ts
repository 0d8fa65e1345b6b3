import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { IceServer, WhipAnswer } from '../../../renderer/core/broadcast/whip.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import {
  createWhipClient,
  type WhipClient,
  type WhipState,
} from '../../../renderer/output/whip/whip-client.ts';

/** As much of a connection as is asked of one here. */
class FakePeer extends EventTarget {
  iceGatheringState = 'complete';
  connectionState = 'new';
  localDescription = { sdp: 'v=0 offer' };
  remote: unknown = null;
  kinds: string[] = [];
  addTransceiver(track: { kind: string }) {
    this.kinds.push(track.kind);
  }
  async setLocalDescription() {}
  async setRemoteDescription(answer: { sdp: string }) {
    if (answer.sdp === 'v=0 bad') throw new Error('no m-lines');
    this.remote = answer;
  }
  become(state: string) {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
  close() {
    this.connectionState = 'closed';
  }
}

let peers: FakePeer[];
let states: WhipState[];
let ended: string[];
let helped: IceServer[][];
let client: WhipClient | undefined;

beforeEach(() => {
  peers = [];
  states = [];
  ended = [];
  helped = [];
  vi.useFakeTimers();
  vi.stubGlobal('MediaStream', class {});
});
afterEach(() => {
  client?.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = (publish: () => Promise<WhipAnswer>) => {
  client = createWhipClient({
    tracks: [{ kind: 'video' }, { kind: 'audio' }] as MediaStreamTrack[],
    publish,
    end: (session) => ended.push(session),
    changed: (state) => states.push(state),
    now: () => 42,
    createPeer: (iceServers) => {
      helped.push(iceServers);
      const peer = new FakePeer();
      peers.push(peer);
      return peer as unknown as RTCPeerConnection;
    },
    backOffMilliseconds: [1000, 4000],
  });
};
const answered = async () => ({ answer: 'v=0 answer', session: `session ${peers.length}`, iceServers: [] });
const kinds = () => states.map(({ kind }) => kind);
/** What is under way gets on. */
const settle = () => vi.advanceTimersByTimeAsync(0);

it('offers its tracks, goes live, and ends what it began when it is closed', async () => {
  open(answered);
  await settle();
  expect(peers[0]?.kinds).toEqual(['video', 'audio']);
  expect(peers[0]?.remote).toEqual({ type: 'answer', sdp: 'v=0 answer' });
  peers[0]?.become('connected');
  await settle();
  expect(states.at(-1)).toEqual({ kind: 'live', since: 42 });
  client?.close();
  await settle();
  expect(ended).toEqual(['session 1']);
  expect(peers[0]?.connectionState).toBe('closed');
  expect(kinds()).toEqual(['connecting', 'live']);
});

it('takes the line up again when it is lost, and is patient with one that falters', async () => {
  open(answered);
  await settle();
  peers[0]?.become('connected');
  await settle();
  peers[0]?.become('disconnected');
  await vi.advanceTimersByTimeAsync(5000);
  peers[0]?.become('connected');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(kinds()).toEqual(['connecting', 'live']);
  peers[0]?.become('failed');
  await settle();
  expect(states.at(-1)).toMatchObject({ kind: 'waiting', message: 'The server is gone.' });
  expect(ended).toEqual(['session 1']);
  await vi.advanceTimersByTimeAsync(1000);
  peers[1]?.become('connected');
  await settle();
  expect(kinds()).toEqual(['connecting', 'live', 'waiting', 'connecting', 'live']);
});

it('waits longer each time while nobody answers', async () => {
  open(async () => {
    throw new MasqueError('lost', 'example.com does not answer.', 'Wait.');
  });
  const tries = async (milliseconds: number) => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    return peers.length;
  };
  expect(await tries(0)).toBe(1);
  expect(await tries(999)).toBe(1);
  expect(await tries(1)).toBe(2);
  expect(await tries(3999)).toBe(2);
  expect(await tries(1)).toBe(3);
  expect(await tries(4000)).toBe(4);
});

it('gives up what another try would not change', async () => {
  open(async () => {
    throw new MasqueError('denied', 'example.com refused the picture (HTTP 401).', 'Check the token.');
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(peers).toHaveLength(1);
  expect(states.at(-1)).toEqual({
    kind: 'failed',
    message: 'example.com refused the picture (HTTP 401).',
    cure: 'Check the token.',
  });
});

it('gives up an answer that cannot be used, and says that its media cannot be reached', async () => {
  open(async () => ({ answer: 'v=0 bad', session: 'bad', iceServers: [] }));
  await settle();
  expect(states.at(-1)).toMatchObject({ kind: 'failed' });
  expect(ended).toEqual(['bad']);
  open(answered);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(states.at(-1)?.kind).toBe('waiting');
  expect(ended).toEqual(['bad', 'session 2']);
});

it('tries again with the ICE servers that came with the answer', async () => {
  const relay = { urls: 'turn:relay.example', username: 'me', credential: 'secret' };
  open(async () => ({ ...(await answered()), iceServers: [relay] }));
  await vi.advanceTimersByTimeAsync(15_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(helped).toEqual([[], [relay]]);
});

it('that is closed while it is answered leaves no session behind', async () => {
  let answer: (() => void) | undefined;
  open(
    () =>
      new Promise((done) => {
        answer = () => done({ answer: 'v=0 answer', session: 'late', iceServers: [] });
      }),
  );
  await settle();
  client?.close();
  answer?.();
  await settle();
  expect(ended).toEqual(['late']);
  expect(kinds()).toEqual(['connecting']);
});
