/*
 * Reads OBS's picture queue as the filter in OBS's virtual camera does: opens it when it is there, reads from `ready`
 * on, lets go at `stopping` and looks for the next one. The layout is written from OBS Studio's shared-memory-queue.c
 * as a struct, so that the compiler, not our TypeScript, places the fields.
 *
 * obs-queue-reader REPORT STOP-FILE [vanish-after-pictures]
 */
#include "report.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct queue {
  volatile uint32_t write_index, read_index, state;
  uint32_t offsets[3];
  uint32_t type, width, height;
  uint64_t interval;
  uint32_t reserved[8];
};

enum { STARTING = 1, READY = 2, STOPPING = 3 };
#define SLOT_HEADER 32
#define STILL_MILLISECONDS 400

static HANDLE mapping;
static struct queue *queue;
static uint8_t *copy;

static int open_queue(void) {
  mapping = OpenFileMappingW(FILE_MAP_READ, FALSE, L"OBSVirtualCamVideo");
  if (!mapping) return 0;
  queue = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0);
  if (!queue) ExitProcess(4);
  return 1;
}

static void close_queue(void) {
  UnmapViewOfFile(queue);
  CloseHandle(mapping);
  queue = NULL;
}

static uint32_t picture_bytes(void) { return queue->width * queue->height * 3 / 2; }

static void report_header(void) {
  MEMORY_BASIC_INFORMATION region;
  VirtualQuery(queue, &region, sizeof region);
  report("{\"event\":\"header\",\"width\":%u,\"height\":%u,\"interval\":%llu,\"type\":%u,\"state\":%u,"
         "\"offsets\":[%u,%u,%u],\"bytes\":%llu}",
         queue->width, queue->height, (unsigned long long)queue->interval, queue->type, queue->state,
         queue->offsets[0], queue->offsets[1], queue->offsets[2], (unsigned long long)region.RegionSize);
}

/* The moment of a slot, nanoseconds. */
static uint64_t moment_of(uint32_t index) {
  return *(uint64_t *)((uint8_t *)queue + queue->offsets[index % 3]);
}

/* Takes the slot out whole; when the writer came round to it meanwhile, it is too late for it. */
static int take(uint32_t index) {
  memcpy(copy, (uint8_t *)queue + queue->offsets[index % 3] + SLOT_HEADER, picture_bytes());
  return queue->write_index - index < 3;
}

int main(int count, char **words) {
  uint32_t vanish_after = count > 3 ? (uint32_t)atoi(words[3]) : 0;
  report_open(words[1]);
  report("{\"event\":\"layout\",\"header\":%u,\"readIndex\":%u,\"state\":%u,\"offsets\":%u,\"type\":%u,\"width\":%u,"
         "\"height\":%u,\"interval\":%u}",
         (unsigned)sizeof(struct queue), (unsigned)offsetof(struct queue, read_index),
         (unsigned)offsetof(struct queue, state), (unsigned)offsetof(struct queue, offsets),
         (unsigned)offsetof(struct queue, type), (unsigned)offsetof(struct queue, width),
         (unsigned)offsetof(struct queue, height), (unsigned)offsetof(struct queue, interval));
  copy = malloc(3840 * 2160 * 3 / 2);
  while (!should_stop(words[2])) {
    if (!open_queue()) {
      Sleep(2);
      continue;
    }
    if (queue->state == STOPPING) {
      /* The one that we have just let go of, not yet gone. */
      close_queue();
      Sleep(2);
      continue;
    }
    report("{\"event\":\"opened\",\"state\":%u}", queue->state);
    struct tally tally = {0};
    uint32_t seen = 0, late = 0, backwards = 0, is_ready = 0, is_still = 0;
    uint64_t moment = 0;
    DWORD seen_at = GetTickCount();
    while (queue->state != STOPPING && !should_stop(words[2])) {
      if (queue->state == READY && !is_ready) {
        is_ready = 1;
        report_header();
      }
      uint32_t index = queue->read_index;
      if (is_ready && index != seen) {
        if (take(index)) count_picture(&tally, copy, picture_bytes());
        else late++;
        if (moment_of(index) <= moment) backwards++;
        moment = moment_of(index);
        seen = index;
        seen_at = GetTickCount();
        is_still = 0;
        if (vanish_after && tally.exact >= vanish_after) {
          report_tally("vanished", &tally);
          TerminateProcess(GetCurrentProcess(), 0);
        }
      } else if (is_ready && !is_still && GetTickCount() - seen_at > STILL_MILLISECONDS) {
        is_still = 1;
        take(seen);
        report("{\"event\":\"still\",\"number\":%u,\"isExact\":%s}", picture_number(copy),
               picture_is_exact(copy, picture_bytes()) ? "true" : "false");
      } else Sleep(1);
    }
    report_tally(queue->state == STOPPING ? "stopping" : "stopped", &tally);
    report("{\"event\":\"order\",\"late\":%u,\"backwards\":%u}", late, backwards);
    close_queue();
  }
  report("{\"event\":\"ended\"}");
  return 0;
}
