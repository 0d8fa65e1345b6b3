"""A peer that shares no code with browsers or mediasoup: aiortc, from Debian's python3-aiortc.

    aiortc-peer.py publish ADDRESS H264|VP8      publishes test pictures by WHIP until its input ends
    aiortc-peer.py play ADDRESS PICTURES         plays by WHEP, and says as JSON what it has decoded

Loopback only.
"""

import asyncio
import fractions
import sys

import aioice.ice
import av
import numpy
from aiortc import RTCPeerConnection, RTCRtpSender, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, VideoStreamTrack

from endpoint import post_offer, request, say

aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ["127.0.0.1"]

WIDTH, HEIGHT = 480, 272


class Stripes(VideoStreamTrack):
    """White bars on blue that move, so that each picture differs."""

    count = 0

    async def recv(self):
        pts, time_base = await self.next_timestamp()
        picture = numpy.zeros((HEIGHT, WIDTH, 3), numpy.uint8)
        picture[:, :, 2] = 160
        left = self.count * 8 % (WIDTH - 40)
        picture[:, left : left + 40] = 255
        self.count += 1
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = pts, fractions.Fraction(time_base)
        return frame


async def connect(peer, address):
    await peer.setLocalDescription(await peer.createOffer())
    answer, session = await asyncio.to_thread(post_offer, address, peer.localDescription.sdp)
    await peer.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    return session


async def input_ends():
    await asyncio.to_thread(sys.stdin.read)


async def publish(address, codec):
    peer = RTCPeerConnection()
    video = peer.addTransceiver(Stripes(), direction="sendonly")
    known = RTCRtpSender.getCapabilities("video").codecs
    video.setCodecPreferences([one for one in known if one.mimeType in (f"video/{codec}", "video/rtx")])
    peer.addTransceiver(AudioStreamTrack(), direction="sendonly")
    session = await connect(peer, address)
    say(session=session)
    await input_ends()
    await asyncio.to_thread(request, session, "DELETE")
    await peer.close()


async def play(address, wanted):
    peer = RTCPeerConnection()
    video, audio = (peer.addTransceiver(kind, direction="recvonly").receiver for kind in ("video", "audio"))
    session = await connect(peer, address)
    sizes, first, last = [], None, None
    for _ in range(wanted):
        frame = await video.track.recv()
        sizes.append((frame.width, frame.height))
        last = frame.to_ndarray(format="gray")
        first = last if first is None or first.shape != last.shape else first
    try:
        hears = (await asyncio.wait_for(audio.track.recv(), 2)).samples > 0
    except asyncio.TimeoutError:
        hears = False  # Nobody speaks, and silence is not sent.
    say(pictures=len(sizes), size=sizes[-1], moved=bool((first != last).any()), hears=hears)
    await asyncio.to_thread(request, session, "DELETE")
    await peer.close()


what, address, how = sys.argv[1:]
asyncio.run(publish(address, how) if what == "publish" else play(address, int(how)))
