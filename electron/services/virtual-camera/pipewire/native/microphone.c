#include <errno.h>
#include <string.h>

#include <spa/param/audio/format-utils.h>
#include <spa/param/latency-utils.h>
#include <spa/utils/dll.h>
#include <spa/utils/result.h>

#include "clock.h"
#include "modes.h"
#include "names.h"
#include "readers.h"
#include "say.h"
#include "session.h"
#include "sound-line.h"

#define USUAL_RATE 48000
#define LOWEST_RATE 8000
#define HIGHEST_RATE 192000

/* Nodes without a driver of their own are handed to any that runs, and that may be a camera, ours among them, with
 * thirty turns a second. This is the group of the timer that every PipeWire has for such nodes (pipewire.conf). */
#define STEADY_GROUP "pipewire.dummy"

#define REPORT_EVERY SPA_NSEC_PER_SEC
#define WORTH_A_REPORT 1000000 /* nanoseconds of delay */

/* The loop that follows the clocks' difference settles within seconds, and bends the pitch by less than is heard. */
#define RATE_BANDWIDTH SPA_DLL_BW_MAX
#define GREATEST_ERROR 128.0 /* samples */

struct microphone {
	struct session session;
	struct readers *readers;
	struct pw_stream *stream;
	struct spa_hook listener;
	struct names names;
	struct sound_line *line;
	enum pw_stream_state state;
	int64_t delay; /* asked for, nanoseconds */

	/* The graph's, shared with its thread. */
	struct spa_io_position *position;
	struct spa_io_rate_match *rate_match;
	struct spa_dll dll;
	uint32_t period; /* samples, that the loop was set to */

	struct sound_report said;
};

/* How far we are off becomes how fast PipeWire's resampler takes our samples: so a sender's clock and the graph's, which
 * never agree, do not drift apart. */
static void steer(struct microphone *microphone, double off, uint32_t period)
{
	struct spa_io_rate_match *match = microphone->rate_match;
	double error = SPA_CLAMP(-off, -GREATEST_ERROR, GREATEST_ERROR);

	if (match == NULL)
		return;
	/* The resampler asks for a sample more or less now and then; that is no other period. */
	if (period > microphone->period + microphone->period / 8 ||
	    period < microphone->period - microphone->period / 8) {
		spa_dll_set_bw(&microphone->dll, RATE_BANDWIDTH, period, sound_line_rate(microphone->line));
		microphone->period = period;
	}
	SPA_FLAG_SET(match->flags, SPA_IO_RATE_MATCH_FLAG_ACTIVE);
	match->rate = 1.0 / spa_dll_update(&microphone->dll, error);
}

/* On the graph's thread. */
static void on_process(void *data)
{
	struct microphone *microphone = data;
	struct pw_buffer *buffer = pw_stream_dequeue_buffer(microphone->stream);
	struct spa_data *samples;
	uint32_t count;
	int64_t now;

	if (buffer == NULL)
		return;
	samples = &buffer->buffer->datas[0];
	count = samples->maxsize / (uint32_t)sizeof(float);
	if (buffer->requested > 0)
		count = SPA_MIN(count, (uint32_t)buffer->requested);
	if (samples->data != NULL) {
		now = microphone->position == NULL ? clock_now() : (int64_t)microphone->position->clock.nsec;
		steer(microphone, sound_line_read(microphone->line, now,
						  microphone->rate_match == NULL
							  ? 0
							  : (double)microphone->rate_match->delay,
						  samples->data, count),
		      count);
		samples->chunk->offset = 0;
		samples->chunk->stride = sizeof(float);
		samples->chunk->size = count * (uint32_t)sizeof(float);
	}
	buffer->size = count;
	pw_stream_queue_buffer(microphone->stream, buffer);
}

static void on_io(void *data, uint32_t id, void *area, uint32_t size)
{
	struct microphone *microphone = data;

	(void)size;
	if (id == SPA_IO_RateMatch)
		microphone->rate_match = area;
	else if (id == SPA_IO_Position)
		microphone->position = area;
}

static void on_state(void *data, enum pw_stream_state old, enum pw_stream_state state, const char *error)
{
	struct microphone *microphone = data;

	microphone->state = state;
	switch (state) {
	case PW_STREAM_STATE_ERROR:
		complain("PipeWire refused: %s.", error == NULL ? "it does not say why" : error);
		session_quit(&microphone->session, EXIT_BROKEN);
		break;
	case PW_STREAM_STATE_PAUSED:
		readers_watch(microphone->readers, pw_stream_get_node_id(microphone->stream));
		say("{\"state\":\"%s\"}", old == PW_STREAM_STATE_STREAMING ? "paused" : "ready");
		break;
	case PW_STREAM_STATE_STREAMING:
		say("{\"state\":\"streaming\"}");
		break;
	case PW_STREAM_STATE_UNCONNECTED:
	case PW_STREAM_STATE_CONNECTING:
		break;
	}
}

static const struct pw_stream_events stream_events = {
	PW_VERSION_STREAM_EVENTS,
	.state_changed = on_state,
	.io_changed = on_io,
	.process = on_process,
};

static void withdraw(struct microphone *microphone)
{
	if (microphone->stream != NULL)
		pw_stream_destroy(microphone->stream);
	microphone->stream = NULL;
	microphone->position = NULL;
	microphone->rate_match = NULL;
	sound_line_free(microphone->line);
	microphone->line = NULL;
}

