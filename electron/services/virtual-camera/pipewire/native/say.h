#ifndef MASQUE_SAY_H
#define MASQUE_SAY_H

/* What the program tells its parent: one JSON object a line on standard output. A parent that does not read loses lines,
 * never our time. */
void say_prepare(void);

/* A whole line without its end; what is put into it are numbers and words of ours, so nothing needs escaping. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Words for a person on standard error, which the parent shows when we end badly. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
