/* Speaks lines of "path <tab> voice <tab> words a minute <tab> pitch <tab> text" with espeak-ng: path.raw (16 bit mono at
 * espeak-ng's own rate, 22050 Hz) and path.events ("milliseconds <tab> IPA", the last one "END"). */
#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *events, *sound;

static int heard(short *samples, int count, espeak_EVENT *event) {
  if (samples && count > 0) fwrite(samples, 2, count, sound);
  for (; event->type; event++) {
    char name[9] = {0};
    memcpy(name, event->id.string, 8);
    if (event->type == espeakEVENT_PHONEME) fprintf(events, "%d\t%s\n", event->audio_position, name);
    if (event->type == espeakEVENT_END) fprintf(events, "%d\tEND\n", event->audio_position);
  }
  return 0;
}

int main(void) {
  espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA);
  espeak_SetSynthCallback(heard);
  static char line[8192];
  while (fgets(line, sizeof line, stdin)) {
    char *path = strtok(line, "\t"), *voice = strtok(NULL, "\t"), *rate = strtok(NULL, "\t"), *pitch = strtok(NULL, "\t");
    char *text = strtok(NULL, "\n"), name[4096];
    if (!text) continue;
    if (espeak_SetVoiceByName(voice) != EE_OK) {
      fprintf(stderr, "espeak-ng has no voice %s\n", voice);
      continue;
    }
    espeak_SetParameter(espeakRATE, atoi(rate), 0);
    espeak_SetParameter(espeakPITCH, atoi(pitch), 0);
    snprintf(name, sizeof name, "%s.raw", path);
    sound = fopen(name, "wb");
    snprintf(name, sizeof name, "%s.events", path);
    events = fopen(name, "w");
    espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL);
    fclose(sound);
    fclose(events);
  }
  return 0;
}
