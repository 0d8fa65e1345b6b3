import { existsSync } from 'node:fs';

/** Debian's and Ubuntu's own, which is where apt's packages are. */
const PYTHON = '/usr/bin/python3';
const PACKAGE = '/usr/lib/python3/dist-packages/aiortc';

/** A Python that has aiortc, a WebRTC of its own make; undefined when there is none, for a test that is then skipped. */
export const findAiortc = () => (existsSync(PYTHON) && existsSync(PACKAGE) ? PYTHON : undefined);
