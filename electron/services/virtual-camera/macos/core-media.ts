import type { Library, Ref } from './core-foundation.ts';

/** CMFormatDescription.h, CMSampleBuffer.h, CMSimpleQueue.h. */
export const declareCoreMedia = (library: Library) => {
  const CMVideoFormatDescriptionCreateForImageBuffer = library.func(
    'int32_t CMVideoFormatDescriptionCreateForImageBuffer(void* allocator, void* buffer, _Out_ void** description)',
  );
  const CMSampleBufferCreateReadyWithImageBuffer = library.func(
    'int32_t CMSampleBufferCreateReadyWithImageBuffer(void* allocator, void* buffer, void* description, const void* timing, _Out_ void** sample)',
  );
  const CMSimpleQueueEnqueue = library.func('int32_t CMSimpleQueueEnqueue(void* queue, void* element)');
  const CMSimpleQueueGetCount = library.func('int32_t CMSimpleQueueGetCount(void* queue)');
  const CMSimpleQueueGetCapacity = library.func('int32_t CMSimpleQueueGetCapacity(void* queue)');
  return {
    isFull: (queue: Ref): boolean => CMSimpleQueueGetCount(queue) >= CMSimpleQueueGetCapacity(queue),
    /** A sample that was taken belongs to the queue. */
    enqueue: (queue: Ref, sample: Ref): boolean => CMSimpleQueueEnqueue(queue, sample) === 0,
    createDescription(buffer: Ref): Ref | null {
      const description: (Ref | null)[] = [null];
      const status: number = CMVideoFormatDescriptionCreateForImageBuffer(null, buffer, description);
      return status === 0 ? (description[0] ?? null) : null;
    },
    /** @param timing a CMSampleTimingInfo */
    createSample(buffer: Ref, description: Ref, timing: Uint8Array): Ref | null {
      const sample: (Ref | null)[] = [null];
      const status: number = CMSampleBufferCreateReadyWithImageBuffer(
        null,
        buffer,
        description,
        timing,
        sample,
      );
      return status === 0 ? (sample[0] ?? null) : null;
    },
  };
};
