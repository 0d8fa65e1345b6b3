import { describe, expect, it } from 'vitest';
import { admit, type Knock } from '../../../electron/services/broadcast/gate.ts';

const VIEW = 'a'.repeat(22);
const PUBLISH = 'b'.repeat(22);
const HOST = '127.0.0.1:4321';
const keys = { tokens: { view: VIEW, publish: PUBLISH }, hosts: new Set([HOST, 'localhost:4321']) };
const knock = (change: Partial<Knock> = {}) =>
  admit({ target: `/view/${VIEW}/signal`, host: HOST, origin: undefined, ...change }, keys);

describe('the gate of the broadcast', () => {
  it('lets in who has the token, from our own page or from no page', () => {
    expect(knock()).toEqual({ role: 'view', path: 'signal' });
    expect(knock({ origin: `http://${HOST}` })).toEqual({ role: 'view', path: 'signal' });
    expect(knock({ target: `/view/${VIEW}/?transparent` })).toEqual({ role: 'view', path: '' });
    expect(knock({ target: `/publish/${PUBLISH}/whip` })).toEqual({ role: 'publish', path: 'whip' });
    expect(knock({ host: 'LOCALHOST:4321' })).toEqual({ role: 'view', path: 'signal' });
  });

  it('takes the token as bearer too, for the role that it is of', () => {
    const bearer = (token: string) => ({ authorization: `Bearer ${token}`, target: '/publish/whip' });
    expect(knock(bearer(PUBLISH))).toEqual({ role: 'publish', path: 'whip' });
    expect(knock({ ...bearer(PUBLISH), target: '/publish/whip/a-session' })).toEqual({
      role: 'publish',
      path: 'whip/a-session',
    });
    expect(knock({ ...bearer('wrong'), target: `/publish/${PUBLISH}/whip` })).toEqual({
      role: 'publish',
      path: 'whip',
    });
    expect(knock(bearer(VIEW))).toEqual({ refused: 401 });
    expect(knock(bearer(''))).toEqual({ refused: 401 });
    expect(knock({ ...bearer(VIEW), target: '/elsewhere' })).toEqual({ refused: 401 });
  });

  it.each([
    ['a wrong token', `/view/${'c'.repeat(22)}/signal`],
    ['a token cut short', `/view/${VIEW.slice(1)}/signal`],
    ['no token', '/view//signal'],
    ['no role', `/${VIEW}/signal`],
    ['a role of another object', `/constructor/${VIEW}/signal`],
    ['the other role’s token', `/publish/${VIEW}/whip`],
    ['the front door', '/'],
    ['a whole address', `http://${HOST}/view/${VIEW}/signal`],
    ['an encoded way out', `/view/${VIEW}/..%2f..%2fetc/passwd`],
    ['a long path', `/view/${VIEW}/${'x'.repeat(300)}`],
  ])('answers %s as if there were nothing', (_what, target) => {
    expect(knock({ target })).toEqual({ refused: 404 });
  });

  it.each([
    ['another site’s page', { origin: 'https://example.com' }, 403],
    ['a page of no origin', { origin: 'null' }, 403],
    ['our address on another port', { origin: 'http://127.0.0.1:80' }, 403],
    ['a foreign name that leads here', { host: 'rebound.example:4321' }, 421],
    ['no name', { host: undefined }, 421],
  ])('refuses %s', (_what, change, status) => {
    expect(knock(change)).toEqual({ refused: status });
  });
});
