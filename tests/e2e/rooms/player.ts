import { createPoseDecoder, createPoseEncoder } from '../../../renderer/core/broadcast/pose-wire.ts';
import { ROOM_VERSION } from '../../../renderer/core/broadcast/room.ts';
import { Said } from '../../../renderer/core/broadcast/signalling.ts';
import { restPose } from '../../../renderer/core/signals/avatar-pose.ts';
import { createPublisher } from '../../../renderer/output/broadcast/publisher.ts';
import { keepConnected } from '../../../renderer/viewer/connection.ts';

/*
 * Somebody in a room, in a browser, out of the app's own parts: built by `player-script.ts` and run in a page of the room.
 * What they see and hear of whom is in `window.seen`.
 */
export interface SeenPerson {
  name: string;
  poses: number;
  /** The newest pose's head, x: its sender's own number. */
  head: number;
  /** Loudest of late, 0..1. */
  level: number;
  pictures: number;
  avatar: string | null;
  behind: string | null;
  /** Of their pose's time 0 as this page is told of it, seconds. */
  age: number | null;
  isMute: boolean;
}

export interface JoinOptions {
  readonly name: string;
  readonly head: number;
  readonly wear?: string;
  /** Their microphone is off. */
  readonly isMute?: boolean;
  /** They have pictures to give. */
  readonly isFilmed?: boolean;
}

export interface Player {
  /** Takes part: a head that turns, a tone, and pictures for who wants them. Returns the way out. */
  join(options: JoinOptions): void;
  leave(): void;
  /** Looks at everybody; `video`: at their pictures. */
  look(video: boolean): void;
  seen: Record<string, SeenPerson>;
  you: string;
  speaking: readonly string[];
  states: string[];
}

const socketAt = (path: string): string => {
  const address = new URL(path, location.href);
  address.protocol = 'ws:';
  return address.href;
};

const tone = (): MediaStreamTrack => {
  const context = new AudioContext();
  const oscillator = new OscillatorNode(context, { frequency: 440 });
  const out = context.createMediaStreamDestination();
  oscillator.connect(out);
  oscillator.start();
  return out.stream.getAudioTracks()[0] as MediaStreamTrack;
};

const moving = (): MediaStreamTrack => {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  const pen = canvas.getContext('2d');
  setInterval(() => {
    if (pen === null) return;
    pen.fillStyle = `hsl(${performance.now() / 10} 80% 50%)`;
    pen.fillRect(0, 0, 320, 180);
  }, 33);
  return canvas.captureStream(30).getVideoTracks()[0] as MediaStreamTrack;
};

const level = (track: MediaStreamTrack, heard: (level: number) => void) => {
  const stream = new MediaStream([track]);
  // Chromium lets a remote voice into Web Audio only while an element plays it.
  const element = new Audio();
  element.srcObject = stream;
  element.muted = true;
  void element.play();
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    heard(Math.max(...samples.map(Math.abs)));
  }, 50);
};

const countPictures = (track: MediaStreamTrack, one: () => void) => {
  const video = document.createElement('video');
  video.srcObject = new MediaStream([track]);
  video.muted = true;
  document.body.append(video);
  void video.play();
  const next = () => {
    one();
    video.requestVideoFrameCallback(next);
  };
  video.requestVideoFrameCallback(next);
};

const key = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  .replaceAll('+', '-')
  .replaceAll('/', '_')
  .slice(0, 22);
let seat: WebSocket | null = null;
let posing: ReturnType<typeof setInterval> | undefined;
let timing: ReturnType<typeof setInterval> | undefined;
/** Nobody's computer agrees with anybody's about the time. */
const CLOCK_AHEAD_MILLISECONDS = 3_600_000;

