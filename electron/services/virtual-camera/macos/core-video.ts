import { PIXEL_FORMAT_NV12 } from './cmio-constants.ts';
import type { CoreFoundation, Library, Ref } from './core-foundation.ts';

/** CVBuffer.h: `kCVAttachmentMode_ShouldPropagate`. */
const SHOULD_PROPAGATE = 1;

/** CVPixelBuffer.h, CVPixelBufferPool.h, CVImageBuffer.h. */
export const declareCoreVideo = (library: Library, system: Library, foundation: CoreFoundation) => {
  const CVPixelBufferPoolCreate = library.func(
    'int32_t CVPixelBufferPoolCreate(void* allocator, void* poolAttributes, void* bufferAttributes, _Out_ void** pool)',
  );
  const CVPixelBufferPoolCreatePixelBuffer = library.func(
    'int32_t CVPixelBufferPoolCreatePixelBuffer(void* allocator, void* pool, _Out_ void** buffer)',
  );
  const CVPixelBufferLockBaseAddress = library.func(
    'int32_t CVPixelBufferLockBaseAddress(void* buffer, uint64_t flags)',
  );
  const CVPixelBufferUnlockBaseAddress = library.func(
    'int32_t CVPixelBufferUnlockBaseAddress(void* buffer, uint64_t flags)',
  );
  const CVPixelBufferGetBaseAddressOfPlane = library.func(
    'void* CVPixelBufferGetBaseAddressOfPlane(void* buffer, size_t plane)',
  );
  const CVPixelBufferGetBytesPerRowOfPlane = library.func(
    'size_t CVPixelBufferGetBytesPerRowOfPlane(void* buffer, size_t plane)',
  );
  const CVBufferSetAttachment = library.func(
    'void CVBufferSetAttachment(void* buffer, void* key, void* value, uint32_t mode)',
  );
  const memmove = system.func('void* memmove(void* to, const void* from, size_t bytes)');
  const { constant, dictionary, number, release } = foundation;
  const matrixKey = constant(library, 'kCVImageBufferYCbCrMatrixKey');
  const matrix601 = constant(library, 'kCVImageBufferYCbCrMatrix_ITU_R_601_4');

  const copyPlane = (buffer: Ref, plane: number, rows: Uint8Array, rowBytes: number): boolean => {
    const base: Ref | null = CVPixelBufferGetBaseAddressOfPlane(buffer, plane);
    if (base === null) return false;
    const stride = Number(CVPixelBufferGetBytesPerRowOfPlane(buffer, plane));
    if (stride === rowBytes) {
      memmove(base, rows, rows.byteLength);
      return true;
    }
    for (let row = 0; row * rowBytes < rows.byteLength; row++) {
      memmove(base + BigInt(row * stride), rows.subarray(row * rowBytes, (row + 1) * rowBytes), rowBytes);
    }
    return true;
  };
  return {
    /** Buffers of NV12 that other processes can see. Pixels. */
    createPool(width: number, height: number): Ref | null {
      const numbers = [PIXEL_FORMAT_NV12, width, height].map(number);
      const shared = dictionary([]);
      const names = ['PixelFormatTypeKey', 'WidthKey', 'HeightKey', 'IOSurfacePropertiesKey'];
      const keys = names.map((name) => constant(library, `kCVPixelBuffer${name}`));
      const values = [...numbers, shared];
      const attributes = dictionary(keys.map((key, place) => [key, values[place] ?? shared] as const));
      const pool: (Ref | null)[] = [null];
      const status: number = CVPixelBufferPoolCreate(null, null, attributes, pool);
      // The dictionary keeps what is in it, and the pool keeps the dictionary.
      for (const object of [attributes, ...values]) release(object);
      return status === 0 ? (pool[0] ?? null) : null;
    },
    createBuffer(pool: Ref): Ref | null {
      const buffer: (Ref | null)[] = [null];
      const status: number = CVPixelBufferPoolCreatePixelBuffer(null, pool, buffer);
      return status === 0 ? (buffer[0] ?? null) : null;
    },
    /** Copies an NV12 picture without gaps into a buffer, whose rows may be longer, and says that its colour is BT.601. */
    fill(buffer: Ref, picture: Uint8Array, width: number, height: number): boolean {
      if (CVPixelBufferLockBaseAddress(buffer, 0) !== 0) return false;
      const luma = picture.subarray(0, width * height);
      const isCopied =
        copyPlane(buffer, 0, luma, width) && copyPlane(buffer, 1, picture.subarray(luma.length), width);
      CVPixelBufferUnlockBaseAddress(buffer, 0);
      CVBufferSetAttachment(buffer, matrixKey, matrix601, SHOULD_PROPAGATE);
      return isCopied;
    },
  };
};
