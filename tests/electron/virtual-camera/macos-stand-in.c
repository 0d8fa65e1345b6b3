/*
 * The functions of macOS that the camera calls, with the signatures of Apple's headers and just enough behind them to
 * show what was called, with what, and what was never released. It says nothing of how macOS behaves.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef int32_t OSStatus;
typedef uint32_t UInt32;
typedef unsigned char Boolean;
typedef long CFIndex;
typedef UInt32 CMIOObjectID;
typedef struct { UInt32 selector, scope, element; } CMIOObjectPropertyAddress;
#pragma pack(push, 4)
typedef struct { int64_t value; int32_t timescale; UInt32 flags; int64_t epoch; } CMTime;
#pragma pack(pop)
typedef struct { CMTime duration, presentation, decode; } CMSampleTimingInfo;
typedef struct object {
  char kind;
  int references;
  const char *text;
  int32_t number;
  CFIndex count;
  struct object *keys[8], *values[8], *of;
  int32_t width, height, format;
  size_t stride;
  uint8_t *planes[2];
  int is_locked;
  struct object *matrix;
  CMSampleTimingInfo timing;
} object;

/* What the test asks and sets. */
int stand_in_live, stand_in_wrong, stand_in_fail_start, stand_in_has_device = 1, stand_in_started, stand_in_stopped;
int stand_in_altered, stand_in_made;
static object *queued;

static object *make(char kind) {
  object *made = calloc(1, sizeof *made);
  made->kind = kind;
  made->references = 1;
  stand_in_live++;
  stand_in_made++;
  return made;
}
static object *keep(object *kept) {
  if (kept && kept->kind != 'c') kept->references++;
  return kept;
}
void CFRelease(void *cf) {
  object *released = cf;
  if (released->kind == 'c' || released->references < 1) { stand_in_wrong++; return; }
  if (--released->references) return;
  stand_in_live--;
  for (CFIndex i = 0; i < released->count; i++) CFRelease(released->values[i]);
  if (released->of) CFRelease(released->of);
  /* The memory stays, so that a second release is seen and not a crash. */
}

#define CONSTANT(name, value) \
  static object name##_object = {.kind = 'c', .references = 1, .text = value}; \
  object *name = &name##_object;
CONSTANT(kCVPixelBufferPixelFormatTypeKey, "PixelFormatType")
CONSTANT(kCVPixelBufferWidthKey, "Width")
CONSTANT(kCVPixelBufferHeightKey, "Height")
CONSTANT(kCVPixelBufferIOSurfacePropertiesKey, "IOSurfaceProperties")
CONSTANT(kCVImageBufferYCbCrMatrixKey, "YCbCrMatrix")
CONSTANT(kCVImageBufferYCbCrMatrix_ITU_R_601_4, "ITU_R_601_4")
char kCFTypeDictionaryKeyCallBacks[48], kCFTypeDictionaryValueCallBacks[40];

void *CFNumberCreate(void *allocator, CFIndex type, const void *value) {
  (void)allocator;
  if (type != 3) stand_in_wrong++;
  object *made = make('n');
  made->number = *(const int32_t *)value;
  return made;
}
void *CFDictionaryCreate(void *allocator, void **keys, void **values, CFIndex count, const void *key_callbacks,
                         const void *value_callbacks) {
  (void)allocator;
  if (key_callbacks != kCFTypeDictionaryKeyCallBacks || value_callbacks != kCFTypeDictionaryValueCallBacks)
    stand_in_wrong++;
  object *made = make('d');
  made->count = count;
  for (CFIndex i = 0; i < count; i++) {
    made->keys[i] = keys[i];
    made->values[i] = keep(values[i]);
  }
  return made;
}
static object *look_up(object *dictionary, object *key) {
  for (CFIndex i = 0; i < dictionary->count; i++)
    if (dictionary->keys[i] == key) return dictionary->values[i];
  stand_in_wrong++;
  return NULL;
}
Boolean CFStringGetCString(void *text, char *bytes, CFIndex size, UInt32 encoding) {
  const char *from = ((object *)text)->text;
  if (encoding != 0x08000100 || (CFIndex)strlen(from) >= size) return 0;
  strcpy(bytes, from);
  return 1;
}

