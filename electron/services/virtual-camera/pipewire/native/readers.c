#include "readers.h"

#include <stdlib.h>

#include <spa/utils/list.h>

#include "say.h"

/* One connection between two ports, from anywhere to anywhere: our node's number may come after its links. */
struct link {
	struct spa_list item;
	struct readers *readers;
	uint32_t id, from, to; /* registry number of the link, and of the nodes at its ends */
	bool active;
	struct pw_proxy *proxy;
	struct spa_hook listener;
};

struct readers {
	struct spa_list links;
	struct pw_registry *registry;
	struct spa_hook listener;
	uint32_t node;
	unsigned count;
	reader_arrived arrived;
	void *data;
};

/* Two channels of one app are two links to one node. */
static bool is_first_to_its_node(const struct readers *readers, const struct link *link)
{
	struct link *other;

	spa_list_for_each(other, &readers->links, item) {
		if (other == link)
			return true;
		if (other->from == link->from && other->to == link->to)
			return false;
	}
	return true;
}

static void count_again(struct readers *readers)
{
	struct link *link;
	unsigned count = 0;

	spa_list_for_each(link, &readers->links, item) {
		if (link->from == readers->node && is_first_to_its_node(readers, link))
			count++;
	}
	if (count == readers->count)
		return;
	readers->count = count;
	say("{\"readers\":%u}", count);
}

static void forget(struct link *link)
{
	spa_list_remove(&link->item);
	if (link->proxy != NULL) {
		spa_hook_remove(&link->listener);
		pw_proxy_destroy(link->proxy);
	}
	free(link);
}

static void on_link_info(void *data, const struct pw_link_info *info)
{
	struct link *link = data;
	bool active = info->state == PW_LINK_STATE_ACTIVE;
	bool began = active && !link->active;

	link->active = active;
	if (began && link->from == link->readers->node)
		link->readers->arrived(link->readers->data);
}

static const struct pw_link_events link_events = {
	PW_VERSION_LINK_EVENTS,
	.info = on_link_info,
};

static uint32_t number(const struct spa_dict *props, const char *key)
{
	const char *text = props == NULL ? NULL : spa_dict_lookup(props, key);

	return text == NULL ? PW_ID_ANY : (uint32_t)strtoul(text, NULL, 10);
}

static void on_global(void *data, uint32_t id, uint32_t permissions, const char *type, uint32_t version,
		      const struct spa_dict *props)
{
	struct readers *readers = data;
	struct link *link;

	(void)permissions;
	(void)version;
	if (!spa_streq(type, PW_TYPE_INTERFACE_Link))
		return;
	link = calloc(1, sizeof(*link));
	if (link == NULL)
		return;
	link->readers = readers;
	link->id = id;
	link->from = number(props, PW_KEY_LINK_OUTPUT_NODE);
	link->to = number(props, PW_KEY_LINK_INPUT_NODE);
	spa_list_append(&readers->links, &link->item);
	link->proxy = pw_registry_bind(readers->registry, id, type, PW_VERSION_LINK, 0);
	if (link->proxy != NULL)
		pw_proxy_add_object_listener(link->proxy, &link->listener, &link_events, link);
	count_again(readers);
}

static void on_global_remove(void *data, uint32_t id)
{
	struct readers *readers = data;
	struct link *link, *next;

	spa_list_for_each_safe(link, next, &readers->links, item) {
		if (link->id == id)
			forget(link);
	}
	count_again(readers);
}

static const struct pw_registry_events registry_events = {
	PW_VERSION_REGISTRY_EVENTS,
	.global = on_global,
	.global_remove = on_global_remove,
};

struct readers *readers_new(struct pw_registry *registry, reader_arrived arrived, void *data)
{
	struct readers *readers = calloc(1, sizeof(*readers));

	if (readers == NULL)
		return NULL;
	spa_list_init(&readers->links);
	readers->registry = registry;
	readers->node = PW_ID_ANY;
	readers->arrived = arrived;
	readers->data = data;
	pw_registry_add_listener(registry, &readers->listener, &registry_events, readers);
	return readers;
}

void readers_watch(struct readers *readers, uint32_t node)
{
	readers->node = node;
	count_again(readers);
}

unsigned readers_count(const struct readers *readers)
{
	return readers->count;
}

void readers_free(struct readers *readers)
{
	struct link *link, *next;

	if (readers == NULL)
		return;
	spa_list_for_each_safe(link, next, &readers->links, item)
		forget(link);
	spa_hook_remove(&readers->listener);
	free(readers);
}
