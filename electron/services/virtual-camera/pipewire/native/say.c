#define _GNU_SOURCE
#include "say.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_LINE 512

void say_prepare(void)
{
	signal(SIGPIPE, SIG_IGN);
	fcntl(STDOUT_FILENO, F_SETFL, fcntl(STDOUT_FILENO, F_GETFL) | O_NONBLOCK);
}

void say(const char *format, ...)
{
	char line[LONGEST_LINE];
	va_list arguments;

	va_start(arguments, format);
	int length = vsnprintf(line, sizeof(line) - 1, format, arguments);
	va_end(arguments);
	if (length < 0 || length >= (int)sizeof(line) - 1)
		return;
	line[length] = '\n';
	/* One write, shorter than PIPE_BUF: a line comes whole or not at all. */
	if (write(STDOUT_FILENO, line, (size_t)length + 1) < 0)
		return;
}

void complain(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
}