/* Device 34 is another camera; 35 is OBS's, with the stream that gives (36) before the one that takes (37). */
static const UInt32 devices[] = {34, 35}, streams[] = {36, 37}, gives[] = {1}, takes[] = {0};
static OSStatus find(CMIOObjectID id, const CMIOObjectPropertyAddress *at, const void **data, UInt32 *size) {
  if (at->scope != 'glob' || at->element != 0) return 'who?';
  *size = sizeof(void *);
  *data = NULL;
  if (id == 1 && at->selector == 'dev#') *data = devices, *size = stand_in_has_device ? 8 : 4;
  else if (id == 35 && at->selector == 'stm#') *data = streams, *size = 8;
  else if (id == 36 && at->selector == 'sdir') *data = gives, *size = 4;
  else if (id == 37 && at->selector == 'sdir') *data = takes, *size = 4;
  else if ((id != 34 && id != 35) || at->selector != 'uid ') return 'who?';
  return 0;
}
OSStatus CMIOObjectGetPropertyDataSize(CMIOObjectID id, const CMIOObjectPropertyAddress *at, UInt32 qualifier_size,
                                       const void *qualifier, UInt32 *size) {
  const void *data;
  if (qualifier_size || qualifier) stand_in_wrong++;
  return find(id, at, &data, size);
}
OSStatus CMIOObjectGetPropertyData(CMIOObjectID id, const CMIOObjectPropertyAddress *at, UInt32 qualifier_size,
                                   const void *qualifier, UInt32 size, UInt32 *used, void *to) {
  const void *data;
  UInt32 have;
  if (qualifier_size || qualifier) stand_in_wrong++;
  OSStatus status = find(id, at, &data, &have);
  if (status) return status;
  if (size < have) return '!siz';
  *used = have;
  if (data) memcpy(to, data, have);
  else {
    object *uid = make('s');
    uid->text = id == 35 ? "7626645E-4425-469E-9D8B-97E0FA59AC75" : "FaceTime";
    memcpy(to, &uid, sizeof uid);
  }
  return 0;
}
OSStatus CMIOStreamCopyBufferQueue(UInt32 stream, void (*altered)(UInt32, void *, void *), void *context, void **queue) {
  if (stream != 37 || !altered || context) return 'bad!';
  altered(stream, NULL, NULL);
  stand_in_altered++;
  *queue = make('q');
  return 0;
}
OSStatus CMIODeviceStartStream(UInt32 device, UInt32 stream) {
  if (stand_in_fail_start) return 'stop';
  stand_in_started += device == 35 && stream == 37;
  return 0;
}
OSStatus CMIODeviceStopStream(UInt32 device, UInt32 stream) {
  stand_in_stopped += device == 35 && stream == 37;
  return 0;
}

