/* Lines of JSON in a file that the test follows, and the test picture that the writer draws. */
#ifndef REPORT_H
#define REPORT_H
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <windows.h>

static FILE *report_file;

static void report_open(const char *path) {
  report_file = fopen(path, "ab");
  if (!report_file) ExitProcess(3);
}

static void report(const char *format, ...) {
  va_list values;
  va_start(values, format);
  vfprintf(report_file, format, values);
  va_end(values);
  fputc('\n', report_file);
  fflush(report_file);
}

/* The first four bytes number the picture; each further one follows from its place and the number. */
static uint32_t picture_number(const uint8_t *bytes) {
  return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static int picture_is_exact(const uint8_t *bytes, uint32_t count) {
  uint8_t step = (uint8_t)(picture_number(bytes) % 8 * 29);
  uint8_t difference = 0;
  /* Without a way out in the middle the compiler looks at many bytes at once. */
  for (uint32_t i = 4; i < count; i++) difference |= bytes[i] ^ (uint8_t)(i + (i >> 9) + step);
  return !difference;
}

/* What one reader saw in one go. */
struct tally {
  uint32_t exact, wrong, first, last, missing;
};

static void count_picture(struct tally *tally, const uint8_t *bytes, uint32_t size) {
  uint32_t number = picture_number(bytes);
  if (!picture_is_exact(bytes, size)) {
    tally->wrong++;
    return;
  }
  if (!tally->exact) tally->first = number;
  else if (number > tally->last + 1) tally->missing += number - tally->last - 1;
  else if (number <= tally->last) tally->wrong++;
  tally->last = number;
  tally->exact++;
}

static void report_tally(const char *event, const struct tally *t) {
  report("{\"event\":\"%s\",\"exact\":%u,\"wrong\":%u,\"first\":%u,\"last\":%u,\"missing\":%u}", event, t->exact,
         t->wrong, t->first, t->last, t->missing);
}

static int file_exists(const char *path) { return GetFileAttributesA(path) != INVALID_FILE_ATTRIBUTES; }

/* The test makes this file to end the program; it is not looked for at every turn. */
static int should_stop(const char *path) {
  static DWORD looked_at;
  static int is_there;
  if (is_there || GetTickCount() - looked_at < 50) return is_there;
  looked_at = GetTickCount();
  is_there = file_exists(path);
  return is_there;
}
#endif
