import { z } from 'zod';
/** Which device or file a person chose. Ids change when a device is replugged or permissions are reset; labels survive. */
export declare const SourceChoice: z.ZodDiscriminatedUnion<
  [
    z.ZodObject<
      {
        kind: z.ZodLiteral<'none'>;
      },
      z.core.$strip
    >,
    z.ZodObject<
      {
        kind: z.ZodLiteral<'demo'>;
      },
      z.core.$strip
    >,
    z.ZodObject<
      {
        kind: z.ZodLiteral<'default'>;
      },
      z.core.$strip
    >,
    z.ZodObject<
      {
        kind: z.ZodLiteral<'device'>;
        id: z.ZodString;
        label: z.ZodString;
      },
      z.core.$strip
    >,
    z.ZodObject<
      {
        kind: z.ZodLiteral<'file'>;
        path: z.ZodString;
      },
      z.core.$strip
    >,
  ],
  'kind'
>;
export type SourceChoice = z.infer<typeof SourceChoice>;
export declare const BACKDROPS: readonly ['dusk', 'sage', 'sand', 'night', 'rose', 'sea'];
export type Backdrop = (typeof BACKDROPS)[number];
/** How much the picture costs: `auto` measures the machine and picks. */
export declare const QUALITIES: readonly ['light', 'balanced', 'full'];
export type Quality = (typeof QUALITIES)[number];
/** A face at rest, taken from a person for two seconds, for one tracker model. */
export declare const Calibration: z.ZodObject<
  {
    model: z.ZodString;
    takenAt: z.ZodString;
    weights: z.ZodArray<z.ZodNumber>;
    rotation: z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodNumber, z.ZodNumber], null>;
    translation: z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodNumber], null>;
  },
  z.core.$strip
>;
export type Calibration = z.infer<typeof Calibration>;
/** Every field has a default, so a file from an older version, or a damaged one, still opens. */
export declare const Settings: z.ZodObject<
  {
    version: z.ZodDefault<z.ZodLiteral<1>>;
    firstRunDone: z.ZodDefault<z.ZodBoolean>;
    theme: z.ZodDefault<
      z.ZodEnum<{
        light: 'light';
        system: 'system';
        dark: 'dark';
      }>
    >;
    camera: z.ZodDefault<
      z.ZodDiscriminatedUnion<
        [
          z.ZodObject<
            {
              kind: z.ZodLiteral<'none'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'demo'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'default'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'device'>;
              id: z.ZodString;
              label: z.ZodString;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'file'>;
              path: z.ZodString;
            },
            z.core.$strip
          >,
        ],
        'kind'
      >
    >;
    microphone: z.ZodDefault<
      z.ZodDiscriminatedUnion<
        [
          z.ZodObject<
            {
              kind: z.ZodLiteral<'none'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'demo'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'default'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'device'>;
              id: z.ZodString;
              label: z.ZodString;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'file'>;
              path: z.ZodString;
            },
            z.core.$strip
          >,
        ],
        'kind'
      >
    >;
    microphoneOn: z.ZodDefault<z.ZodBoolean>;
    cameraOn: z.ZodDefault<z.ZodBoolean>;
    avatar: z.ZodDefault<z.ZodString>;
    backdrop: z.ZodDefault<
      z.ZodEnum<{
        dusk: 'dusk';
        sage: 'sage';
        sand: 'sand';
        night: 'night';
        rose: 'rose';
        sea: 'sea';
      }>
    >;
    quality: z.ZodDefault<
      z.ZodEnum<{
        light: 'light';
        balanced: 'balanced';
        full: 'full';
        auto: 'auto';
      }>
    >;
    trackerModel: z.ZodDefault<
      z.ZodEnum<{
        auto: 'auto';
        npm: 'npm';
        official: 'official';
      }>
    >;
    expression: z.ZodDefault<z.ZodNumber>;
    headTurn: z.ZodDefault<z.ZodNumber>;
    smoothing: z.ZodDefault<z.ZodNumber>;
    lookAtCamera: z.ZodDefault<z.ZodBoolean>;
    blinkWhenIBlink: z.ZodDefault<z.ZodBoolean>;
    voiceMovesMouth: z.ZodDefault<z.ZodBoolean>;
    mirror: z.ZodDefault<z.ZodBoolean>;
    showSelfView: z.ZodDefault<z.ZodBoolean>;
    panelOpen: z.ZodDefault<z.ZodBoolean>;
    calibrations: z.ZodDefault<
      z.ZodArray<
        z.ZodObject<
          {
            model: z.ZodString;
            takenAt: z.ZodString;
            weights: z.ZodArray<z.ZodNumber>;
            rotation: z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodNumber, z.ZodNumber], null>;
            translation: z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodNumber], null>;
          },
          z.core.$strip
        >
      >
    >;
  },
  z.core.$strip
