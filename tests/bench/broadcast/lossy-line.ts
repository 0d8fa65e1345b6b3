import { createSocket, type Socket } from 'node:dgram';
import type { Page } from 'playwright-core';

/** What a line does to packets, both ways: loses this share, and holds each for so long, give or take. */
export interface LineFaults {
  readonly loss: number;
  readonly delayMilliseconds: number;
  readonly jitterMilliseconds: number;
}

/** A bad line that needs no rights: packets between a viewer and the SFU pass through here. */
export interface LossyLine {
  /** Sends the page's packets through the line: call it before the page opens anything. */
  lay(page: Page): Promise<void>;
  close(): void;
}

const bound = (socket: Socket): Promise<number> =>
  new Promise((done) => socket.bind(0, '127.0.0.1', () => done(socket.address().port)));

/** Chance with a seed of its own, so that two runs lose the same packets. Source: Marsaglia's xorshift, 32 bits. */
const createChance = (seed: number) => {
  let state = seed;
  return (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

export const openLossyLine = async ({
  loss,
  delayMilliseconds,
  jitterMilliseconds,
}: LineFaults): Promise<LossyLine> => {
  const outer = createSocket('udp4');
  const inner = createSocket('udp4');
  const port = await bound(outer);
  await bound(inner);
  const chance = createChance(0x2545f491);
  let viewerPort = 0;
  let sfuPort = 0;
  const waiting = new Set<NodeJS.Timeout>();
  const pass = (through: Socket, packet: Buffer, to: number) => {
    if (to === 0 || chance() < loss) return;
    const wait = delayMilliseconds + (2 * chance() - 1) * jitterMilliseconds;
    if (wait <= 0) return through.send(packet, to, '127.0.0.1');
    const timer = setTimeout(() => {
      waiting.delete(timer);
      through.send(packet, to, '127.0.0.1');
    }, wait);
    waiting.add(timer);
  };
  outer.on('message', (packet, from) => {
    viewerPort = from.port;
    pass(inner, packet, sfuPort);
  });
  inner.on('message', (packet) => pass(outer, packet, viewerPort));
  return {
    async lay(page) {
      await page.exposeFunction('laidTo', (real: number) => {
        sfuPort = real;
      });
      await page.addInitScript((own) => {
        const laidTo: (real: number) => void = Reflect.get(window, 'laidTo');
        // The SFU's welcome names its ports: UDP's becomes ours, and TCP, which loses nothing, is left out.
        window.WebSocket = class extends WebSocket {
          override set onmessage(listen: ((event: MessageEvent) => void) | null) {
            super.onmessage = ({ data }: MessageEvent) => {
              const said = JSON.parse(String(data));
              if (said.say === 'welcome') {
                const udp = said.transport.iceCandidates.filter(
                  ({ protocol }: { protocol: string }) => protocol === 'udp',
                );
                laidTo(udp[0].port);
                for (const candidate of udp) candidate.port = own;
                said.transport.iceCandidates = udp;
              }
              listen?.(new MessageEvent('message', { data: JSON.stringify(said) }));
            };
          }
        };
      }, port);
    },
    close() {
      for (const timer of waiting) clearTimeout(timer);
      outer.close();
      inner.close();
    },
  };
};
