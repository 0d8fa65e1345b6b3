import { expect, it } from 'vitest';
import { withoutOrientation } from '../../renderer/phone/offer-text.ts';

it('does not ask to send pictures lying down, and leaves every other line', () => {
  const lines = [
    'v=0',
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
    'a=extmap:3 urn:3gpp:video-orientation',
    'a=extmap:4/sendonly urn:3gpp:video-orientation',
    'a=sendonly',
    '',
  ];
  expect(withoutOrientation(lines.join('\r\n')).split('\r\n')).toEqual([0, 1, 2, 5, 6].map((i) => lines[i]));
});
