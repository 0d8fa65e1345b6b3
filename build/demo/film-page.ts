import { BufferTarget, CanvasSource, Output, WebMOutputFormat } from 'mediabunny';
import { loadGlb } from '../../renderer/avatar/load-glb.ts';
import { demoPose } from '../../renderer/core/animate/demo-performance.ts';
import { DEMO_SECONDS } from '../../renderer/core/animate/demo-tracks.ts';
import { createStage } from '../../renderer/render/stage.ts';

const FRAMES_PER_SECOND = 30;
/** A webcam's size. */
const SIZE = { width: 640, height: 480 };
const BITS_PER_SECOND = 600_000;

/** Films the whole performance of the avatar at `address`; the bytes of a WebM file as base64. */
async function film(address: string): Promise<string> {
  const canvas = document.createElement('canvas');
  const stage = createStage({ canvas, ...SIZE, quality: 'balanced', backdrop: 'sand' });
  stage.setAvatar(await loadGlb(await (await fetch(address)).arrayBuffer(), address));
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new CanvasSource(canvas, { codec: 'vp9', bitrate: BITS_PER_SECOND, keyFrameInterval: 5 });
  output.addVideoTrack(source, { frameRate: FRAMES_PER_SECOND });
  await output.start();
  for (let frame = 0; frame < DEMO_SECONDS * FRAMES_PER_SECOND; frame += 1) {
    const timeSeconds = frame / FRAMES_PER_SECOND;
    stage.draw(demoPose(timeSeconds));
    await source.add(timeSeconds, 1 / FRAMES_PER_SECOND);
  }
  await output.finalize();
  const bytes = new Uint8Array(target.buffer ?? new ArrayBuffer(0));
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

Object.assign(globalThis, { film });