>;
export type Settings = z.infer<typeof Settings>;
export declare const SettingsPatch: z.ZodObject<
  {
    firstRunDone: z.ZodOptional<z.ZodBoolean>;
    theme: z.ZodOptional<
      z.ZodEnum<{
        light: 'light';
        system: 'system';
        dark: 'dark';
      }>
    >;
    camera: z.ZodOptional<
      z.ZodDiscriminatedUnion<
        [
          z.ZodObject<
            {
              kind: z.ZodLiteral<'none'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'demo'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'default'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'device'>;
              id: z.ZodString;
              label: z.ZodString;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'file'>;
              path: z.ZodString;
            },
            z.core.$strip
          >,
        ],
        'kind'
      >
    >;
    microphone: z.ZodOptional<
      z.ZodDiscriminatedUnion<
        [
          z.ZodObject<
            {
              kind: z.ZodLiteral<'none'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'demo'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'default'>;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'device'>;
              id: z.ZodString;
              label: z.ZodString;
            },
            z.core.$strip
          >,
          z.ZodObject<
            {
              kind: z.ZodLiteral<'file'>;
              path: z.ZodString;
            },
            z.core.$strip
          >,
        ],
        'kind'
      >
    >;
    microphoneOn: z.ZodOptional<z.ZodBoolean>;
    cameraOn: z.ZodOptional<z.ZodBoolean>;
    avatar: z.ZodOptional<z.ZodString>;
    backdrop: z.ZodOptional<
      z.ZodEnum<{
        dusk: 'dusk';
        sage: 'sage';
        sand: 'sand';
        night: 'night';
        rose: 'rose';
        sea: 'sea';
      }>
    >;
    quality: z.ZodOptional<
      z.ZodEnum<{
        light: 'light';
        balanced: 'balanced';
        full: 'full';
        auto: 'auto';
      }>
    >;
    trackerModel: z.ZodOptional<
      z.ZodEnum<{
        auto: 'auto';
        npm: 'npm';
        official: 'official';
      }>
    >;
    expression: z.ZodOptional<z.ZodNumber>;
    headTurn: z.ZodOptional<z.ZodNumber>;
    smoothing: z.ZodOptional<z.ZodNumber>;
    lookAtCamera: z.ZodOptional<z.ZodBoolean>;
    blinkWhenIBlink: z.ZodOptional<z.ZodBoolean>;
    voiceMovesMouth: z.ZodOptional<z.ZodBoolean>;
    mirror: z.ZodOptional<z.ZodBoolean>;
    showSelfView: z.ZodOptional<z.ZodBoolean>;
    panelOpen: z.ZodOptional<z.ZodBoolean>;
    calibrations: z.ZodOptional<
      z.ZodArray<
        z.ZodObject<
          {
            model: z.ZodString;
            takenAt: z.ZodString;
            weights: z.ZodArray<z.ZodNumber>;
            rotation: z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodNumber, z.ZodNumber], null>;
            translation: z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodNumber], null>;
          },
          z.core.$strip
        >
      >
    >;
  },
  z.core.$strip
>;
export type SettingsPatch = z.infer<typeof SettingsPatch>;
export declare const defaultSettings: () => Settings;
