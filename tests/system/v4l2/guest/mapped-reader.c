/*
 * Reads a camera as meeting apps do, through mapped buffers, and judges what it sees. One line of JSON at its end.
 *
 *   reader DEVICE PICTURES SECONDS
 *
 * It opens the device at once and waits until there is something to read. SIGTERM ends it early. Pictures are those of
 * picture.ts: the number in the first and in the last four bytes, and between them a pattern that hangs on it.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define PATTERNS 8
#define BUFFERS 2

static volatile sig_atomic_t over;

static void end(int signal) {
  (void)signal;
  over = 1;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void fill_pattern(uint8_t *bytes, size_t size, unsigned pattern) {
  for (size_t i = 0; i < size; i++) bytes[i] = (uint8_t)(i * 7 + (i >> 10) * 13 + pattern * 31);
}

/* The bytes of a picture: `sizeimage` may be rounded up to pages. */
static size_t picture_bytes(const struct v4l2_pix_format *pix) {
  size_t pixels = (size_t)pix->width * pix->height;
  return pix->pixelformat == V4L2_PIX_FMT_YUYV ? pixels * 2 : pixels * 3 / 2;
}

static int wait_for_format(int fd, struct v4l2_format *format, double deadline) {
  while (!over && now() < deadline) {
    memset(format, 0, sizeof *format);
    format->type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (ioctl(fd, VIDIOC_G_FMT, format) == 0 && format->fmt.pix.width > 0) {
      uint32_t type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
      struct v4l2_requestbuffers request = {.count = BUFFERS, .type = type, .memory = V4L2_MEMORY_MMAP};
      if (ioctl(fd, VIDIOC_REQBUFS, &request) == 0 && request.count > 0) return (int)request.count;
    }
    usleep(20000);
  }
  return 0;
}

struct seen {
  long pictures, lost, torn, restarts, waits;
  long first, last;
};

static void judge(struct seen *seen, const uint8_t *bytes, size_t size, uint8_t *const *patterns) {
  uint32_t head, tail;
  memcpy(&head, bytes, 4);
  memcpy(&tail, bytes + size - 4, 4);
  const uint8_t *pattern = patterns[head % PATTERNS];
  if (head != tail || memcmp(bytes + 4, pattern + 4, size - 8) != 0) {
    seen->torn++;
    return;
  }
  long number = (long)head;
  if (seen->pictures > 0) {
    if (number < seen->last) seen->restarts++;
    else if (number > seen->last) seen->lost += number - seen->last - 1;
    else return;
  } else {
    seen->first = number;
  }
  seen->last = number;
  seen->pictures++;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  long wanted = atol(argv[2]);
  double deadline = now() + atof(argv[3]);
  signal(SIGTERM, end);
  setvbuf(stdout, NULL, _IOLBF, 0);
  int fd = open(argv[1], O_RDWR | O_NONBLOCK);
  if (fd < 0) {
    printf("{\"error\":\"open: %s\"}\n", strerror(errno));
    return 1;
  }
  fprintf(stderr, "open\n");
  struct v4l2_format format;
  int count = wait_for_format(fd, &format, deadline);
  struct seen seen = {0};
  size_t size = picture_bytes(&format.fmt.pix);
  void *maps[BUFFERS] = {0};
  uint8_t *patterns[PATTERNS];
  uint8_t *copy = malloc(size);
  for (unsigned i = 0; i < PATTERNS; i++) {
    patterns[i] = malloc(size);
    fill_pattern(patterns[i], size, i);
  }
  uint32_t type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  for (int i = 0; i < count; i++) {
    struct v4l2_buffer buffer = {.index = (uint32_t)i, .type = type, .memory = V4L2_MEMORY_MMAP};
    if (ioctl(fd, VIDIOC_QUERYBUF, &buffer) < 0) return 3;
    maps[i] = mmap(NULL, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, buffer.m.offset);
    if (maps[i] == MAP_FAILED || ioctl(fd, VIDIOC_QBUF, &buffer) < 0) return 4;
  }
  if (count > 0 && ioctl(fd, VIDIOC_STREAMON, &type) < 0) return 5;
  fprintf(stderr, "mapped\n");
  while (!over && count > 0 && seen.pictures < wanted && now() < deadline) {
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    if (poll(&ready, 1, 100) <= 0) {
      seen.waits++;
      continue;
    }
    struct v4l2_buffer buffer = {.type = type, .memory = V4L2_MEMORY_MMAP};
    if (ioctl(fd, VIDIOC_DQBUF, &buffer) < 0) continue;
    memcpy(copy, maps[buffer.index], size);
    long before = seen.pictures;
    judge(&seen, copy, size, patterns);
    if (before == 0 && seen.pictures == 1) fprintf(stderr, "first\n");
    ioctl(fd, VIDIOC_QBUF, &buffer);
  }
  uint32_t fourcc = format.fmt.pix.pixelformat;
  printf("{\"width\":%u,\"height\":%u,\"format\":\"%.4s\",\"pictures\":%ld,\"lost\":%ld,\"torn\":%ld,"
         "\"restarts\":%ld,\"first\":%ld,\"last\":%ld}\n",
         format.fmt.pix.width, format.fmt.pix.height, (const char *)&fourcc, seen.pictures, seen.lost, seen.torn,
         seen.restarts, seen.first, seen.last);
  return 0;
}
