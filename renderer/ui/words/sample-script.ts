/** What somebody sees who has never written one: every kind of direction once, in a film of twenty seconds. */
export const SAMPLE_NAME = 'Welcome video';
export const SAMPLE_SCRIPT = `[smile] Welcome to the course. I will be your guide.
We will keep each lesson short. [pause 0.5] Ten minutes, *no more*.
[look at the camera] You need no camera and no studio, only [warm] your own words.
Write a line, choose a voice, and press play. [nod]
When you like it, export the video. [close-up] See you in lesson one!
`;
