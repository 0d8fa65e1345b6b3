#ifndef MASQUE_MESSAGES_H
#define MASQUE_MESSAGES_H

#include <stddef.h>
#include <stdint.h>

/* What the parent writes to standard input: messages end to end, each a header and its body, all numbers little-endian.
 * ../README.md has them on one screen; ../messages.ts writes them. */
#define MESSAGE_MAGIC 0x3150514dU /* "MQP1"; the 1 is the version */

enum message_type {
	MESSAGE_FORMAT = 1,
	MESSAGE_PICTURE = 2,
	MESSAGE_SOUND = 3,
	MESSAGE_DELAY = 4,
};

struct message_header {
	uint32_t magic;
	uint32_t type;
	uint32_t length; /* bytes of the body */
};

/* A second of the densest sound, and its front. */
#define LONGEST_BODY (192000 * 4 + 16)

struct message_format {
	uint32_t width, height;          /* pixels, even */
	uint32_t pictures_per_kilosecond; /* 30000 is 30 a second */
};

struct message_picture {
	uint32_t slot;   /* where it lies in the picture memory */
	uint32_t number; /* counts up by one; may wrap */
};

struct message_sound {
	int64_t captured_at; /* of the first sample, nanoseconds of CLOCK_MONOTONIC */
	uint32_t samples_per_second;
	uint32_t reserved;
	/* followed by 32-bit floats, -1..1 */
};

struct message_delay {
	int64_t nanoseconds;
};

struct messages;

/* Takes one message; a negative result ends the program as if it were garbage. */
typedef int (*message_taker)(void *data, uint32_t type, const uint8_t *body, size_t length);

enum messages_state { MESSAGES_MORE, MESSAGES_ENDED, MESSAGES_GARBAGE };

struct messages *messages_new(int descriptor, message_taker taker, void *data);
void messages_free(struct messages *messages);

/* Takes what lies ready, without waiting. A message that the end cuts off is dropped: its writer is no more. */
enum messages_state messages_read(struct messages *messages);

#endif
