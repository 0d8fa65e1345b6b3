#include <errno.h>
#include <string.h>

#include <spa/param/video/format-utils.h>
#include <spa/utils/result.h>

#include "clock.h"
#include "modes.h"
#include "names.h"
#include "picture-memory.h"
#include "readers.h"
#include "say.h"
#include "session.h"

#define SMALLEST_SIDE 16
#define LARGEST_SIDE 8192
#define LARGEST_RATE 1000000 /* pictures in 1000 s */

/* PipeWire's own choice lies within; a reader that holds some of them still leaves us one. */
#define FEWEST_BUFFERS 3
#define USUAL_BUFFERS 6
#define MOST_BUFFERS 16

#define DROPPED_SAID_EVERY SPA_NSEC_PER_SEC

/* A reader that is still at the last picture when the next comes loses one of them: PipeWire keeps no queue. So pictures
 * that come in a heap, after a parent or we were held up, are kept this share of their usual distance apart. */
#define LEAST_SHARE 4

/* A reader is linked before it is ready, and nothing says when it is: it is shown the last picture again and again, each
 * time twice as much later, until a new one comes. */
#define FIRST_AGAIN (20 * SPA_NSEC_PER_MSEC)
#define LAST_AGAIN (2 * SPA_NSEC_PER_SEC)

struct camera {
	struct session session;
	struct readers *readers;
	struct pw_stream *stream;
	struct spa_hook listener;
	struct picture_memory memory;
	struct names names;

	struct message_format format;    /* what the parent writes; width 0: nothing was said yet */
	struct spa_rectangle negotiated; /* what the buffers hold; width 0: none */
	enum pw_stream_state state;

	bool has_picture;
	struct message_picture picture; /* the last one */
	bool is_new;                    /* it has not been shown */
	int64_t shown_at;
	struct spa_source *timer; /* for the next showing */
	int64_t again;            /* nanoseconds until the last picture is shown once more; 0: it is not */

	uint64_t dropped, dropped_said;
	int64_t dropped_said_at;
};

/* I420: luma, then two planes of a quarter each. */
static size_t picture_size(uint32_t width, uint32_t height)
{
	return (size_t)width * height * 3 / 2;
}

static void say_dropped(struct camera *camera)
{
	int64_t now = clock_now();

	if (camera->dropped == camera->dropped_said || now - camera->dropped_said_at < DROPPED_SAID_EVERY)
		return;
	camera->dropped_said = camera->dropped;
	camera->dropped_said_at = now;
	say("{\"dropped\":%" PRIu64 "}", camera->dropped);
}

static void fill(struct camera *camera, struct spa_buffer *buffer, size_t size)
{
	struct spa_data *data = &buffer->datas[0];
	struct spa_meta_header *header =
		spa_buffer_find_meta_data(buffer, SPA_META_Header, sizeof(*header));

	memcpy(data->data, picture_memory_slot(&camera->memory, camera->picture.slot), size);
	data->chunk->offset = 0;
	data->chunk->size = (uint32_t)size;
	data->chunk->stride = (int32_t)camera->negotiated.width;
	data->chunk->flags = 0;
	if (header == NULL)
		return;
	header->flags = 0;
	header->offset = 0;
	header->pts = clock_now();
	header->dts_offset = 0;
	header->seq = camera->picture.number;
}

/* Gives the last picture to whoever looks. Never waits: readers that hold every buffer miss this one. */
static void show(struct camera *camera)
{
	size_t size = picture_size(camera->format.width, camera->format.height);
	struct pw_buffer *buffer;

	camera->is_new = false;
	if (!camera->has_picture || camera->state != PW_STREAM_STATE_STREAMING)
		return;
	if (camera->negotiated.width != camera->format.width ||
	    camera->negotiated.height != camera->format.height) {
		camera->dropped++;
		return;
	}
	buffer = pw_stream_dequeue_buffer(camera->stream);
	if (buffer == NULL) {
		camera->dropped++;
		return;
	}
	if (buffer->buffer->datas[0].data != NULL && buffer->buffer->datas[0].maxsize >= size)
		fill(camera, buffer->buffer, size);
	pw_stream_queue_buffer(camera->stream, buffer);
	/* The source sets the pace: one turn of the graph for each picture, at once. */
	pw_stream_trigger_process(camera->stream);
	camera->shown_at = clock_now();
}

static void show_in(struct camera *camera, int64_t nanoseconds)
{
	struct timespec value = { .tv_sec = nanoseconds / SPA_NSEC_PER_SEC,
				  .tv_nsec = nanoseconds % SPA_NSEC_PER_SEC };

	pw_loop_update_timer(camera->session.loop, camera->timer, &value, NULL, false);
}

static void on_timer(void *data, uint64_t expirations)
{
	struct camera *camera = data;

	(void)expirations;
	show(camera);
	if (camera->again == 0)
		return;
	camera->again = camera->again < LAST_AGAIN ? camera->again * 2 : 0;
	if (camera->again > 0)
		show_in(camera, camera->again);
}

