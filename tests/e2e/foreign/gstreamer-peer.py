"""A peer that shares no code with browsers, mediasoup or aiortc: GStreamer's webrtcbin on libnice, from Debian's packages.

    gstreamer-peer.py publish ADDRESS H264|VP8   publishes test pictures by WHIP until its input ends
    gstreamer-peer.py play ADDRESS PICTURES      plays by WHEP, and says as JSON what it has decoded

Loopback only.
"""

import os
import sys
import time

import gi

for name in ("Gst", "GstSdp", "GstWebRTC"):
    gi.require_version(name, "1.0")
from gi.repository import Gst, GstSdp, GstWebRTC

from endpoint import post_offer, request, say

Direction = GstWebRTC.WebRTCRTPTransceiverDirection

PATIENCE_SECONDS = 30
PEER = "webrtcbin name=peer bundle-policy=max-bundle"
ENCODERS = {
    "VP8": "vp8enc deadline=1 ! rtpvp8pay",
    "H264": "openh264enc ! h264parse ! rtph264pay config-interval=-1",
}
DECODERS = {
    "VP8": "rtpvp8depay ! vp8dec ! videoconvert ! video/x-raw,format=GRAY8",
    "H264": "rtph264depay ! h264parse ! openh264dec ! videoconvert ! video/x-raw,format=GRAY8",
    "OPUS": "rtpopusdepay ! opusdec",
}
# Whoever comes later asks for a whole picture (RFC 4585, 6.3.1).
VIDEO = "application/x-rtp,media=video,clock-rate=90000,rtcp-fb-nack-pli=true,encoding-name=%s,payload=%d"
AUDIO = "application/x-rtp,media=audio,clock-rate=48000,encoding-name=OPUS,encoding-params=(string)2,payload=97"


def run(description):
    pipeline = Gst.parse_launch(f"pipeline.( {description} )")
    peer = pipeline.get_by_name("peer")
    peer.agent = peer.get_property("ice-agent")
    peer.agent.emit("add-local-ip-address", "127.0.0.1")
    return pipeline, peer


def until(is_so, seconds=PATIENCE_SECONDS):
    give_up = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > give_up:
            return False
        time.sleep(0.02)
    return True


def ask(peer, what, argument):
    promise = Gst.Promise.new()
    peer.emit(what, argument, promise)
    promise.wait()
    return promise.get_reply()


def connect(peer, address):
    """Offers whole, without trickle; gives the address of the session."""
    # What is in a reply lives as long as the reply.
    reply = ask(peer, "create-offer", None)
    ask(peer, "set-local-description", reply.get_value("offer"))
    until(lambda: peer.get_property("ice-gathering-state") == GstWebRTC.WebRTCICEGatheringState.COMPLETE)
    answer, session = post_offer(address, peer.get_property("local-description").sdp.as_text())
    _, sdp = GstSdp.SDPMessage.new_from_text(answer)
    given = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, sdp)
    ask(peer, "set-remote-description", given)
    return session


def publish(address, codec):
    pipeline, peer = run(
        "videotestsrc is-live=true pattern=ball ! video/x-raw,width=480,height=272,framerate=30/1 ! "
        f"{ENCODERS[codec]} ! {VIDEO % (codec, 96)} ! {PEER} "
        f"audiotestsrc is-live=true ! opusenc ! rtpopuspay ! {AUDIO} ! peer."
    )
    pipeline.set_state(Gst.State.PLAYING)
    # An offer names the streams (a=ssrc) that have begun.
    until(lambda: all(pad.get_current_caps() for pad in peer.sinkpads))
    for index in range(len(peer.sinkpads)):
        peer.emit("get-transceiver", index).set_property("direction", Direction.SENDONLY)
    session = connect(peer, address)
    say(session=session)
    sys.stdin.read()
    request(session, "DELETE")


def play(address, wanted):
    pipeline, peer = run(PEER)
    came = {"video": [], "audio": []}

    def lead(pad, description):
        """What comes out of the pad goes on through these elements."""
        branch = Gst.parse_bin_from_description(description, True)
        pipeline.add(branch)
        branch.sync_state_with_parent()
        pad.link(branch.get_static_pad("sink"))
        return branch

    def take(sink, into):
        into.append(sink.emit("pull-sample"))
        return Gst.FlowReturn.OK

    def decode(_peer, pad):
        if pad.direction != Gst.PadDirection.SRC:
            return
        rtp = pad.get_current_caps().get_structure(0)
        kind, codec = (rtp.get_string(name) for name in ("media", "encoding-name"))
        branch = lead(pad, DECODERS[codec] + " ! appsink name=sink emit-signals=true sync=false")
        branch.get_by_name("sink").connect("new-sample", take, came[kind])

    peer.connect("pad-added", decode)
    pipeline.set_state(Gst.State.PLAYING)
    videos = f"{VIDEO % ('VP8', 96)};{VIDEO % ('H264', 98)},packetization-mode=(string)1"
    for caps in (videos, AUDIO):
        peer.emit("add-transceiver", Direction.RECVONLY, Gst.Caps.from_string(caps))
    session = connect(peer, address)
    until(lambda: len(came["video"]) >= wanted)
    # Where nobody speaks, silence is not sent.
    until(lambda: came["audio"], 2)
    pictures = came["video"][:wanted]
    shape = pictures[-1].get_caps().get_structure(0)
    first, last = (one.get_buffer() for one in (pictures[0], pictures[-1]))
    say(
        pictures=len(pictures),
        size=[shape.get_value("width"), shape.get_value("height")],
        moved=first.extract_dup(0, first.get_size()) != last.extract_dup(0, last.get_size()),
        hears=len(came["audio"]) > 0,
    )
    request(session, "DELETE")


Gst.init(None)
what, address, how = sys.argv[1:]
if what == "publish":
    publish(address, how)
else:
    play(address, int(how))
# Python and webrtcbin would both free the agent (1.22), so nothing is taken down: it ends as it is.
os._exit(0)