static int publish(struct microphone *microphone, uint32_t rate)
{
	uint8_t bytes[1024];
	struct spa_pod_builder builder = SPA_POD_BUILDER_INIT(bytes, sizeof(bytes));
	struct spa_audio_info_raw info = {
		.format = SPA_AUDIO_FORMAT_F32,
		.rate = rate,
		.channels = 1,
		.position = { SPA_AUDIO_CHANNEL_MONO },
	};
	const struct spa_pod *param = spa_format_audio_raw_build(&builder, SPA_PARAM_EnumFormat, &info);

	microphone->line = sound_line_new(rate);
	if (microphone->line == NULL)
		return -errno;
	sound_line_set_delay(microphone->line, microphone->delay);
	spa_dll_init(&microphone->dll);
	microphone->period = 0;
	microphone->stream = pw_stream_new(microphone->session.core, "masque-microphone",
					   pw_properties_new(PW_KEY_MEDIA_CLASS, "Audio/Source",
							     PW_KEY_MEDIA_TYPE, "Audio",
							     PW_KEY_MEDIA_ICON_NAME, "audio-input-microphone",
							     PW_KEY_NODE_NAME, microphone->names.node,
							     PW_KEY_NODE_NICK, microphone->names.description,
							     PW_KEY_NODE_DESCRIPTION, microphone->names.description,
							     PW_KEY_NODE_GROUP, STEADY_GROUP,
							     PW_KEY_NODE_VIRTUAL, "true", NULL));
	if (microphone->stream == NULL)
		return -errno;
	pw_stream_add_listener(microphone->stream, &microphone->listener, &stream_events, microphone);
	return pw_stream_connect(microphone->stream, PW_DIRECTION_OUTPUT, PW_ID_ANY,
				 PW_STREAM_FLAG_MAP_BUFFERS | PW_STREAM_FLAG_RT_PROCESS, &param, 1);
}

/* Sound of another rate is another microphone: apps have to link to it anew. */
static int publish_at(struct microphone *microphone, uint32_t rate)
{
	int result;

	if (microphone->line != NULL && sound_line_rate(microphone->line) == rate)
		return 0;
	withdraw(microphone);
	result = publish(microphone, rate);
	if (result < 0)
		complain("The microphone could not be made: %s.", spa_strerror(result));
	return result;
}

static int take_sound(struct microphone *microphone, const uint8_t *body, size_t length)
{
	static float samples[LONGEST_BODY / sizeof(float)];
	struct message_sound sound;
	size_t size = length - sizeof(sound);

	memcpy(&sound, body, sizeof(sound));
	if (sound.samples_per_second < LOWEST_RATE || sound.samples_per_second > HIGHEST_RATE ||
	    size % sizeof(float) != 0) {
		complain("No sound has %u samples a second in %zu bytes.", sound.samples_per_second, size);
		return -EINVAL;
	}
	if (publish_at(microphone, sound.samples_per_second) < 0)
		return -EINVAL;
	memcpy(samples, body + sizeof(sound), size);
	sound_line_write(microphone->line, sound.captured_at, samples, size / sizeof(float), clock_now());
	return 0;
}

static int on_message(void *data, uint32_t type, const uint8_t *body, size_t length)
{
	struct microphone *microphone = data;
	struct message_delay delay;

	if (type == MESSAGE_SOUND && length >= sizeof(struct message_sound))
		return take_sound(microphone, body, length);
	if (type == MESSAGE_DELAY && length == sizeof(delay)) {
		memcpy(&delay, body, length);
		microphone->delay = delay.nanoseconds;
		sound_line_set_delay(microphone->line, delay.nanoseconds);
		return 0;
	}
	complain("A microphone takes no message of type %u with %zu bytes.", type, length);
	return -EINVAL;
}

/* What is heard, when it is another thing than was said last. */
static void on_timer(void *data, uint64_t expirations)
{
	struct microphone *microphone = data;
	struct sound_report report = sound_line_report(microphone->line, clock_now());

	(void)expirations;
	if (microphone->state != PW_STREAM_STATE_STREAMING || !report.flows)
		return;
	if (llabs(report.delay - microphone->said.delay) < WORTH_A_REPORT &&
	    report.underruns == microphone->said.underruns)
		return;
	microphone->said = report;
	say("{\"delay\":%" PRId64 ",\"underruns\":%" PRIu64 "}", report.delay, report.underruns);
}

static void nothing(void *data)
{
	(void)data;
}

int microphone_main(const char *name)
{
	struct microphone microphone = { 0 };
	struct timespec period = { .tv_sec = REPORT_EVERY / SPA_NSEC_PER_SEC };
	enum exit_status status = session_open(&microphone.session, on_message, &microphone);

	if (status == EXIT_FINE)
		status = names_choose(&microphone.session, "masque-microphone", name, &microphone.names);
	if (status == EXIT_FINE) {
		microphone.readers = readers_new(microphone.session.registry, nothing, NULL);
		if (microphone.readers == NULL || publish_at(&microphone, USUAL_RATE) < 0) {
			status = EXIT_BROKEN;
		} else {
			struct spa_source *timer =
				pw_loop_add_timer(microphone.session.loop, on_timer, &microphone);

			pw_loop_update_timer(microphone.session.loop, timer, &period, &period, false);
			status = session_run(&microphone.session);
		}
	}
	withdraw(&microphone);
	readers_free(microphone.readers);
	session_close(&microphone.session);
	return status;
}
