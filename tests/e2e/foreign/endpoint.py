"""WHIP's and WHEP's half by HTTP, as the standard library has it."""

import json
import urllib.request


def request(address, method, body=None, headers={}):
    made = urllib.request.Request(address, body, dict(headers), method=method)
    with urllib.request.urlopen(made, timeout=20) as response:
        return response.headers, response.read().decode()


def post_offer(address, offer):
    """The answer, and the address of the session."""
    headers, answer = request(address, "POST", offer.encode(), {"content-type": "application/sdp"})
    return answer, headers["location"]


def say(**what):
    print(json.dumps(what), flush=True)