static void on_reader_arrived(void *data)
{
	struct camera *camera = data;

	if (!camera->has_picture)
		return;
	camera->again = FIRST_AGAIN;
	show_in(camera, camera->again);
}

static void show_new(struct camera *camera)
{
	int64_t distance = SPA_NSEC_PER_SEC * 1000 / camera->format.pictures_per_kilosecond / LEAST_SHARE;
	int64_t wait = camera->shown_at + distance - clock_now();

	if (camera->is_new)
		camera->dropped++;
	camera->is_new = true;
	camera->again = 0;
	if (wait > 0)
		show_in(camera, wait);
	else
		show(camera);
}

static void on_state(void *data, enum pw_stream_state old, enum pw_stream_state state, const char *error)
{
	struct camera *camera = data;

	camera->state = state;
	switch (state) {
	case PW_STREAM_STATE_ERROR:
		complain("PipeWire refused: %s.", error == NULL ? "it does not say why" : error);
		session_quit(&camera->session, EXIT_BROKEN);
		break;
	case PW_STREAM_STATE_PAUSED:
		readers_watch(camera->readers, pw_stream_get_node_id(camera->stream));
		say("{\"state\":\"%s\"}", old == PW_STREAM_STATE_STREAMING ? "paused" : "ready");
		break;
	case PW_STREAM_STATE_STREAMING:
		say("{\"state\":\"streaming\"}");
		on_reader_arrived(camera);
		break;
	case PW_STREAM_STATE_UNCONNECTED:
	case PW_STREAM_STATE_CONNECTING:
		break;
	}
}

static void on_param(void *data, uint32_t id, const struct spa_pod *param)
{
	struct camera *camera = data;
	uint8_t bytes[1024];
	struct spa_pod_builder builder = SPA_POD_BUILDER_INIT(bytes, sizeof(bytes));
	struct spa_video_info_raw info = { 0 };
	const struct spa_pod *params[2];

	if (id != SPA_PARAM_Format)
		return;
	camera->negotiated = SPA_RECTANGLE(0, 0);
	if (param == NULL || spa_format_video_raw_parse(param, &info) < 0)
		return;
	camera->negotiated = info.size;
	params[0] = spa_pod_builder_add_object(
		&builder, SPA_TYPE_OBJECT_ParamBuffers, SPA_PARAM_Buffers, SPA_PARAM_BUFFERS_buffers,
		SPA_POD_CHOICE_RANGE_Int(USUAL_BUFFERS, FEWEST_BUFFERS, MOST_BUFFERS),
		SPA_PARAM_BUFFERS_blocks, SPA_POD_Int(1), SPA_PARAM_BUFFERS_size,
		SPA_POD_Int((int)picture_size(info.size.width, info.size.height)),
		SPA_PARAM_BUFFERS_stride, SPA_POD_Int((int)info.size.width));
	params[1] = spa_pod_builder_add_object(&builder, SPA_TYPE_OBJECT_ParamMeta, SPA_PARAM_Meta,
					       SPA_PARAM_META_type, SPA_POD_Id(SPA_META_Header),
					       SPA_PARAM_META_size,
					       SPA_POD_Int(sizeof(struct spa_meta_header)));
	pw_stream_update_params(camera->stream, params, 2);
}

static const struct pw_stream_events stream_events = {
	PW_VERSION_STREAM_EVENTS,
	.state_changed = on_state,
	.param_changed = on_param,
};

static uint32_t greatest_divisor(uint32_t a, uint32_t b)
{
	return b == 0 ? a : greatest_divisor(b, a % b);
}

static const struct spa_pod *format_param(const struct message_format *format, struct spa_pod_builder *builder)
{
	uint32_t rate = format->pictures_per_kilosecond;
	uint32_t divisor = greatest_divisor(rate, 1000);
	struct spa_video_info_raw info = {
		.format = SPA_VIDEO_FORMAT_I420,
		.size = SPA_RECTANGLE(format->width, format->height),
		.framerate = SPA_FRACTION(rate / divisor, 1000 / divisor),
	};

	return spa_format_video_raw_build(builder, SPA_PARAM_EnumFormat, &info);
}

static int publish(struct camera *camera, const struct spa_pod *param)
{
	camera->stream = pw_stream_new(camera->session.core, "masque-camera",
				       pw_properties_new(PW_KEY_MEDIA_CLASS, "Video/Source",
							 PW_KEY_MEDIA_TYPE, "Video",
							 PW_KEY_MEDIA_ROLE, "Camera",
							 PW_KEY_MEDIA_ICON_NAME, "camera-web",
							 PW_KEY_NODE_NAME, camera->names.node,
							 PW_KEY_NODE_NICK, camera->names.description,
							 PW_KEY_NODE_DESCRIPTION, camera->names.description,
							 PW_KEY_NODE_VIRTUAL, "true", NULL));
	if (camera->stream == NULL)
		return -errno;
	pw_stream_add_listener(camera->stream, &camera->listener, &stream_events, camera);
	return pw_stream_connect(camera->stream, PW_DIRECTION_OUTPUT, PW_ID_ANY,
				 PW_STREAM_FLAG_DRIVER | PW_STREAM_FLAG_MAP_BUFFERS, &param, 1);
}

