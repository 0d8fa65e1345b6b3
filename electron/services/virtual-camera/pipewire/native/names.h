#ifndef MASQUE_NAMES_H
#define MASQUE_NAMES_H

#include "session.h"

/* Chromium knows a device by its node's name, so two of one name are one to it. The first of us has the plain names,
 * the second "… 2" and so on. */
struct names {
	char node[64];         /* stable, such as masque-camera-2 */
	char description[256]; /* for people, such as Masque Camera 2 */
};

/* Asks PipeWire which names are taken; before session_run. An exit_status. */
enum exit_status names_choose(struct session *session, const char *node, const char *description,
			      struct names *names);

#endif
