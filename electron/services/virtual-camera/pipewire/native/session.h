#ifndef MASQUE_SESSION_H
#define MASQUE_SESSION_H

#include <pipewire/pipewire.h>

#include "messages.h"

/* How the program ends. */
enum exit_status {
	EXIT_FINE = 0,     /* the parent closed our input, or SIGTERM came */
	EXIT_BROKEN = 1,   /* memory, or a fault of PipeWire's */
	EXIT_GARBAGE = 2,  /* arguments or input that are none of ours */
	EXIT_LOST = 3,     /* PipeWire does not run, or went away */
};

/* One loop, one connection to PipeWire, and the parent's messages, all on one thread. */
struct session {
	struct pw_main_loop *main_loop;
	struct pw_loop *loop;
	struct pw_context *context;
	struct pw_core *core;
	struct pw_registry *registry;
	struct messages *messages;
	struct spa_hook core_listener;
	enum exit_status status;
};

/* Complains by itself. */
enum exit_status session_open(struct session *session, message_taker taker, void *data);

/* Takes the parent's messages until the end. */
enum exit_status session_run(struct session *session);

/* Ends the work with this status. */
void session_quit(struct session *session, enum exit_status status);

void session_close(struct session *session);

#endif
