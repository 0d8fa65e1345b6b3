import type { Audience } from '../../../../renderer/core/broadcast/audience.ts';
import type { FromReception, ToReception } from '../../../../renderer/core/broadcast/reception-line.ts';
import type { ViewerAsk } from '../../../../renderer/core/broadcast/signalling.ts';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { newToken } from '../gate.ts';
import { createIncoming, type Incoming } from '../incoming.ts';
import { type KeptSfu, keepSfu } from '../keep-sfu.ts';
import { createOfferEndpoint } from '../offer-endpoint.ts';
import { ownAddresses } from '../own-addresses.ts';
import type { Peer } from '../peer.ts';
import { Refusal } from '../refusal.ts';
import { openSfu, type Sfu } from '../sfu.ts';
import type { ServedFile } from '../viewer-files.ts';
import { createViewerPeer } from '../viewer-peer.ts';
import { takeIn } from '../whip.ts';
import { type KeptAddress, keepAddress, readAddress } from './kept-address.ts';
import { keepCertificate } from './kept-certificate.ts';
import { picturesOf } from './pictures-of.ts';
import { openReceptionServer, type ReceptionServer } from './reception-server.ts';

/** Another worker has started by then, most of the time. */
const RETRY_AFTER_SECONDS = 1;

export interface ReceptionOptions {
  /** The path of the worker; `preparing` says why that takes a while. */
  findWorker(preparing: (message: string) => void, signal: AbortSignal): Promise<string>;
  phoneFiles(): Promise<ReadonlyMap<string, ServedFile>>;
  /** Keeps the address and the certificate. */
  readonly folder: string;
  /** To the page. */
  tell(message: FromReception): void;
  now(): number;
}

/** The way in for somebody's camera, open from `open` until it is closed. */
export interface Reception {
  handle(message: ToReception): void;
  /** For tests: the process that carries the pictures now. */
  readonly workerPid: number | null;
  close(): Promise<void>;
}

/** What is on one worker: who sends, and the app's page, which looks. */
interface Hall {
  readonly sfu: Sfu;
  readonly incoming: Incoming;
  readonly page: Peer<ViewerAsk>;
}

export const createReception = (options: ReceptionOptions): Reception => {
  const { findWorker, phoneFiles, folder, tell, now } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let kept: KeptSfu<Hall> | null = null;
  let server: ReceptionServer | null = null;
  let turn: Promise<void> = Promise.resolve();

  const present = (): Hall => {
    const hall = kept?.room;
    if (hall) return hall;
    // While another worker starts there is nobody to answer.
    throw new Refusal(503, 'Not now.', RETRY_AFTER_SECONDS);
  };
  const whip = createOfferEndpoint({
    // A camera that comes again after a crash must not wait for the one that it was.
    most: 1,
    whenFull: 'replace',
    answer: async (offer) => takeIn(offer, present().sfu, present().incoming),
  });
  const furnish = async (sfu: Sfu): Promise<Hall> => {
    const incoming = createIncoming();
    const page = await createViewerPeer(sfu, picturesOf(incoming), (said) => tell({ kind: 'said', said }));
    return { sfu, incoming, page };
  };
  /** Opens the doors under this address, or as near to it as can be, and remembers which it became. */
  const openDoors = async (listenOn: readonly string[], wished: KeptAddress): Promise<void> => {
    const certificate = await keepCertificate(folder, listenOn, new Date());
    const files = await phoneFiles();
    const opened = await openReceptionServer({ listenOn, ...wished, certificate, files, whip });
    if (signal.aborted) return opened.close();
    server = opened;
    const { plainPort, securePort } = opened;
    await keepAddress(folder, { ...wished, plainPort, securePort });
    const path = `publish/${wished.token}`;
    tell({
      kind: 'opened',
      addresses: {
        whip: `http://${listenOn[0]}:${plainPort}/${path}/whip`,
        phone: `https://${listenOn[0]}:${securePort}/${path}/phone/`,
        fingerprint: certificate.fingerprint,
      },
    });
  };
  const open = async (listenOn: readonly string[]): Promise<void> => {
    const workerBin = await findWorker((message) => tell({ kind: 'preparing', message }), signal);
    kept = keepSfu({
      open: (died) => openSfu({ workerBin, listenOn, died }),
      furnish,
      lost: whip.close,
      now,
    });
    await kept.start();
    if (!signal.aborted) await openDoors(listenOn, await readAddress(folder));
  };
  const renew = async (listenOn: readonly string[]): Promise<void> => {
    await server?.close();
    whip.close();
    await openDoors(listenOn, { ...(await readAddress(folder)), token: newToken() });
  };
  const close = async (): Promise<void> => {
    ending.abort();
    kept?.close();
    await server?.close();
  };
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work).catch(async (cause: unknown) => {
      if (signal.aborted) return;
      const { reason, message, cure } =
        cause instanceof MasqueError
          ? cause
          : new MasqueError('failed', `Nothing can come in: ${String(cause)}.`, 'Choose the camera again.');
      await close();
      tell({ kind: 'failed', reason, message, cure });
    });
  };
  let audience: Audience = 'this-computer';
  return {
    handle(message) {
      switch (message.kind) {
        case 'open':
          audience = message.audience;
          return inTurn(() => open(ownAddresses(audience)));
        case 'renew':
          return inTurn(() => renew(ownAddresses(audience)));
        case 'ask':
          return kept?.room?.page.ask(message.ask);
      }
    },
    get workerPid() {
      return kept?.workerPid ?? null;
    },
    close,
  };
};
