import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Debian's and Ubuntu's own, which is where apt's packages are. */
const PYTHON = '/usr/bin/python3';
const FOLDERS = ['/usr/lib', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

/** @typedef {keyof typeof FILES} PeerName a WebRTC of another make than browsers' and ours */

/** What each is known by, and the package that has it. */
const FILES = {
  aiortc: { 'python3/dist-packages/aiortc': 'python3-aiortc' },
  gstreamer: {
    'python3/dist-packages/gi/overrides/Gst.py': 'python3-gst-1.0',
    'girepository-1.0/GstWebRTC-1.0.typelib': 'gir1.2-gst-plugins-bad-1.0',
    'gstreamer-1.0/libgstnice.so': 'gstreamer1.0-nice',
    'gstreamer-1.0/libgstvpx.so': 'gstreamer1.0-plugins-good',
    'gstreamer-1.0/libgstwebrtc.so': 'gstreamer1.0-plugins-bad',
  },
};

/** @param {PeerName} peer @returns {string[]} */
export const missingPeerPackages = (peer) =>
  Object.entries(FILES[peer])
    .filter(([file]) => !FOLDERS.some((folder) => existsSync(join(folder, file))))
    .map(([, name]) => name);

/**
 * A Python that has the peer; undefined when there is none, for a test that is then skipped.
 * @param {PeerName} peer
 */
export const findPeer = (peer) =>
  existsSync(PYTHON) && missingPeerPackages(peer).length === 0 ? PYTHON : undefined;
