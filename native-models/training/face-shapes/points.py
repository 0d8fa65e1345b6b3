"""Which landmarks the nets read, and how a face's points become the net's input."""

import numpy as np

# The 146 points that MediaPipe's blendshape net reads, in its order.
# Source: MediaPipe, tasks/cc/vision/face_landmarker/face_blendshapes_graph.cc.
TEACHER_POINTS = np.array(
    [
        0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78,
        80, 81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150,
        152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234,
        246, 249, 251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311,
        312, 314, 317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380,
        381, 382, 384, 385, 386, 387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471,
        472, 473, 474, 475, 476, 477,
    ]
)  # fmt: skip

# Cheeks, under the eyes and the wings of the nose: where the shapes show that the teacher cannot see.
EXTRA_POINTS = np.array(
    [50, 280, 101, 330, 118, 347, 205, 425, 187, 411, 207, 427, 214, 434, 48, 278, 64, 294, 98, 327, 129, 358, 2, 164]
)

NET_POINTS = np.concatenate([TEACHER_POINTS, EXTRA_POINTS])

RIGHT_OUTER_CORNER = 33
LEFT_OUTER_CORNER = 263


def unroll(points: np.ndarray) -> np.ndarray:
    """Turns faces in the picture's plane until the outer eye corners are level.

    points: (n, 478, 2), x and y in one unit of length, y down. Returns the same shape, about the origin.
    """
    across = points[:, LEFT_OUTER_CORNER] - points[:, RIGHT_OUTER_CORNER]
    cosine, sine = (across / np.linalg.norm(across, axis=1, keepdims=True)).T
    x, y = points[..., 0], points[..., 1]
    return np.stack([x * cosine[:, None] + y * sine[:, None], y * cosine[:, None] - x * sine[:, None]], -1)


def net_input(points: np.ndarray) -> np.ndarray:
    """(n, 478, 2) → (n, 2 × len(NET_POINTS)): unrolled, centred on the mean point, divided by the rms distance to it."""
    chosen = unroll(points)[:, NET_POINTS]
    chosen = chosen - chosen.mean(1, keepdims=True)
    size = np.sqrt((chosen**2).sum(2).mean(1))
    return (chosen / size[:, None, None]).reshape(len(points), -1).astype(np.float32)


def teacher_input(points: np.ndarray) -> np.ndarray:
    """(n, 478, 2) → (n, 146, 2), unrolled and enlarged to about a camera picture's pixels."""
    chosen = unroll(points)[:, TEACHER_POINTS]
    chosen = chosen - chosen.mean(1, keepdims=True)
    size = np.sqrt((chosen**2).sum(2).mean(1))
    return (chosen / size[:, None, None] * 60 + 240).astype(np.float32)
