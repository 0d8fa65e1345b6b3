import { propertyAddress } from './cmio-constants.ts';
import type { CoreFoundation, Library, Ref } from './core-foundation.ts';

/** CMIOHardwareObject.h, CMIOHardwareDevice.h, CMIOHardwareStream.h. Statuses are 0, or Apple's number for what is wrong. */
export const declareCoreMediaIo = (
  library: Library,
  system: Library,
  { string, release }: CoreFoundation,
) => {
  const CMIOObjectGetPropertyDataSize = library.func(
    'int32_t CMIOObjectGetPropertyDataSize(uint32_t object, const void* address, uint32_t qualifierSize, const void* qualifier, _Out_ uint32_t* size)',
  );
  const CMIOObjectGetPropertyData = library.func(
    'int32_t CMIOObjectGetPropertyData(uint32_t object, const void* address, uint32_t qualifierSize, const void* qualifier, uint32_t size, _Out_ uint32_t* used, _Out_ void* data)',
  );
  const CMIOStreamCopyBufferQueue = library.func(
    'int32_t CMIOStreamCopyBufferQueue(uint32_t stream, void* queueAlteredProc, void* refCon, _Out_ void** queue)',
  );
  const CMIODeviceStartStream = library.func(
    'int32_t CMIODeviceStartStream(uint32_t device, uint32_t stream)',
  );
  const CMIODeviceStopStream = library.func('int32_t CMIODeviceStopStream(uint32_t device, uint32_t stream)');
  /**
   * Without a function to call when the queue changes there is no queue. Ours may not be JavaScript, which another
   * thread would have to wait for; this one takes nothing and changes nothing.
   */
  const queueAltered: bigint = system.symbol('sched_yield');

  const bytesOf = (object: number, property: number): Buffer | null => {
    const address = propertyAddress(property);
    const size = [0];
    if (CMIOObjectGetPropertyDataSize(object, address, 0, null, size) !== 0) return null;
    const data = Buffer.alloc(size[0] ?? 0);
    const used = [0];
    const status: number = CMIOObjectGetPropertyData(object, address, 0, null, data.length, used, data);
    return status === 0 ? data.subarray(0, used[0]) : null;
  };
  return {
    /** The object numbers, or the one number, that a property holds; none when it cannot be read. */
    objects(object: number, property: number): readonly number[] {
      const bytes = bytesOf(object, property);
      if (bytes === null) return [];
      return Array.from({ length: Math.floor(bytes.length / 4) }, (_, place) =>
        bytes.readUInt32LE(4 * place),
      );
    },
    text(object: number, property: number): string | null {
      const bytes = bytesOf(object, property);
      const text = bytes?.length === 8 ? bytes.readBigUInt64LE(0) : 0n;
      if (text === 0n) return null;
      const found = string(text);
      release(text);
      return found;
    },
    /** What the extension takes its pictures from. */
    copyQueue(stream: number): Ref | null {
      const queue: (Ref | null)[] = [null];
      const status: number = CMIOStreamCopyBufferQueue(stream, queueAltered, null, queue);
      return status === 0 ? (queue[0] ?? null) : null;
    },
    startStream: (device: number, stream: number): number => CMIODeviceStartStream(device, stream),
    stopStream(device: number, stream: number): void {
      CMIODeviceStopStream(device, stream);
    },
  };
};
