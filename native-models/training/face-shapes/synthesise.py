"""python3 synthesise.py COUNT [SEED]

Writes COUNT synthetic faces for the teacher to label: `.cache/face-shapes/points.npy` (n, 478, 2), `known.npy` (n, 52)
and `teacher-input.f32` (n, 146, 2). The points are as a camera sees the face; the teacher sees it from straight ahead.
"""

import sys
from pathlib import Path

import numpy as np
from faces import Faces
from points import teacher_input

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "face-shapes"


def main() -> None:
    count = int(sys.argv[1])
    faces = Faces(str(CACHE), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    points = np.empty((count, 478, 2), np.float32)
    frontal = np.empty((count, 478, 2), np.float32)
    known = np.empty((count, 52), np.float32)
    for number in range(count):
        points[number], frontal[number], known[number] = faces.make()
    np.save(CACHE / "points.npy", points)
    np.save(CACHE / "known.npy", known)
    teacher_input(frontal).tofile(CACHE / "teacher-input.f32")


if __name__ == "__main__":
    main()