static bool is_a_camera(const struct message_format *format)
{
	return format->width >= SMALLEST_SIDE && format->width <= LARGEST_SIDE &&
	       format->height >= SMALLEST_SIDE && format->height <= LARGEST_SIDE && format->width % 2 == 0 &&
	       format->height % 2 == 0 && format->pictures_per_kilosecond > 0 &&
	       format->pictures_per_kilosecond <= LARGEST_RATE;
}

static int set_format(struct camera *camera, const struct message_format *format)
{
	uint8_t bytes[1024];
	struct spa_pod_builder builder = SPA_POD_BUILDER_INIT(bytes, sizeof(bytes));
	const struct spa_pod *param = format_param(format, &builder);
	int result = picture_memory_fit(&camera->memory, picture_size(format->width, format->height));

	if (result < 0)
		return result;
	camera->format = *format;
	camera->has_picture = false;
	return camera->stream == NULL ? publish(camera, param)
				      : pw_stream_update_params(camera->stream, &param, 1);
}

/* A reader holds the format that it linked with. PipeWire could ask it for another one, but Chromium then answers "no
 * more input formats", which breaks its link for good, and GStreamer's pipewiresrc takes the new pictures for the old
 * size. So nothing changes under a reader, and the parent is told what is in force. */
static int take_format(struct camera *camera, const struct message_format *format)
{
	bool is_held = camera->stream != NULL && readers_count(camera->readers) > 0;
	int result = 0;

	if (!is_a_camera(format)) {
		complain("No camera has %ux%u at %u/1000 a second.", format->width, format->height,
			 format->pictures_per_kilosecond);
		return -EINVAL;
	}
	if (!is_held && memcmp(&camera->format, format, sizeof(*format)) != 0)
		result = set_format(camera, format);
	if (result < 0) {
		complain("The format %ux%u could not be set: %s.", format->width, format->height,
			 spa_strerror(result));
		return result;
	}
	say("{\"format\":{\"width\":%u,\"height\":%u,\"picturesPerKilosecond\":%u},"
	    "\"memory\":{\"descriptor\":%d,\"slots\":%d,\"slotBytes\":%zu,\"offset\":%zu}}",
	    camera->format.width, camera->format.height, camera->format.pictures_per_kilosecond,
	    camera->memory.descriptor, PICTURE_SLOTS, camera->memory.slot_size,
	    (size_t)(picture_memory_slot(&camera->memory, 0) - camera->memory.bytes));
	return 0;
}

static int take_picture(struct camera *camera, const struct message_picture *picture)
{
	if (camera->format.width == 0 || picture->slot >= PICTURE_SLOTS) {
		complain("A picture came in slot %u of %d%s.", picture->slot, PICTURE_SLOTS,
			 camera->format.width == 0 ? " before its format" : "");
		return -EINVAL;
	}
	camera->picture = *picture;
	camera->has_picture = true;
	picture_memory_taken(&camera->memory, picture->number);
	show_new(camera);
	say_dropped(camera);
	return 0;
}

static int on_message(void *data, uint32_t type, const uint8_t *body, size_t length)
{
	struct camera *camera = data;
	struct message_format format;
	struct message_picture picture;

	if (type == MESSAGE_FORMAT && length == sizeof(format)) {
		memcpy(&format, body, length);
		return take_format(camera, &format);
	}
	if (type == MESSAGE_PICTURE && length == sizeof(picture)) {
		memcpy(&picture, body, length);
		return take_picture(camera, &picture);
	}
	complain("A camera takes no message of type %u with %zu bytes.", type, length);
	return -EINVAL;
}

int camera_main(const char *name)
{
	struct camera camera = { 0 };
	enum exit_status status;
	int result = picture_memory_open(&camera.memory);

	if (result < 0) {
		complain("There is no memory to share: %s.", spa_strerror(result));
		return EXIT_BROKEN;
	}
	status = session_open(&camera.session, on_message, &camera);
	if (status == EXIT_FINE)
		status = names_choose(&camera.session, "masque-camera", name, &camera.names);
	if (status == EXIT_FINE) {
		camera.readers = readers_new(camera.session.registry, on_reader_arrived, &camera);
		camera.timer = pw_loop_add_timer(camera.session.loop, on_timer, &camera);
		status = camera.readers == NULL ? EXIT_BROKEN : session_run(&camera.session);
	}
	if (camera.stream != NULL)
		pw_stream_destroy(camera.stream);
	readers_free(camera.readers);
	session_close(&camera.session);
	picture_memory_close(&camera.memory);
	return status;
}
