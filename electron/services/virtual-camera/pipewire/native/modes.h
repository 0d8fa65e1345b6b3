#ifndef MASQUE_MODES_H
#define MASQUE_MODES_H

/* What the program can be. Each takes the name under which apps list it, and returns an exit_status. */
int camera_main(const char *name);
int microphone_main(const char *name);

#endif
