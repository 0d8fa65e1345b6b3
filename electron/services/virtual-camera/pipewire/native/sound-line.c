#include "sound-line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SECOND 1e9
#define MILLISECOND 1000000LL

/* Samples that are kept; a power of two. 5 s at the highest rate. */
#define CAPACITY (1 << 20)
#define PLACE(number) ((size_t)(number) & (CAPACITY - 1))

/* Of the average over stamps: how much one stamp counts, when there are many. */
#define STAMP_WEIGHT 0.01
/* A stamp this far off is a gap or another clock when several say so, or at once when it is farther still. */
#define STRANGE (60 * MILLISECOND)
#define VERY_STRANGE (1000 * MILLISECOND)
#define STRANGE_STAMPS 3
/* And this far from now it is of no clock of ours at all; then the sound is taken to be new. */
#define ABSURD (10000 * MILLISECOND)

/* The latest sound of the last 5 to 10 s decides how soon sound can be heard, and a little more for the next. What is
 * later than the soonest by more than is heeded came after the sender was held up: it is lost, and delays nothing. */
#define WINDOW (5000 * MILLISECOND)
#define MARGIN (3 * MILLISECOND)
#define HEEDED (150 * MILLISECOND)
/* The least delay falls only when this much is gained, and every change is heard as one cross-fade. */
#define WORTH_LOWERING (10 * MILLISECOND)

#define FADE_SECONDS 0.010
#define EDGE_SECONDS 0.002
/* Farther off than this, the rate control would take too long. */
#define JUMP_SECONDS 0.010

/* After this much silence from the writer, silence is no underrun. */
#define SILENT (300 * MILLISECOND)

struct lateness {
	int64_t least, most; /* nanoseconds between capture and arrival */
};

struct sound_line {
	uint32_t rate;

	/* The writer's own. */
	double base_exact; /* when place 0 was captured, nanoseconds */
	uint64_t stamps;
	int strange;
	struct lateness this_window, last_window;
	int64_t window_began;
	int64_t asked, least;

	/* Written by the writer, read by the reader. */
	int64_t written, base, delay, arrived_at;

	/* The reader's own. */
	bool placed;
	int64_t at;        /* the next place to read */
	int64_t fade_from; /* the place that is faded out, while fade_left > 0 */
	size_t fade_left;
	float gain, last; /* of the edge to silence: 1 within sound, 0 within silence */
	bool was_there;

	/* Written by the reader, read by the writer. */
	int64_t achieved;
	int64_t block; /* how long before it is heard sound is taken, nanoseconds */
	uint64_t underruns;

	float samples[CAPACITY];
};

static int64_t get(const int64_t *value)
{
	return __atomic_load_n(value, __ATOMIC_ACQUIRE);
}

