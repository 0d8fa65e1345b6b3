#include "names.h"

#include <stdio.h>
#include <string.h>

#define MOST_OF_US 32

struct search {
	struct session *session;
	const char *node;
	bool taken[MOST_OF_US + 1]; /* by number, from 1 */
	int sequence;
	bool is_done;
};

static void name_node(char *to, size_t size, const char *node, unsigned number)
{
	if (number == 1)
		snprintf(to, size, "%s", node);
	else
		snprintf(to, size, "%s-%u", node, number);
}

static void on_global(void *data, uint32_t id, uint32_t permissions, const char *type, uint32_t version,
		      const struct spa_dict *props)
{
	struct search *search = data;
	const char *found = props == NULL ? NULL : spa_dict_lookup(props, PW_KEY_NODE_NAME);
	char name[64];

	(void)id;
	(void)permissions;
	(void)version;
	if (found == NULL || !spa_streq(type, PW_TYPE_INTERFACE_Node))
		return;
	for (unsigned number = 1; number <= MOST_OF_US; number++) {
		name_node(name, sizeof(name), search->node, number);
		search->taken[number] = search->taken[number] || spa_streq(found, name);
	}
}

static void on_done(void *data, uint32_t id, int sequence)
{
	struct search *search = data;

	if (id != PW_ID_CORE || sequence != search->sequence)
		return;
	search->is_done = true;
	pw_main_loop_quit(search->session->main_loop);
}

static const struct pw_registry_events registry_events = {
	PW_VERSION_REGISTRY_EVENTS,
	.global = on_global,
};

static const struct pw_core_events core_events = {
	PW_VERSION_CORE_EVENTS,
	.done = on_done,
};

enum exit_status names_choose(struct session *session, const char *node, const char *description,
			      struct names *names)
{
	struct search search = { .session = session, .node = node };
	struct spa_hook registry_listener, core_listener;
	unsigned number = 1;

	spa_zero(registry_listener);
	spa_zero(core_listener);
	pw_registry_add_listener(session->registry, &registry_listener, &registry_events, &search);
	pw_core_add_listener(session->core, &core_listener, &core_events, &search);
	search.sequence = pw_core_sync(session->core, PW_ID_CORE, 0);
	pw_main_loop_run(session->main_loop);
	spa_hook_remove(&core_listener);
	spa_hook_remove(&registry_listener);
	if (!search.is_done)
		return session->status;
	while (number < MOST_OF_US && search.taken[number])
		number++;
	name_node(names->node, sizeof(names->node), node, number);
	if (number == 1)
		snprintf(names->description, sizeof(names->description), "%s", description);
	else
		snprintf(names->description, sizeof(names->description), "%s %u", description, number);
	return EXIT_FINE;
}
