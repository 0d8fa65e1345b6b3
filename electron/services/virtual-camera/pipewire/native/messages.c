#define _GNU_SOURCE
#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "say.h"

struct messages {
	int descriptor;
	message_taker taker;
	void *data;
	size_t filled;
	uint8_t bytes[sizeof(struct message_header) + LONGEST_BODY];
};

struct messages *messages_new(int descriptor, message_taker taker, void *data)
{
	struct messages *messages = malloc(sizeof(*messages));

	if (messages == NULL)
		return NULL;
	messages->descriptor = descriptor;
	messages->taker = taker;
	messages->data = data;
	messages->filled = 0;
	fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
	return messages;
}

void messages_free(struct messages *messages)
{
	free(messages);
}

/* Hands on every whole message at the front, and moves the rest there. */
static int take_whole(struct messages *messages)
{
	size_t at = 0;

	while (messages->filled - at >= sizeof(struct message_header)) {
		struct message_header header;

		memcpy(&header, messages->bytes + at, sizeof(header));
		if (header.magic != MESSAGE_MAGIC) {
			complain("Standard input holds 0x%08x where a message begins with 0x%08x.",
				 header.magic, MESSAGE_MAGIC);
			return -1;
		}
		if (header.length > LONGEST_BODY) {
			complain("A message of type %u claims %u bytes; the most is %u.", header.type,
				 header.length, (unsigned)LONGEST_BODY);
			return -1;
		}
		if (messages->filled - at - sizeof(header) < header.length)
			break;
		if (messages->taker(messages->data, header.type, messages->bytes + at + sizeof(header),
				    header.length) < 0)
			return -1;
		at += sizeof(header) + header.length;
	}
	messages->filled -= at;
	memmove(messages->bytes, messages->bytes + at, messages->filled);
	return 0;
}

enum messages_state messages_read(struct messages *messages)
{
	size_t room = sizeof(messages->bytes) - messages->filled;
	ssize_t got = read(messages->descriptor, messages->bytes + messages->filled, room);

	if (got < 0)
		return errno == EAGAIN || errno == EINTR ? MESSAGES_MORE : MESSAGES_ENDED;
	if (got == 0)
		return MESSAGES_ENDED;
	messages->filled += (size_t)got;
	return take_whole(messages) < 0 ? MESSAGES_GARBAGE : MESSAGES_MORE;
}
