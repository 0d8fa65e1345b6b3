#ifndef MASQUE_READERS_H
#define MASQUE_READERS_H

#include <pipewire/pipewire.h>

/* The apps that are linked to our node, seen in the registry. Each change of their number is said as {"readers":N}. */
struct readers;

/* Told when a link begins to carry data. */
typedef void (*reader_arrived)(void *data);

struct readers *readers_new(struct pw_registry *registry, reader_arrived arrived, void *data);

/* Which node is ours; PW_ID_ANY while there is none. */
void readers_watch(struct readers *readers, uint32_t node);

unsigned readers_count(const struct readers *readers);

void readers_free(struct readers *readers);

#endif
