import { mix, smoothstep } from '../../core/math/easing.ts';
import { addScaled, centroid, mixVectors, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { CanonicalFace } from '../../core/shapes/canonical-face.ts';
import { EYE_RING, FACE_OVAL, LOWER_LIP_COLUMNS } from '../../core/shapes/landmarks.ts';
import { openFaceTriangles } from '../../core/shapes/open-face.ts';
import { itemAt, numberAt } from '../../core/shapes/points.ts';
import { type Eyeball, fromSphere, toSphere } from './eyeball.ts';
import type { HeadVolume } from './head-volume.ts';
import { edgeKey } from './loop-subdivision.ts';
import type { Identity } from './proportions/identity.ts';
import type { Triangle } from './surface.ts';

/** What kind of skin a vertex is, each 0..1. */
export type Kind = readonly [lidRim: number, insideMouth: number, skullOrNeck: number];

type Uv = readonly [number, number];

interface Follower {
  readonly landmark: number;
  readonly share: number;
  /** Of the share, sideways: a mouth's inside does not gather with the lips, or it would cut through the teeth. */
  readonly sideways: number;
}

/** The whole skin as one coarse mesh; its first 468 vertices are the landmarks. */
export interface ControlMesh {
  readonly points: Vector3[];
  readonly triangles: Triangle[];
  readonly uv: Uv[];
  readonly kinds: Kind[];
  /** For each vertex beyond the landmarks: the landmark whose shapes it follows, and how far. */
  readonly followers: Follower[];
  readonly creases: Set<number>;
}

interface Level {
  readonly place: (landmark: number, index: number) => Vector3;
  readonly kind: Kind;
  readonly share: (landmark: number) => number;
  readonly sideways?: number;
}

const LIDS: Kind = [1, 0, 0];
const LIP_INSIDE: Kind = [0, 0.25, 0];
const MOUTH: Kind = [0, 1, 0];
const SHELL: Kind = [0, 0, 1];

/** For each vertex on an open edge, the next one along it. */
const openEdges = (triangles: readonly Triangle[]): Map<number, number> => {
  const edges = new Set<string>();
  const each = (visit: (a: number, b: number) => void): void => {
    for (const [a, b, c] of triangles) {
      visit(a, b);
      visit(b, c);
      visit(c, a);
    }
  };
  each((a, b) => edges.add(`${a} ${b}`));
  const next = new Map<number, number>();
  each((a, b) => {
    if (!edges.has(`${b} ${a}`)) next.set(a, b);
  });
  return next;
};

const ringFrom = (next: ReadonlyMap<number, number>, start: number): number[] => {
  const ring = [start];
  for (let at = next.get(start); at !== undefined && at !== start; at = next.get(at)) ring.push(at);
  return ring;
};

/** Grows rings of new vertices from an open edge, one per level. Returns the last ring. */
const extrude = (mesh: ControlMesh, ring: readonly number[], levels: readonly Level[]): readonly number[] => {
  let previous = ring;
  for (const level of levels) {
    const current = ring.map((landmark, index) => {
      mesh.points.push(level.place(landmark, index));
      mesh.kinds.push(level.kind);
      mesh.uv.push(itemAt(mesh.uv, landmark));
      mesh.followers.push({ landmark, share: level.share(landmark), sideways: level.sideways ?? 1 });
      return mesh.points.length - 1;
    });
    ring.forEach((_, i) => {
      const j = (i + 1) % ring.length;
      const [a, b] = [itemAt(previous, i), itemAt(previous, j)];
      const [c, d] = [itemAt(current, i), itemAt(current, j)];
      // The diagonals of one half mirror the other's, or subdivision would pull the mid-plane aside.
      const onLeft = itemAt(mesh.points, a)[0] + itemAt(mesh.points, b)[0] > 0;
      if (onLeft) mesh.triangles.push([b, a, d], [a, c, d]);
      else mesh.triangles.push([b, a, c], [b, c, d]);
    });
    previous = current;
  }
  return previous;
};

/** A lid's thickness: its rim turns in behind the eyeball's surface. */
const addLidRim = (mesh: ControlMesh, ring: readonly number[], eye: Eyeball): void => {
  ring.forEach((a, i) => {
    mesh.creases.add(edgeKey(a, itemAt(ring, (i + 1) % ring.length)));
  });
  const inside = (landmark: number, depth: number, spread: number): Vector3 => {
    const [x, y, z] = unit(toSphere(eye, itemAt(mesh.points, landmark)));
    const [sx, sy, sz] = unit([x * spread, y * spread, z]);
    const radius = eye.radius - depth;
    return fromSphere(eye, [sx * radius, sy * radius, sz * radius]);
  };
  extrude(mesh, ring, [
    { place: (landmark) => inside(landmark, 0.02, 1), kind: LIDS, share: () => 1 },
    { place: (landmark) => inside(landmark, 0.25, 1.22), kind: LIDS, share: () => 0.8 },
  ]);
};

/** The lips' inside and a closed bag behind the teeth. */
const addMouth = (mesh: ControlMesh, ring: readonly number[], mirror: ArrayLike<number>): void => {
  const lower = new Set<number>(
    LOWER_LIP_COLUMNS.slice(1).flatMap((column) => [column[3], numberAt(mirror, column[3])]),
  );
  const inside = (landmark: number, spread: number, depth: number, widen: number): Vector3 => {
    const [x, y, z] = itemAt(mesh.points, landmark);
    const across = Math.abs(x) / 2.2;
    const away = (lower.has(landmark) ? -spread : spread) * Math.sqrt(Math.max(0.05, 1 - across * across));
    return [x * widen, y + away, z - depth];
  };
  const last = extrude(mesh, ring, [
    { place: (landmark) => inside(landmark, 0.04, 0.38, 1), kind: LIP_INSIDE, share: () => 1 },
    {
      place: (landmark) => inside(landmark, 0.55, 0.8, 1.08),
      kind: MOUTH,
      share: () => 0.95,
      sideways: 0.45,
    },
    { place: (landmark) => inside(landmark, 1.15, 2.4, 1.08), kind: MOUTH, share: () => 0.8, sideways: 0.1 },
  ]);
  const [, y, z] = itemAt(mesh.points, 13);
  mesh.points.push([0, y - 0.2, z - 5.2]);
  mesh.kinds.push(MOUTH);
  mesh.uv.push(itemAt(mesh.uv, 14));
  mesh.followers.push({ landmark: 14, share: 0.3, sideways: 0 });
  const end = mesh.points.length - 1;
  last.forEach((a, i) => {
    mesh.triangles.push([itemAt(last, (i + 1) % last.length), a, end]);
  });
};

const SHELL_RINGS = 8;
/** How far each ring of the shell follows the face's edge. */
const SHELL_SHARES = [0.7, 0.32, 0.1, 0.02];

/** How much of the face's edge is kept at `t` of the way to the neck's rim: of a long chin, or a full throat. */
export const edgeShare = (t: number): number => 0.95 * (1 - t) ** 2.2 * (1 - smoothstep(0, 1.05, t * 1.6));

/** Skull and neck: rings that leave the face's oval, pass over the head's back and end as the neck's rim. */
const addShell = (mesh: ControlMesh, ring: readonly number[], volume: HeadVolume): void => {
  const first = mesh.points.length;
  const directionAt = (angle: number, t: number): Vector3 => {
    const upward = Math.cos(angle);
    const tilt = mix(upward > 0 ? -0.52 : 0.62, Math.PI / 2, t);
    return [Math.sin(angle), upward * Math.cos(tilt), -upward * Math.sin(tilt)];
  };
  const levels = Array.from({ length: SHELL_RINGS }, (_, k): Level => {
    const t = (k + 1) / SHELL_RINGS;
    const centre: Vector3 = [0, mix(-1, -14.2, t * t), mix(-1.2, -4.2, t)];
    const kept = edgeShare(t);
    return {
      place: (landmark) => {
        const point = itemAt(mesh.points, landmark);
        const angle = Math.atan2(point[0], point[1] + 0.3);
        const underFace = volume.surfaceAlong([0, -1, -1.2], directionAt(angle, 0));
        const surface = volume.surfaceAlong(centre, directionAt(angle, t));
        return addScaled(surface, subtract(point, underFace), kept);
      },
      kind: SHELL,
      share: () => SHELL_SHARES[k] ?? 0,
    };
  });
  extrude(mesh, ring, levels);
  relaxJoin(mesh, first);
};

const RELAX_STEPS = 16;
/** The oval itself only relaxes in the last steps, or the face would shrink. */
const OVAL_JOINS_AT = 11;

/** Evens out the join between face and shell, below the ears where the jaw meets the neck. */
const relaxJoin = (mesh: ControlMesh, first: number): void => {
  const neighbours = mesh.points.map(() => new Set<number>());
  for (const triangle of mesh.triangles)
    for (const a of triangle) for (const b of triangle) if (a !== b) neighbours[a]?.add(b);
  const oval = new Set<number>(FACE_OVAL);
  const ringOf = (i: number): number =>
    i >= first ? Math.floor((i - first) / FACE_OVAL.length) + 1 : oval.has(i) ? 0 : -1;
  for (let step = 0; step < RELAX_STEPS; step++) {
    const relaxed = mesh.points.map((point, i): Vector3 => {
      const ring = ringOf(i);
      if (ring < 0 || ring > 5 || (ring === 0 && step < OVAL_JOINS_AT)) return point;
      const mean = centroid([...itemAt(neighbours, i)].map((j) => itemAt(mesh.points, j)));
      return mixVectors(point, mean, (ring === 0 ? 0.4 : 0.5) * smoothstep(5, -1, point[1]));
    });
    relaxed.forEach((point, i) => {
      mesh.points[i] = point;
    });
  }
};

/** Face, lids' rims, mouth, skull and neck as one mesh, closed but for the neck's rim. */
export const buildControlMesh = (
  face: CanonicalFace,
  identity: Identity,
  volume: HeadVolume,
): ControlMesh => {
  const open = openFaceTriangles(face);
  const mesh: ControlMesh = {
    points: [...identity.points],
    triangles: Array.from(
      { length: open.length / 3 },
      (_, t): Triangle => [numberAt(open, 3 * t), numberAt(open, 3 * t + 1), numberAt(open, 3 * t + 2)],
    ),
    uv: identity.points.map((_, i): Uv => [numberAt(face.uv, 2 * i), numberAt(face.uv, 2 * i + 1)]),
    kinds: identity.points.map((): Kind => [0, 0, 0]),
    followers: [],
    creases: new Set(),
  };
  const next = openEdges(mesh.triangles);
  addLidRim(mesh, ringFrom(next, EYE_RING.right[0]), identity.right);
  addLidRim(mesh, ringFrom(next, EYE_RING.left[0]), identity.left);
  addMouth(mesh, ringFrom(next, 78), face.mirror);
  addShell(mesh, ringFrom(next, FACE_OVAL[0]), volume);
  return mesh;
};
