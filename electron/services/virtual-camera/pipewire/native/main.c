/* masque-pipewire: a camera or a microphone of PipeWire's, fed through standard input. See ../README.md. */
#include <string.h>

#include <pipewire/pipewire.h>

#include "modes.h"
#include "say.h"
#include "session.h"

int main(int argument_count, char **arguments)
{
	int status;

	if (argument_count != 3) {
		complain("Usage: masque-pipewire camera|microphone NAME");
		return EXIT_GARBAGE;
	}
	say_prepare();
	pw_init(&argument_count, &arguments);
	if (strcmp(arguments[1], "camera") == 0) {
		status = camera_main(arguments[2]);
	} else if (strcmp(arguments[1], "microphone") == 0) {
		status = microphone_main(arguments[2]);
	} else {
		complain("There is no mode “%s”: camera or microphone.", arguments[1]);
		status = EXIT_GARBAGE;
	}
	pw_deinit();
	return status;
}
