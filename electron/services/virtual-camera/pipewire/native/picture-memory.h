#ifndef MASQUE_PICTURE_MEMORY_H
#define MASQUE_PICTURE_MEMORY_H

#include <stddef.h>
#include <stdint.h>

/* Memory that parent and program share, so that a picture is written once and never goes through a pipe: a page of which
 * the first 32 bits are the number of the last picture that was taken, then the slots. It only grows, and is sealed
 * against shrinking: no parent can have us read where there is nothing. */
#define PICTURE_SLOTS 3

struct picture_memory {
	int descriptor;
	uint8_t *bytes;
	size_t size;      /* of the whole, bytes */
	size_t slot_size; /* bytes, whole pages */
};

/* 0, or a negative errno. */
int picture_memory_open(struct picture_memory *memory);

/* Makes every slot hold a picture of this many bytes. What they held is lost. */
int picture_memory_fit(struct picture_memory *memory, size_t picture_size);

const uint8_t *picture_memory_slot(const struct picture_memory *memory, uint32_t slot);

/* Tells the parent that every slot but this picture's is its own again. */
void picture_memory_taken(struct picture_memory *memory, uint32_t number);

void picture_memory_close(struct picture_memory *memory);

#endif
