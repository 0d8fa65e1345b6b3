import { DataTexture, LinearFilter, LinearMipmapLinearFilter, type Loader, type Texture } from 'three';
import type { GLTFLoaderPlugin, GLTFParser } from 'three/addons/loaders/GLTFLoader.js';
import type { KTX2Loader } from 'three/addons/loaders/KTX2Loader.js';
import script from 'three/examples/jsm/libs/basis/basis_transcoder.js?url';
import wasm from 'three/examples/jsm/libs/basis/basis_transcoder.wasm?url';
import { startCodec } from './codec-module.ts';

/* What of Basis' transcoder is used. Source: github.com/BinomialLLC/basis_universal, webgl/transcoder. */
interface KtxFile {
  isValid(): boolean;
  getWidth(): number;
  getHeight(): number;
  startTranscoding(): boolean;
  transcodeImage(
    into: Uint8Array,
    level: number,
    layer: number,
    face: number,
    format: number,
    ...rest: number[]
  ): boolean;
  close(): void;
  delete(): void;
}
interface Basis {
  initializeBasis(): void;
  readonly KTX2File: new (bytes: Uint8Array) => KtxFile;
}

/** `transcoder_texture_format::cTFRGBA32`: what every machine shows, whatever its graphics card unpacks itself. */
const RGBA = 13;

const unpack = (basis: Basis, bytes: Uint8Array): Texture => {
  const file = new basis.KTX2File(bytes);
  try {
    if (!file.isValid() || !file.startTranscoding()) throw new Error('A picture in KTX2 is damaged.');
    const [width, height] = [file.getWidth(), file.getHeight()];
    const pixels = new Uint8Array(width * height * 4);
    if (!file.transcodeImage(pixels, 0, 0, 0, RGBA, 0, -1, -1))
      throw new Error('A picture in KTX2 is damaged.');
    const texture = new DataTexture(pixels, width, height);
    texture.magFilter = LinearFilter;
    texture.minFilter = LinearMipmapLinearFilter;
    texture.generateMipmaps = true;
    texture.needsUpdate = true;
    return texture;
  } finally {
    file.close();
    file.delete();
  }
};

const KTX2 = [0xab, 0x4b, 0x54, 0x58];

/** Unpacks pictures in KTX2 on the page: three's own loader does so in workers made of text, which the page forbids. */
export const ktx2Pictures = (parser: GLTFParser): GLTFLoaderPlugin => {
  let started: Promise<Basis> | null = null;
  const start = async (): Promise<Basis> => {
    const basis = await startCodec<Basis>('BASIS', script, wasm);
    basis.initializeBasis();
    return basis;
  };
  const unpacked = new Map<number, Promise<Texture>>();
  // Pictures under that name that are in another format all the same.
  parser.options.ktx2Loader = parser.textureLoader as Loader as KTX2Loader;
  const loadOther = parser.loadImageSource.bind(parser);
  parser.loadImageSource = async (index, loader) => {
    const before = unpacked.get(index);
    if (before) return (await before).clone();
    const view: unknown = parser.json.images?.[index]?.bufferView;
    if (typeof view !== 'number') return loadOther(index, loader);
    const bytes = new Uint8Array(await parser.getDependency('bufferView', view));
    if (!KTX2.every((byte, i) => bytes[i] === byte)) return loadOther(index, loader);
    started ??= start();
    const texture = started.then((basis) => unpack(basis, bytes));
    unpacked.set(index, texture);
    return texture;
  };
  return { name: 'MASQUE_ktx2_pictures' };
};