const player: Player = {
  seen: {},
  you: '',
  speaking: [],
  states: [],
  join({ name, head, wear, isMute = false, isFilmed = true }) {
    const tracks = [...(isMute ? [] : [tone()]), ...(isFilmed ? [moving()] : [])];
    const open = () => {
      const socket = new WebSocket(socketAt('seat'));
      seat = socket;
      const publisher = createPublisher({
        send: (ask) => socket.send(JSON.stringify(ask)),
        tracks: () => tracks,
        video: () => ({ codec: 'auto', isLayered: false, width: 320, height: 180 }),
        flowing: () => undefined,
        picturesWanted: () => undefined,
        failed: (message) => player.states.push(`failed: ${message}`),
      });
      socket.onopen = () => socket.send(JSON.stringify({ say: 'sit', version: ROOM_VERSION, name, key }));
      socket.onmessage = ({ data }) => {
        const said = Said.parse(JSON.parse(String(data)));
        if (said.say === 'seated') {
          player.you = said.you;
          if (wear !== undefined) socket.send(JSON.stringify({ say: 'wear', avatar: JSON.parse(wear) }));
        }
        publisher.heard(said);
      };
      socket.onclose = ({ code }) => {
        publisher.close();
        player.states.push(`closed ${code}`);
        if (seat === socket) setTimeout(open, 200);
      };
      clearInterval(posing);
      clearInterval(timing);
      const encode = createPoseEncoder();
      const started = performance.now();
      posing = setInterval(() => {
        const seconds = (performance.now() - started) / 1000;
        const x = head + 0.01 * Math.sin(seconds * 6);
        publisher.pose(encode({ ...restPose(seconds), head: [x, 0, 0, Math.sqrt(1 - x * x)] }));
      }, 33);
      timing = setInterval(() => {
        if (socket.readyState !== WebSocket.OPEN || player.you === '') return;
        const clock = Date.now() + CLOCK_AHEAD_MILLISECONDS;
        const times = {
          origin: clock - performance.now() + started,
          poseLag: 0,
          videoLag: 0,
          voiceLag: isMute ? null : 0,
        };
        socket.send(JSON.stringify({ say: 'timing', timing: times, clock }));
      }, 1000);
    };
    open();
  },
  leave() {
    const socket = seat;
    seat = null;
    clearInterval(posing);
    clearInterval(timing);
    socket?.close();
  },
  look(video) {
    const decoders = new Map<string, ReturnType<typeof createPoseDecoder>>();
    keepConnected({
      address: socketAt('signal'),
      want: () => (video ? 'video' : 'pose'),
      async show({ tracks, avatar }, who = '') {
        const person = player.seen[who];
        if (person === undefined) return true;
        person.avatar = avatar?.file ?? null;
        person.behind = avatar?.picture ?? null;
        decoders.set(who, createPoseDecoder());
        for (const track of tracks) {
          if (track.kind === 'audio') level(track, (heard) => (person.level = heard));
          else countPictures(track, () => (person.pictures += 1));
        }
        return true;
      },
      async dress(avatar, who = '') {
        const person = player.seen[who];
        if (person === undefined) return true;
        person.avatar = avatar?.file ?? null;
        person.behind = avatar?.picture ?? null;
        return true;
      },
      pose(packet, who = '') {
        const pose = decoders.get(who)?.(packet);
        const person = player.seen[who];
        if (pose === undefined || typeof pose === 'string' || person === undefined) return;
        person.poses += 1;
        person.head = pose.head[0];
      },
      changed: (state) => player.states.push(state),
      timed({ origin, voiceLag }, clock, who = '') {
        const person = player.seen[who];
        if (person === undefined) return;
        person.age = (clock - origin) / 1000;
        person.isMute = voiceLag === null;
      },
      room: {
        people(people) {
          const before = player.seen;
          player.seen = {};
          for (const { id, name } of people) {
            player.seen[id] = before[id] ?? {
              name,
              poses: 0,
              head: 0,
              level: 0,
              pictures: 0,
              avatar: null,
              behind: null,
              age: null,
              isMute: false,
            };
          }
          return people;
        },
        speaking: (who) => (player.speaking = who),
      },
    });
  },
};
Object.assign(window, { player });
