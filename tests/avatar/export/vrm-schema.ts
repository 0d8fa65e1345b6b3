import { z } from 'zod';

/*
 * VRMC_vrm 1.0 and VRMC_springBone 1.0, of what Masque writes, strictly: transcribed from the specification at
 * github.com/vrm-c/vrm-specification (schema/ and the tables of humanoid.md, expressions.md, lookAt.md). No npm package
 * carries the JSON schemas themselves; `@pixiv/types-vrmc-vrm-1.0` has only their types.
 */

const Index = z.int().min(0);
const Share = z.number().min(0).max(1);
const Vector = z.tuple([z.number(), z.number(), z.number()]);
const Override = z.enum(['none', 'block', 'blend']);

const Meta = z.strictObject({
  name: z.string().min(1),
  version: z.string().optional(),
  authors: z.array(z.string().min(1)).min(1),
  copyrightInformation: z.string().optional(),
  thumbnailImage: Index.optional(),
  licenseUrl: z.literal('https://vrm.dev/licenses/1.0/'),
  avatarPermission: z.enum(['onlyAuthor', 'onlySeparatelyLicensedPerson', 'everyone']),
  allowExcessivelyViolentUsage: z.boolean(),
  allowExcessivelySexualUsage: z.boolean(),
  commercialUsage: z.enum(['personalNonProfit', 'personalProfit', 'corporation']),
  allowPoliticalOrReligiousUsage: z.boolean(),
  allowAntisocialOrHateUsage: z.boolean(),
  creditNotation: z.enum(['required', 'unnecessary']),
  allowRedistribution: z.boolean(),
  modification: z.enum(['prohibited', 'allowModification', 'allowModificationRedistribution']),
});

const Bone = z.strictObject({ node: Index });
const sides = <Name extends string>(...stems: Name[]) =>
  Object.fromEntries(
    stems.flatMap((stem) => [
      [`left${stem}`, Bone],
      [`right${stem}`, Bone],
    ]),
  );
/** Required ones, and of the others those that a bust has. */
const HumanBones = z.strictObject({
  hips: Bone,
  spine: Bone,
  chest: Bone.optional(),
  neck: Bone.optional(),
  head: Bone,
  leftEye: Bone.optional(),
  rightEye: Bone.optional(),
  ...sides('UpperLeg', 'LowerLeg', 'Foot', 'UpperArm', 'LowerArm', 'Hand'),
});

const Expression = z.strictObject({
  morphTargetBinds: z
    .array(z.strictObject({ node: Index, index: Index, weight: Share }))
    .min(1)
    .optional(),
  isBinary: z.boolean().optional(),
  overrideBlink: Override.optional(),
  overrideLookAt: Override.optional(),
  overrideMouth: Override.optional(),
});
const PRESETS = [
  ...['happy', 'angry', 'sad', 'relaxed', 'surprised', 'neutral'],
  ...['aa', 'ih', 'ou', 'ee', 'oh', 'blink', 'blinkLeft', 'blinkRight'],
  ...['lookUp', 'lookDown', 'lookLeft', 'lookRight'],
];

const RangeMap = z.strictObject({ inputMaxValue: z.number().positive(), outputScale: z.number() });

export const VrmSchema = z.strictObject({
  specVersion: z.literal('1.0'),
  meta: Meta,
  humanoid: z.strictObject({ humanBones: HumanBones }),
  firstPerson: z.strictObject({
    meshAnnotations: z.array(
      z.strictObject({
        node: Index,
        type: z.enum(['auto', 'both', 'thirdPersonOnly', 'firstPersonOnly']),
      }),
    ),
  }),
  lookAt: z.strictObject({
    offsetFromHeadBone: Vector,
    type: z.enum(['bone', 'expression']),
    rangeMapHorizontalInner: RangeMap,
    rangeMapHorizontalOuter: RangeMap,
    rangeMapVerticalDown: RangeMap,
    rangeMapVerticalUp: RangeMap,
  }),
  expressions: z.strictObject({
    // With every preset that the specification names; a custom one may not have the name of any.
    preset: z.strictObject(Object.fromEntries(PRESETS.map((name) => [name, Expression]))),
    custom: z.record(
      z.string().refine((name) => !PRESETS.includes(name), 'must not be the name of a preset'),
      Expression,
    ),
  }),
});

export const SpringBoneSchema = z.strictObject({
  specVersion: z.literal('1.0'),
  colliders: z
    .array(
      z.strictObject({
        node: Index,
        shape: z.union([
          z.strictObject({ sphere: z.strictObject({ offset: Vector, radius: z.number().min(0) }) }),
          z.strictObject({
            capsule: z.strictObject({ offset: Vector, radius: z.number().min(0), tail: Vector }),
          }),
        ]),
      }),
    )
    .optional(),
  colliderGroups: z
    .array(z.strictObject({ name: z.string().optional(), colliders: z.array(Index).min(1) }))
    .optional(),
  springs: z.array(
    z.strictObject({
      name: z.string().optional(),
      joints: z
        .array(
          z.strictObject({
            node: Index,
            hitRadius: z.number().min(0),
            stiffness: z.number().min(0),
            gravityPower: z.number(),
            gravityDir: Vector,
            dragForce: Share,
          }),
        )
        // A lone joint has no tail that could swing.
        .min(2),
      colliderGroups: z.array(Index).optional(),
      center: Index.optional(),
    }),
  ),
});
