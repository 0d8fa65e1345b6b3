import { describe, expect, it } from 'vitest';
import type { OwnEnd } from '../../../../electron/services/broadcast/sdp/answer.ts';
import { readFragment, writeFragment } from '../../../../electron/services/broadcast/sdp/ice-fragment.ts';

describe('an ICE fragment', () => {
  it('is read where either RFC 8840 or a whole section has its credentials', () => {
    const head = 'a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n';
    const section = 'm=audio 9 RTP/AVP 0\r\na=mid:0\r\n';
    const candidate = 'a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host\r\n';
    const expected = { ufrag: 'EsAw', pwd: 'P2uYro0UCOQ4zxjKXaWCBui1' };
    expect(readFragment(head + section + candidate)).toEqual(expected);
    expect(readFragment(section + head + candidate)).toEqual(expected);
    expect(() => readFragment(section + candidate)).toThrow('lacks');
    expect(() => readFragment('hello')).toThrow('lacks');
  });

  it('brings what a client needs after a restart', () => {
    const own: OwnEnd = {
      iceParameters: { usernameFragment: 'next', password: 'other', iceLite: true },
      iceCandidates: [
        {
          foundation: 'tcp',
          priority: 8,
          address: '127.0.0.1',
          ip: '127.0.0.1',
          protocol: 'tcp',
          port: 40_001,
          type: 'host',
          tcpType: 'passive',
        },
      ],
      dtlsParameters: { fingerprints: [] },
    };
    const fragment = writeFragment(own, { kind: 'audio', mid: '0' });
    expect(readFragment(fragment)).toEqual({ ufrag: 'next', pwd: 'other' });
    expect(fragment.split('\r\n')).toEqual([
      'a=ice-ufrag:next',
      'a=ice-pwd:other',
      'm=audio 9 RTP/AVP 0',
      'a=mid:0',
      'a=candidate:tcp 1 tcp 8 127.0.0.1 40001 typ host tcptype passive',
      'a=end-of-candidates',
      '',
    ]);
  });
});
