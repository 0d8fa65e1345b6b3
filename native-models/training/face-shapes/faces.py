"""Synthetic faces: the canonical face with other features, an expression, a gaze, a pose, as a camera would see it.

Axes as everywhere in Masque: the face looks along +z, +y is up, +x the person's left; metres. Pictures have y down.
"""

import json

import numpy as np

MESH = 468
RIGHT_RING = [33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173]
LEFT_RING = [263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398]
EYE_BALL_RADIUS = 0.012
IRIS_RADIUS = 0.0055
# Centre, then the picture's right, top, left and bottom: the order of MediaPipe's iris points.
IRIS_RING = np.array([[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]) * IRIS_RADIUS
MOUTH_AND_EYES = [13, 14, 61, 291, 0, 17, 37, 267, 84, 314, 159, 145, 386, 374, 105, 334, 107, 336, 152]

LOOKS = ["eyeLookDown", "eyeLookUp", "eyeLookIn", "eyeLookOut"]
# How far speech moves the shapes.
SPEECH = {
    "jawOpen": 0.6,
    "mouthClose": 0.3,
    "mouthFunnel": 0.5,
    "mouthPucker": 0.6,
    "mouthStretch": 0.4,
    "mouthLowerDown": 0.5,
    "mouthUpperUp": 0.4,
    "mouthPress": 0.5,
    "mouthRollLower": 0.5,
    "mouthRollUpper": 0.4,
    "mouthShrugLower": 0.4,
    "mouthSmile": 0.4,
}
# How much faces at rest differ along a shape; 0.05 for the others.
HABITS = {
    "mouthRoll": 0.3,
    "mouthPress": 0.15,
    "mouthShrug": 0.15,
    "mouthPucker": 0.15,
    "mouthFunnel": 0.08,
    "mouthSmile": 0.1,
    "mouthFrown": 0.15,
    "mouthStretch": 0.1,
    "brow": 0.2,
    "eyeSquint": 0.15,
    "jawOpen": 0.04,
    "cheek": 0.15,
    "nose": 0.15,
}
# A gaze of this many radians is an eyeLook weight of 1.
FULL_LOOK = 0.5


class Faces:
    """The canonical face and its 52 shapes, as `export-face.mjs` wrote them."""

    def __init__(self, folder: str, seed: int) -> None:
        blocks = np.fromfile(f"{folder}/face.f32", np.float32).reshape(-1, MESH, 3)
        with open(f"{folder}/shapes.json", encoding="utf8") as file:
            self.names: list[str] = json.load(file)
        self.rest = blocks[0].astype(np.float64)
        self.fields = blocks[1:].astype(np.float64)
        self.random = np.random.default_rng(seed)
        self.index = {name: number for number, name in enumerate(self.names)}

    def make(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """One face: 478 points as a camera sees them (x right, y down, one unit of length), the same face seen from
        straight ahead, and the 52 weights that made it."""
        weights, looks = self.expression()
        habits = self.habits()
        mesh = self.rest + np.tensordot(weights + habits, self.fields, 1)
        mesh = self.features(mesh)
        if self.random.random() < 0.5:
            mesh = self.stray(mesh)
        points = np.concatenate([mesh, self.iris(mesh, RIGHT_RING, *looks[0]), self.iris(mesh, LEFT_RING, *looks[1])])
        points[:MESH] += self.crop_errors()
        return self.picture(points), seen_from(points, 0.6), np.clip(weights, 0, 1)

    # --- expression

    def amount(self) -> float:
        """How far one shape goes: mostly within its range, at times beyond."""
        return float(self.random.choice([self.random.uniform(0, 0.5), self.random.uniform(0, 1), 1.2 * self.random.beta(3, 2)]))

    def expression(self) -> tuple[np.ndarray, list[tuple[float, float]]]:
        """Weights, and yaw (+ the person's left) and pitch (+ up) of the right and the left eye, radians."""
        weights = np.zeros(len(self.names))
        stems = {name.removesuffix("Left").removesuffix("Right") for name in self.names} - set(LOOKS)
        stems = sorted(stems - {"jaw", "mouth", "tongueOut"})
        lateral = ["jawLeft", "jawRight", "mouthLeft", "mouthRight"]
        active = self.random.choice(stems + lateral, self.random.integers(0, 9), replace=False)
        for stem in active:
            if stem in self.index:
                weights[self.index[stem]] = self.amount()
                continue
            left = self.amount()
            same = self.random.random()
            right = left if same < 0.5 else left * self.random.uniform(0.5, 1) if same < 0.75 else 0.0
            pair = (left, right) if self.random.random() < 0.5 else (right, left)
            weights[self.index[f"{stem}Left"]], weights[self.index[f"{stem}Right"]] = pair
        if self.random.random() < 0.4:
            self.speak(weights)
        for stem, chance in (("eyeBlink", 0.35), ("jawOpen", 0.4), ("mouthSmile", 0.3), ("mouthPucker", 0.15)):
            if self.random.random() < chance:
                value = self.amount()
                for name in [stem] if stem in self.index else [f"{stem}Left", f"{stem}Right"]:
                    weights[self.index[name]] = max(weights[self.index[name]], value * self.random.uniform(0.9, 1.1))
        weights[self.index["mouthClose"]] = min(weights[self.index["mouthClose"]], weights[self.index["jawOpen"]])
        return weights, self.look(weights)

    def speak(self, weights: np.ndarray) -> None:
        """Small mixed movements of jaw and lips, as in speech, where most frames of a call lie."""
        for stem, most in SPEECH.items():
            value = most * self.random.random() ** 2
            for name in [stem] if stem in self.index else [f"{stem}Left", f"{stem}Right"]:
                weights[self.index[name]] = max(weights[self.index[name]], value * self.random.uniform(0.8, 1.2))

    def look(self, weights: np.ndarray) -> list[tuple[float, float]]:
        """Chooses a gaze and writes the eight eyeLook weights that belong to it."""
        yaw, pitch = self.random.normal(0, [0.28, 0.2]) if self.random.random() < 0.8 else (0.0, 0.0)
        vergence = abs(self.random.normal(0, 0.04))
        looks = [(yaw + vergence, pitch), (yaw - vergence, pitch)]
        for side, (turn, lift) in zip(("Right", "Left"), looks):
            inward = turn if side == "Right" else -turn
            for name, value in (("In", inward), ("Out", -inward), ("Up", lift), ("Down", -lift)):
                weights[self.index[f"eyeLook{name}{side}"]] = max(0.0, value / FULL_LOOK)
        return looks

    # --- identity

    def habits(self) -> np.ndarray:
        """A face at rest differs from the canonical one along the shapes too: lips, lids and brows of its own."""
        spread = np.array([next((v for stem, v in HABITS.items() if n.startswith(stem)), 0.05) for n in self.names])
        habits = self.random.normal(0, spread) * (self.random.random(len(self.names)) < 0.7)
        for number, name in enumerate(self.names):
            if name.endswith("Left"):
                other = self.index[name.replace("Left", "Right")]
                habits[number] = 0.85 * habits[other] + 0.3 * habits[number]
        # The canonical eyes are narrower than most people's in front of a camera.
        habits[[self.index["eyeWideLeft"], self.index["eyeWideRight"]]] += self.random.uniform(-0.2, 1)
        return habits

    def bump(self, mesh: np.ndarray, centre: int, width: float, size: float) -> np.ndarray:
        distance = ((self.rest - self.rest[centre]) ** 2).sum(1)
        return mesh + np.exp(-distance / (2 * width**2))[:, None] * self.random.normal(0, size, 3)

    def middle_bump(self, centre: int, width: float) -> np.ndarray:
        """Chin, nose, forehead and lips lie higher, lower, further out or in."""
        distance = ((self.rest - self.rest[centre]) ** 2).sum(1)
        return np.exp(-distance / (2 * width**2))[:, None] * self.random.normal(0, 0.003, 3) * [0, 1, 1]

    def features(self, mesh: np.ndarray) -> np.ndarray:
        """Other proportions: the whole face, then smooth changes of a few centimetres' reach, mostly on both sides."""
        mesh = mesh * self.random.normal(1, 0.05, 3)
        for centre, width in ((152, 0.03), (1, 0.02), (10, 0.04), (0, 0.02)):
            mesh = mesh + self.middle_bump(centre, width)
        for _ in range(self.random.integers(2, 8)):
            centre = int(self.random.integers(MESH))
            width, size = self.random.uniform(0.012, 0.05), 0.0035
            bumped = self.bump(mesh, centre, width, size) - mesh
            mesh = mesh + bumped
            if self.random.random() < 0.8:
                across = self.rest[centre] * [-1, 1, 1]
                other = int(((self.rest - across) ** 2).sum(1).argmin())
                shift = bumped[centre] * [-1, 1, 1]
                distance = ((self.rest - self.rest[other]) ** 2).sum(1)
                mesh = mesh + np.exp(-distance / (2 * width**2))[:, None] * shift
        return mesh

    def stray(self, mesh: np.ndarray) -> np.ndarray:
        """Small movements that no shape describes, so that the net does not rely on the shapes' exact form."""
        for _ in range(self.random.integers(1, 5)):
            mesh = self.bump(mesh, int(self.random.choice(MOUTH_AND_EYES)), self.random.uniform(0.005, 0.015), 0.003)
        return mesh

    # --- eyes

    def iris(self, mesh: np.ndarray, ring: list[int], yaw: float, pitch: float) -> np.ndarray:
        """Five points of an iris on a ball behind the lids; under a closed lid it follows the lid line."""
        corners = (mesh[ring[0]] + mesh[ring[8]]) / 2
        opening = np.abs(mesh[ring[9:16], 1] - mesh[ring[1:8], 1]).mean()
        middle = np.array([corners[0], mesh[ring, 1].mean() * 0.5 + corners[1] * 0.5, corners[2]])
        closed = np.clip(1 - opening / 0.006, 0, 1)
        swing = np.array([np.sin(yaw), np.sin(pitch) * (1 - 0.6 * closed), np.cos(yaw) * np.cos(pitch) - 1])
        centre = middle + swing * EYE_BALL_RADIUS
        size = self.random.normal(1, 0.05)
        return centre + np.concatenate([IRIS_RING * size, np.zeros((5, 1))], 1)

    # --- camera

    def crop_errors(self) -> np.ndarray:
        """The mesh net looks at eyes and lips through windows of their own, each a little off in place and size."""
        errors = np.zeros((MESH, 3))
        for window, reach in ((RIGHT_RING, 0.022), (LEFT_RING, 0.022), ([61, 291, 0, 17], 0.03)):
            centre = self.rest[window].mean(0)
            offset = self.rest - centre
            inside = np.exp(-((offset**2).sum(1)) / (2 * (reach * 0.7) ** 2))[:, None]
            errors += inside * (self.random.normal(0, 0.0006, 3) + offset * self.random.normal(0, 0.02, 3))
        return errors

    def picture(self, points: np.ndarray) -> np.ndarray:
        yaw, pitch = self.random.normal(0, [0.26, 0.2])
        distance = self.random.uniform(0.35, 1.0)
        cy, sy, cp, sp = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch)
        turn = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]]) @ np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
        return seen_from(points @ turn.T, distance) * self.random.uniform(0.97, 1.03, 2)


def seen_from(points: np.ndarray, distance: float) -> np.ndarray:
    """(n, 3) → (n, 2), y down: the picture of a camera straight ahead, so many metres from the head's middle."""
    return points[:, :2] * (distance / (distance - points[:, 2:3])) * [1, -1]
