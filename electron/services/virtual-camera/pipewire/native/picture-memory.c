#define _GNU_SOURCE
#include "picture-memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static size_t whole_pages(size_t bytes)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	return (bytes + page - 1) / page * page;
}

int picture_memory_open(struct picture_memory *memory)
{
	*memory = (struct picture_memory){ .descriptor = -1 };
	memory->descriptor = memfd_create("masque-pictures", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (memory->descriptor < 0)
		return -errno;
	if (fcntl(memory->descriptor, F_ADD_SEALS, F_SEAL_SHRINK) < 0)
		return -errno;
	return 0;
}

int picture_memory_fit(struct picture_memory *memory, size_t picture_size)
{
	size_t slot_size = whole_pages(picture_size);
	size_t size = whole_pages(1) + PICTURE_SLOTS * slot_size;
	uint8_t *bytes;

	if (size > memory->size) {
		if (ftruncate(memory->descriptor, (off_t)size) < 0)
			return -errno;
		bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, memory->descriptor, 0);
		if (bytes == MAP_FAILED)
			return -errno;
		if (memory->bytes != NULL)
			munmap(memory->bytes, memory->size);
		memory->bytes = bytes;
		memory->size = size;
	}
	memory->slot_size = slot_size;
	return 0;
}

const uint8_t *picture_memory_slot(const struct picture_memory *memory, uint32_t slot)
{
	return memory->bytes + whole_pages(1) + slot * memory->slot_size;
}

void picture_memory_taken(struct picture_memory *memory, uint32_t number)
{
	__atomic_store_n((uint32_t *)memory->bytes, number, __ATOMIC_RELEASE);
}

void picture_memory_close(struct picture_memory *memory)
{
	if (memory->bytes != NULL)
		munmap(memory->bytes, memory->size);
	if (memory->descriptor >= 0)
		close(memory->descriptor);
}
