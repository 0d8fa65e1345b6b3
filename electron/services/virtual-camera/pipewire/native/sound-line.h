#ifndef MASQUE_SOUND_LINE_H
#define MASQUE_SOUND_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sound on its way from one thread that writes it as it comes to one that reads it late: at any moment, what was captured
 * a set time before. A sample's place in the line is its number since the start; a slow average over the stamps of what
 * came in says when each place was captured, so stamps may tremble. Nothing here waits or allocates after the start. */
struct sound_line;

#define LONGEST_DELAY 2000000000LL /* nanoseconds */

struct sound_line *sound_line_new(uint32_t samples_per_second);
void sound_line_free(struct sound_line *line);
uint32_t sound_line_rate(const struct sound_line *line);

/* The writing thread's. Times are nanoseconds of one clock. */
void sound_line_write(struct sound_line *line, int64_t captured_at, const float *samples, size_t count,
		      int64_t now);
void sound_line_set_delay(struct sound_line *line, int64_t delay);

/* The reading thread's: the block whose first sample a listener hears at heard_from, after lookahead samples that the
 * caller still holds. Returns how far the line is off, in samples, positive where it is behind, for the caller's rate
 * control; what is too far off is put right here, with a cross-fade. */
double sound_line_read(struct sound_line *line, int64_t heard_from, double lookahead, float *samples,
		       size_t count);

struct sound_report {
	int64_t delay;      /* nanoseconds between capture and hearing: what was asked for, or the least that can be */
	uint64_t underruns; /* times when sound was due that had not come */
	bool flows;         /* sound comes in */
};

/* Either thread's. */
struct sound_report sound_line_report(const struct sound_line *line, int64_t now);

#endif