static void set(int64_t *to, int64_t value)
{
	__atomic_store_n(to, value, __ATOMIC_RELEASE);
}

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t greater(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

struct sound_line *sound_line_new(uint32_t samples_per_second)
{
	struct sound_line *line = calloc(1, sizeof(*line));

	if (line != NULL)
		line->rate = samples_per_second;
	return line;
}

void sound_line_free(struct sound_line *line)
{
	free(line);
}

uint32_t sound_line_rate(const struct sound_line *line)
{
	return line->rate;
}

static double nanoseconds_of(const struct sound_line *line, double places)
{
	return places * SECOND / line->rate;
}

static double places_of(const struct sound_line *line, double nanoseconds)
{
	return nanoseconds * line->rate / SECOND;
}

static float tame(float sample)
{
	return sample > 1 ? 1 : sample >= -1 ? sample : sample < -1 ? -1 : 0; /* not a number: 0 */
}

/* Silence when samples is NULL. */
static void append(struct sound_line *line, const float *samples, int64_t count)
{
	int64_t from = count > CAPACITY ? count - CAPACITY : 0;

	for (int64_t i = from; i < count; i++)
		line->samples[PLACE(line->written + i)] = samples == NULL ? 0 : tame(samples[i]);
	set(&line->written, line->written + count);
}

static void start_anew(struct sound_line *line, int64_t captured_at)
{
	line->base_exact = (double)captured_at - nanoseconds_of(line, (double)line->written);
	line->stamps = 1;
	line->strange = 0;
}

/* Where the stamp belongs, against where the next place was taken to be. */
static void place_stamp(struct sound_line *line, int64_t captured_at)
{
	double expected = line->base_exact + nanoseconds_of(line, (double)line->written);
	double off = (double)captured_at - expected;

	if (line->stamps == 0) {
		start_anew(line, captured_at);
		return;
	}
	line->strange = fabs(off) > STRANGE ? line->strange + 1 : 0;
	if (line->strange == 0) {
		line->stamps++;
		line->base_exact += off * fmax(1.0 / (double)line->stamps, STAMP_WEIGHT);
	} else if (line->strange >= STRANGE_STAMPS || fabs(off) > VERY_STRANGE) {
		/* What was not captured is silence; what overlaps is faded over. */
		if (off > 0)
			append(line, NULL, (int64_t)fmin(places_of(line, off), 2.0 * CAPACITY));
		start_anew(line, captured_at);
	}
}

/* Sound must be heard as late as the first of a message comes, and a block is taken whole before it is heard. */
static void note_lateness(struct sound_line *line, int64_t late, int64_t now)
{
	struct lateness *window = &line->this_window;
	int64_t soonest, latest, needed;

	if (now - line->window_began > WINDOW) {
		line->last_window = line->window_began == 0 ? (struct lateness){ late, late } : *window;
		*window = (struct lateness){ late, late };
		line->window_began = now;
	}
	window->least = smaller(window->least, late);
	window->most = greater(window->most, late);
	soonest = smaller(window->least, line->last_window.least);
	latest = greater(window->most, line->last_window.most);
	needed = smaller(latest, soonest + HEEDED) + get(&line->block) + MARGIN;
	needed = smaller(needed, LONGEST_DELAY);
	if (needed > line->least || needed < line->least - WORTH_LOWERING)
		line->least = needed;
}

static void settle_delay(struct sound_line *line)
{
	set(&line->delay, greater(line->asked, line->least));
}

void sound_line_write(struct sound_line *line, int64_t captured_at, const float *samples, size_t count,
		      int64_t now)
{
	if (captured_at < now - ABSURD || captured_at > now + ABSURD)
		captured_at = now - (int64_t)nanoseconds_of(line, (double)count);
	place_stamp(line, captured_at);
	note_lateness(line, now - (int64_t)(line->base_exact + nanoseconds_of(line, (double)line->written)), now);
	set(&line->base, (int64_t)line->base_exact);
	settle_delay(line);
	append(line, samples, (int64_t)count);
	set(&line->arrived_at, now);
}

void sound_line_set_delay(struct sound_line *line, int64_t delay)
{
	line->asked = delay < 0 ? 0 : delay > LONGEST_DELAY ? LONGEST_DELAY : delay;
	settle_delay(line);
}

/* Whether there is sound at this place: it has come, and has not been written over. */
static bool is_there(int64_t written, int64_t place)
{
	return place >= 0 && place < written && place >= written - CAPACITY / 2;
}

static float sample_at(const struct sound_line *line, int64_t written, int64_t place)
{
	return is_there(written, place) ? line->samples[PLACE(place)] : 0;
}

/* One sample, led softly into and out of silence. */
static float next_sample(struct sound_line *line, int64_t written, size_t fade, float step)
{
	float sample = sample_at(line, written, line->at);
	bool there = is_there(written, line->at);

	if (line->fade_left > 0) {
		float old = (float)line->fade_left / (float)fade;

		there = there || is_there(written, line->fade_from);
		sample = sample * (1 - old) + sample_at(line, written, line->fade_from) * old;
		line->fade_from++;
		line->fade_left--;
	}
	line->at++;
	line->was_there = there;
	line->gain = there ? fminf(1, line->gain + step) : fmaxf(0, line->gain - step);
	if (there)
		line->last = sample;
	return line->last * line->gain;
}

double sound_line_read(struct sound_line *line, int64_t heard_from, double lookahead, float *samples,
		       size_t count)
{
	int64_t written = get(&line->written);
	double base = (double)get(&line->base);
	double first_heard = (double)heard_from + nanoseconds_of(line, lookahead);
	double wanted = places_of(line, first_heard - (double)get(&line->delay) - base);
	double off = wanted - (double)line->at;
	size_t fade = (size_t)(FADE_SECONDS * line->rate);
	float step = (float)(1 / (EDGE_SECONDS * line->rate));
	bool was_there = line->was_there;

	if (!line->placed || (fabs(off) > JUMP_SECONDS * line->rate && line->fade_left == 0)) {
		line->fade_from = line->at;
		line->fade_left = line->placed ? fade : 0;
		line->at = (int64_t)wanted;
		line->placed = true;
		off = wanted - (double)line->at;
	}
	set(&line->achieved, (int64_t)(first_heard - base - nanoseconds_of(line, (double)line->at)));
	set(&line->block, (int64_t)nanoseconds_of(line, (double)count + lookahead));
	for (size_t i = 0; i < count; i++) {
		samples[i] = next_sample(line, written, fade, step);
		if (was_there && !line->was_there && heard_from - get(&line->arrived_at) < SILENT)
			__atomic_fetch_add(&line->underruns, 1, __ATOMIC_RELAXED);
		was_there = line->was_there;
	}
	return off;
}

struct sound_report sound_line_report(const struct sound_line *line, int64_t now)
{
	return (struct sound_report){
		.delay = get(&line->achieved),
		.underruns = __atomic_load_n(&line->underruns, __ATOMIC_RELAXED),
		.flows = now - get(&line->arrived_at) < SILENT,
	};
}
