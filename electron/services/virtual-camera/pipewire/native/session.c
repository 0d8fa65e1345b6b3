#define _GNU_SOURCE
#include "session.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <spa/utils/result.h>

#include "say.h"

void session_quit(struct session *session, enum exit_status status)
{
	session->status = status;
	pw_main_loop_quit(session->main_loop);
}

static void on_core_error(void *data, uint32_t id, int seq, int res, const char *message)
{
	struct session *session = data;

	(void)seq;
	/* Others are of messages that crossed with our own withdrawal of what they speak of. */
	if (id != PW_ID_CORE || res != -EPIPE)
		return;
	complain("PipeWire went away: %s (%s).", message, spa_strerror(res));
	session_quit(session, EXIT_LOST);
}

static const struct pw_core_events core_events = {
	PW_VERSION_CORE_EVENTS,
	.error = on_core_error,
};

static void on_input(void *data, int descriptor, uint32_t mask)
{
	struct session *session = data;

	(void)descriptor;
	(void)mask;
	switch (messages_read(session->messages)) {
	case MESSAGES_MORE:
		break;
	case MESSAGES_ENDED:
		session_quit(session, EXIT_FINE);
		break;
	case MESSAGES_GARBAGE:
		session_quit(session, EXIT_GARBAGE);
		break;
	}
}

static void on_terminate(void *data, int signal_number)
{
	(void)signal_number;
	session_quit(data, EXIT_FINE);
}

/* PipeWire's own programs ask for the same, and like them we work on where it is refused. */
#define NICENESS (-11)

enum exit_status session_open(struct session *session, message_taker taker, void *data)
{
	memset(session, 0, sizeof(*session));
	setpriority(PRIO_PROCESS, 0, NICENESS);
	session->main_loop = pw_main_loop_new(NULL);
	session->messages = messages_new(STDIN_FILENO, taker, data);
	if (session->main_loop == NULL || session->messages == NULL) {
		complain("There is no memory: %s.", strerror(errno));
		return EXIT_BROKEN;
	}
	session->loop = pw_main_loop_get_loop(session->main_loop);
	/* The graph's thread is one of the first to be woken; later PipeWires take this name for their only configuration. */
	session->context = pw_context_new(
		session->loop, pw_properties_new(PW_KEY_CONFIG_NAME, "client-rt.conf", NULL), 0);
	if (session->context == NULL) {
		complain("PipeWire's library could not start: %s.", strerror(errno));
		return EXIT_BROKEN;
	}
	session->core = pw_context_connect(session->context, NULL, 0);
	if (session->core == NULL) {
		complain("PipeWire is not running: %s.", strerror(errno));
		return EXIT_LOST;
	}
	pw_core_add_listener(session->core, &session->core_listener, &core_events, session);
	session->registry = pw_core_get_registry(session->core, PW_VERSION_REGISTRY, 0);
	/* Ctrl-C and a closed terminal are for the parent, which shows its last card and then closes our input. */
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	pw_loop_add_signal(session->loop, SIGTERM, on_terminate, session);
	return EXIT_FINE;
}

enum exit_status session_run(struct session *session)
{
	pw_loop_add_io(session->loop, STDIN_FILENO, SPA_IO_IN | SPA_IO_HUP | SPA_IO_ERR, false, on_input,
		       session);
	pw_main_loop_run(session->main_loop);
	return session->status;
}

void session_close(struct session *session)
{
	if (session->registry != NULL)
		pw_proxy_destroy((struct pw_proxy *)session->registry);
	if (session->core != NULL) {
		spa_hook_remove(&session->core_listener);
		pw_core_disconnect(session->core);
	}
	if (session->context != NULL)
		pw_context_destroy(session->context);
	if (session->main_loop != NULL)
		pw_main_loop_destroy(session->main_loop);
	if (session->messages != NULL)
		messages_free(session->messages);
}
