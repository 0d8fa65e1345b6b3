/*
 * Receives pictures as the UnityCapture filter does inside a meeting app: makes the mutex, the event `Sent` and the
 * memory, but only once the sender's event `Want` is there; asks, waits for 200 ms, reads behind the mutex. The layout is
 * written from UnityCapture's Source/shared.inl as a struct.
 *
 * unity-capture-receiver REPORT STOP-FILE [MODE NUMBER [FILE]]
 *   vanish N       ends without a word after N pictures
 *   die-locked N   the same, holding the mutex
 *   hold N FILE    keeps the mutex after N pictures until FILE is there
 *   small BYTES    takes no picture larger than that
 *   idle 1         asks, and reads nothing
 */
#include "report.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct shared {
  DWORD maximum_size;
  int width, height, stride, format, resize_mode, mirror_mode, timeout;
  uint8_t data[1];
};
#define MAXIMUM_SIZE (3840 * 2160 * 4 * sizeof(short))
#define WAIT_MILLISECONDS 200

static HANDLE mutex, want, sent, memory;
static struct shared *shared;
static DWORD maximum_size = MAXIMUM_SIZE;
/* Nobody else held the memory when we asked for it. */
static int is_fresh;

static int open_objects(void) {
  if (shared) return 1;
  if (!mutex) mutex = CreateMutexA(NULL, FALSE, "UnityCapture_Mutx");
  if (!mutex) return 0;
  WaitForSingleObject(mutex, INFINITE);
  if (!want) want = OpenEventA(EVENT_MODIFY_STATE, FALSE, "UnityCapture_Want");
  if (want && !sent) sent = CreateEventA(NULL, FALSE, FALSE, "UnityCapture_Sent");
  if (sent && !memory) {
    memory = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0,
                                (DWORD)(offsetof(struct shared, data) + MAXIMUM_SIZE), "UnityCapture_Data");
    is_fresh = GetLastError() != ERROR_ALREADY_EXISTS;
  }
  if (memory) shared = MapViewOfFile(memory, FILE_MAP_WRITE, 0, 0, 0);
  if (shared) shared->maximum_size = maximum_size;
  ReleaseMutex(mutex);
  if (shared) report("{\"event\":\"opened\",\"isFresh\":%s}", is_fresh ? "true" : "false");
  return shared != NULL;
}

static void report_header(void) {
  report("{\"event\":\"header\",\"data\":%u,\"width\":%d,\"height\":%d,\"stride\":%d,\"format\":%d,\"resizeMode\":%d,"
         "\"mirrorMode\":%d,\"timeout\":%d,\"maximumSize\":%u}",
         (unsigned)offsetof(struct shared, data), shared->width, shared->height, shared->stride, shared->format,
         shared->resize_mode, shared->mirror_mode, shared->timeout, (unsigned)shared->maximum_size);
}

static void hold_until(const char *path) {
  WaitForSingleObject(mutex, INFINITE);
  uint32_t number = picture_number(shared->data);
  report("{\"event\":\"holding\"}");
  while (!file_exists(path)) Sleep(5);
  int is_untouched = picture_number(shared->data) == number;
  ReleaseMutex(mutex);
  report("{\"event\":\"released\",\"isUntouched\":%s}", is_untouched ? "true" : "false");
}

int main(int count, char **words) {
  const char *mode = count > 4 ? words[3] : "";
  uint32_t number = count > 4 ? (uint32_t)strtoul(words[4], NULL, 10) : 0;
  struct tally tally = {0};
  int width = 0, has_acted = 0, is_still = 0;
  DWORD seen_at = GetTickCount();
  report_open(words[1]);
  report("{\"event\":\"started\"}");
  if (!strcmp(mode, "small")) maximum_size = number;
  while (!should_stop(words[2])) {
    if (!open_objects() || !shared->width) {
      Sleep(5);
      continue;
    }
    SetEvent(want);
    if (!strcmp(mode, "idle")) {
      Sleep(WAIT_MILLISECONDS);
      continue;
    }
    int is_new = WaitForSingleObject(sent, WAIT_MILLISECONDS) == WAIT_OBJECT_0;
    WaitForSingleObject(mutex, INFINITE);
    if (shared->width != width) {
      width = shared->width;
      report_header();
    }
    uint32_t size = (uint32_t)(shared->stride * shared->height * 4);
    if (is_new && tally.exact && picture_number(shared->data) == tally.last) is_new = 0;
    if (is_new) {
      count_picture(&tally, shared->data, size);
      seen_at = GetTickCount();
      is_still = 0;
    } else if (!is_still && GetTickCount() - seen_at > 2 * WAIT_MILLISECONDS) {
      is_still = 1;
      report("{\"event\":\"still\",\"number\":%u,\"isExact\":%s}", picture_number(shared->data),
             picture_is_exact(shared->data, size) ? "true" : "false");
    }
    int is_time = number && tally.exact >= number && !has_acted;
    if (is_time && !strcmp(mode, "die-locked")) {
      report_tally("died", &tally);
      TerminateProcess(GetCurrentProcess(), 0);
    }
    ReleaseMutex(mutex);
    if (is_time && !strcmp(mode, "vanish")) {
      report_tally("vanished", &tally);
      TerminateProcess(GetCurrentProcess(), 0);
    }
    if (is_time && !strcmp(mode, "hold")) {
      has_acted = 1;
      hold_until(words[5]);
    }
  }
  report_tally("ended", &tally);
  return 0;
}