int32_t CVPixelBufferPoolCreate(void *allocator, void *attributes, void *buffer_attributes, void **pool) {
  if (allocator || attributes) stand_in_wrong++;
  object *made = make('p');
  made->width = look_up(buffer_attributes, kCVPixelBufferWidthKey)->number;
  made->height = look_up(buffer_attributes, kCVPixelBufferHeightKey)->number;
  made->format = look_up(buffer_attributes, kCVPixelBufferPixelFormatTypeKey)->number;
  if (look_up(buffer_attributes, kCVPixelBufferIOSurfacePropertiesKey)->kind != 'd') stand_in_wrong++;
  made->of = keep(buffer_attributes);
  *pool = made;
  return 0;
}
int32_t CVPixelBufferPoolCreatePixelBuffer(void *allocator, void *pool, void **buffer) {
  if (allocator) stand_in_wrong++;
  object *made = make('b'), *from = pool;
  made->width = from->width;
  made->height = from->height;
  made->format = from->format;
  made->stride = ((size_t)from->width + 63) & ~(size_t)63;
  made->planes[0] = calloc(made->stride, (size_t)from->height);
  made->planes[1] = calloc(made->stride, (size_t)from->height / 2);
  *buffer = made;
  return 0;
}
int32_t CVPixelBufferLockBaseAddress(void *buffer, uint64_t flags) {
  if (flags || ((object *)buffer)->is_locked++) stand_in_wrong++;
  return 0;
}
int32_t CVPixelBufferUnlockBaseAddress(void *buffer, uint64_t flags) {
  if (flags || !((object *)buffer)->is_locked--) stand_in_wrong++;
  return 0;
}
void *CVPixelBufferGetBaseAddressOfPlane(void *buffer, size_t plane) {
  return ((object *)buffer)->is_locked ? ((object *)buffer)->planes[plane] : NULL;
}
size_t CVPixelBufferGetBytesPerRowOfPlane(void *buffer, size_t plane) {
  (void)plane;
  return ((object *)buffer)->stride;
}
void CVBufferSetAttachment(void *buffer, void *key, void *value, UInt32 mode) {
  if (key != kCVImageBufferYCbCrMatrixKey || mode != 1) stand_in_wrong++;
  ((object *)buffer)->matrix = value;
}

OSStatus CMVideoFormatDescriptionCreateForImageBuffer(void *allocator, void *buffer, void **description) {
  if (allocator || ((object *)buffer)->kind != 'b') stand_in_wrong++;
  *description = make('f');
  return 0;
}
OSStatus CMSampleBufferCreateReadyWithImageBuffer(void *allocator, void *buffer, void *description,
                                                  const CMSampleTimingInfo *timing, void **sample) {
  if (allocator || ((object *)description)->kind != 'f') stand_in_wrong++;
  object *made = make('m');
  made->of = keep(buffer);
  made->timing = *timing;
  *sample = made;
  return 0;
}
/* Room for one, as OBS's extension has. */
int32_t CMSimpleQueueGetCapacity(void *queue) { return ((object *)queue)->kind == 'q' ? 1 : 0; }
int32_t CMSimpleQueueGetCount(void *queue) { return ((object *)queue)->kind == 'q' ? queued != NULL : 9; }
OSStatus CMSimpleQueueEnqueue(void *queue, const void *element) {
  if (((object *)queue)->kind != 'q' || queued) return -12773;
  queued = (object *)element;
  return 0;
}
uint64_t clock_gettime_nsec_np(int clock) { return clock == 8 ? 123456789012345u : 0; }

/* Takes the sample out as the extension does: 1 when its picture is `luma` rows then `chroma` rows, each its own byte. */
int stand_in_take(int64_t *times, int32_t *shape) {
  if (!queued) return 0;
  object *sample = queued, *buffer = sample->of;
  queued = NULL;
  times[0] = sample->timing.presentation.value;
  times[1] = sample->timing.presentation.timescale;
  times[2] = sample->timing.duration.value;
  times[3] = sample->timing.duration.timescale;
  times[4] = sample->timing.presentation.flags + 10 * sample->timing.duration.flags + 100 * sample->timing.decode.flags;
  shape[0] = buffer->width;
  shape[1] = buffer->height;
  shape[2] = buffer->format;
  shape[3] = buffer->matrix == kCVImageBufferYCbCrMatrix_ITU_R_601_4;
  int is_exact = !buffer->is_locked;
  for (int row = 0; row < buffer->height * 3 / 2; row++) {
    int plane = row >= buffer->height;
    uint8_t *bytes = buffer->planes[plane] + (size_t)(row - plane * buffer->height) * buffer->stride;
    for (int x = 0; x < buffer->width; x++) is_exact &= bytes[x] == (uint8_t)(row * 7 + x);
    for (size_t x = (size_t)buffer->width; x < buffer->stride; x++) is_exact &= bytes[x] == 0;
  }
  CFRelease(sample);
  return is_exact;
}
