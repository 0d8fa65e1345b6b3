import { type ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
/**
 * The port: what the app asks of the machine it runs on. `electron/rpc` implements it, `renderer/host` calls it,
 * and both derive their types and their validation from here.
 */
/** How a MasqueError crosses from the host: the code of the RPC error, and its data beside the message. */
export declare const HOST_ERROR_CODE = 'MASQUE';
export declare const HostErrorData: z.ZodObject<
  {
    reason: z.ZodEnum<{
      'not-found': 'not-found';
      unreadable: 'unreadable';
      unsupported: 'unsupported';
      'wrong-sum': 'wrong-sum';
      denied: 'denied';
      busy: 'busy';
      lost: 'lost';
      'bad-option': 'bad-option';
      'missing-part': 'missing-part';
      failed: 'failed';
    }>;
    cure: z.ZodString;
  },
  z.core.$strip
>;
/** What the command line asked for. Absent fields leave the person's own settings alone. */
export declare const LaunchOptions: z.ZodObject<
  {
    verb: z.ZodEnum<{
      window: 'window';
      track: 'track';
      doctor: 'doctor';
      bench: 'bench';
    }>;
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
    avatar: z.ZodOptional<z.ZodString>;
    size: z.ZodOptional<
      z.ZodObject<
        {
          width: z.ZodNumber;
          height: z.ZodNumber;
        },
        z.core.$strip
      >
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
    headless: z.ZodBoolean;
    seconds: z.ZodOptional<z.ZodNumber>;
    wantsStats: z.ZodBoolean;
    wantsScreenshot: z.ZodBoolean;
    input: z.ZodOptional<z.ZodString>;
  },
  z.core.$strip
>;
export type LaunchOptions = z.infer<typeof LaunchOptions>;
export declare const RuntimeReport: z.ZodObject<
  {
    app: z.ZodString;
    electron: z.ZodString;
    chromium: z.ZodString;
    node: z.ZodString;
    official: z.ZodBoolean;
    platform: z.ZodString;
    packaged: z.ZodBoolean;
  },
  z.core.$strip
>;
export type RuntimeReport = z.infer<typeof RuntimeReport>;
/** A file that the renderer may read at `address` (same origin, byte ranges allowed). */
export declare const MediaSource: z.ZodObject<
  {
    name: z.ZodString;
    path: z.ZodString;
    address: z.ZodString;
    bytes: z.ZodNumber;
  },
  z.core.$strip
>;
export type MediaSource = z.infer<typeof MediaSource>;
export declare const TrackerModelName: z.ZodEnum<{
  npm: 'npm';
  official: 'official';
}>;
export type TrackerModelName = z.infer<typeof TrackerModelName>;
export declare const TrackerModel: z.ZodObject<
  {
    model: z.ZodEnum<{
      npm: 'npm';
      official: 'official';
    }>;
    address: z.ZodString;
    file: z.ZodString;
    sha256: z.ZodString;
  },
  z.core.$strip
>;
export type TrackerModel = z.infer<typeof TrackerModel>;
export declare const AvatarEntry: z.ZodObject<
  {
    id: z.ZodString;
    name: z.ZodString;
    address: z.ZodString;
    format: z.ZodEnum<{
      glb: 'glb';
      vrm: 'vrm';
    }>;
    picture: z.ZodOptional<z.ZodString>;
  },
  z.core.$strip
>;
export type AvatarEntry = z.infer<typeof AvatarEntry>;
export declare const PermissionState: z.ZodEnum<{
  denied: 'denied';
  unknown: 'unknown';
  granted: 'granted';
  ask: 'ask';
}>;
export declare const WindowState: z.ZodObject<
  {
    maximised: z.ZodBoolean;
    frame: z.ZodEnum<{
      custom: 'custom';
      system: 'system';
    }>;
  },
  z.core.$strip
>;
export type WindowState = z.infer<typeof WindowState>;
/** Stats are the session's own words; the host only writes them down beside what it knows itself. */
export declare const RunReport: z.ZodObject<
  {
    ok: z.ZodBoolean;
    problem: z.ZodOptional<
      z.ZodObject<
        {
          message: z.ZodString;
          cure: z.ZodString;
        },
        z.core.$strip
      >
    >;
    stats: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnknown>>;
    stagePicture: z.ZodOptional<z.ZodInstanceOf<Uint8Array<ArrayBuffer>>>;
  },
  z.core.$strip
>;
export type RunReport = z.infer<typeof RunReport>;
export declare const hostContract: {
  launch: import('@orpc/contract').ContractProcedureBuilderWithOutput<
    import('@orpc/contract').Schema<unknown, unknown>,
    z.ZodObject<
      {
        verb: z.ZodEnum<{
          window: 'window';
          track: 'track';
          doctor: 'doctor';
          bench: 'bench';
        }>;
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
        avatar: z.ZodOptional<z.ZodString>;
        size: z.ZodOptional<
          z.ZodObject<
            {
              width: z.ZodNumber;
              height: z.ZodNumber;
            },
            z.core.$strip
          >
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
        headless: z.ZodBoolean;
        seconds: z.ZodOptional<z.ZodNumber>;
        wantsStats: z.ZodBoolean;
        wantsScreenshot: z.ZodBoolean;
        input: z.ZodOptional<z.ZodString>;
      },
      z.core.$strip
    >,
    Record<never, never>,
    Record<never, never>
  >;
  runtime: import('@orpc/contract').ContractProcedureBuilderWithOutput<
    import('@orpc/contract').Schema<unknown, unknown>,
    z.ZodObject<
      {
        app: z.ZodString;
        electron: z.ZodString;
        chromium: z.ZodString;
        node: z.ZodString;
        official: z.ZodBoolean;
        platform: z.ZodString;
        packaged: z.ZodBoolean;
      },
      z.core.$strip
    >,
    Record<never, never>,
    Record<never, never>
  >;
  /** All processes of the app together, megabytes (10^6 bytes). */
  memory: import('@orpc/contract').ContractProcedureBuilderWithOutput<
    import('@orpc/contract').Schema<unknown, unknown>,
    z.ZodNumber,
    Record<never, never>,
    Record<never, never>
  >;
  settings: {
    /** `notice` says what was lost when a damaged file was set aside. */
    read: import('@orpc/contract').ContractProcedureBuilderWithOutput<
      import('@orpc/contract').Schema<unknown, unknown>,
      z.ZodObject<
        {
          settings: z.ZodObject<
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
          notice: z.ZodOptional<z.ZodString>;
        },
        z.core.$strip
      >,
      Record<never, never>,
      Record<never, never>
    >;
    write: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
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
      >,
      z.ZodObject<
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
      >,
      Record<never, never>,
      Record<never, never>
    >;
  };
  media: {
    /** The built-in demo performer, a video. */
    demo: import('@orpc/contract').ContractProcedureBuilderWithOutput<
      import('@orpc/contract').Schema<unknown, unknown>,
      z.ZodObject<
        {
          name: z.ZodString;
          path: z.ZodString;
          address: z.ZodString;
          bytes: z.ZodNumber;
        },
        z.core.$strip
      >,
      Record<never, never>,
      Record<never, never>
    >;
    /** Fails with a MasqueError's words when the file is missing, empty or a folder. */
    open: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          path: z.ZodString;
        },
        z.core.$strip
      >,
      z.ZodObject<
        {
          name: z.ZodString;
          path: z.ZodString;
          address: z.ZodString;
          bytes: z.ZodNumber;
        },
        z.core.$strip
      >,
      Record<never, never>,
      Record<never, never>
    >;
    /** Asks the person; null when they changed their mind. */
    choose: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          kind: z.ZodEnum<{
            avatar: 'avatar';
            video: 'video';
            sound: 'sound';
          }>;
        },
        z.core.$strip
      >,
      z.ZodNullable<
        z.ZodObject<
          {
            name: z.ZodString;
            path: z.ZodString;
            address: z.ZodString;
            bytes: z.ZodNumber;
          },
          z.core.$strip
        >
      >,
      Record<never, never>,
      Record<never, never>
    >;
  };
  models: {
    /** `auto` is official when `gpu` and a checked file is on disk, else npm. */
    faceTracker: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          prefer: z.ZodEnum<{
            auto: 'auto';
            npm: 'npm';
            official: 'official';
          }>;
          gpu: z.ZodBoolean;
        },
        z.core.$strip
      >,
      z.ZodObject<
        {
          model: z.ZodEnum<{
            npm: 'npm';
            official: 'official';
          }>;
          address: z.ZodString;
          file: z.ZodString;
          sha256: z.ZodString;
        },
        z.core.$strip
      >,
      Record<never, never>,
      Record<never, never>
    >;
  };
  avatars: {
    list: import('@orpc/contract').ContractProcedureBuilderWithOutput<
      import('@orpc/contract').Schema<unknown, unknown>,
      z.ZodArray<
        z.ZodObject<
          {
            id: z.ZodString;
            name: z.ZodString;
            address: z.ZodString;
            format: z.ZodEnum<{
              glb: 'glb';
              vrm: 'vrm';
            }>;
            picture: z.ZodOptional<z.ZodString>;
          },
          z.core.$strip
        >
      >,
      Record<never, never>,
      Record<never, never>
    >;
    open: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          idOrPath: z.ZodString;
        },
        z.core.$strip
      >,
      z.ZodObject<
        {
          id: z.ZodString;
          name: z.ZodString;
          address: z.ZodString;
          format: z.ZodEnum<{
            glb: 'glb';
            vrm: 'vrm';
          }>;
          picture: z.ZodOptional<z.ZodString>;
        },
        z.core.$strip
      >,
      Record<never, never>,
      Record<never, never>
    >;
  };
  permissions: {
    /** The operating system's word, where it has one (macOS, Windows). */
    read: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          device: z.ZodEnum<{
            camera: 'camera';
            microphone: 'microphone';
          }>;
        },
        z.core.$strip
      >,
      z.ZodEnum<{
        denied: 'denied';
        unknown: 'unknown';
        granted: 'granted';
        ask: 'ask';
      }>,
      Record<never, never>,
      Record<never, never>
    >;
    openSystemSettings: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          device: z.ZodEnum<{
            camera: 'camera';
            microphone: 'microphone';
          }>;
        },
        z.core.$strip
      >,
      z.ZodBoolean,
      Record<never, never>,
      Record<never, never>
    >;
  };
  window: {
    state: import('@orpc/contract').ContractProcedureBuilderWithOutput<
      import('@orpc/contract').Schema<unknown, unknown>,
      z.ZodObject<
        {
          maximised: z.ZodBoolean;
          frame: z.ZodEnum<{
            custom: 'custom';
            system: 'system';
          }>;
        },
        z.core.$strip
      >,
      Record<never, never>,
      Record<never, never>
    >;
    minimise: import('@orpc/contract').ContractProcedureBuilderWithOutput<
      import('@orpc/contract').Schema<unknown, unknown>,
      z.ZodVoid,
      Record<never, never>,
      Record<never, never>
    >;
    toggleMaximise: import('@orpc/contract').ContractProcedureBuilderWithOutput<
      import('@orpc/contract').Schema<unknown, unknown>,
      z.ZodObject<
        {
          maximised: z.ZodBoolean;
          frame: z.ZodEnum<{
            custom: 'custom';
            system: 'system';
          }>;
        },
        z.core.$strip
      >,
      Record<never, never>,
      Record<never, never>
    >;
    close: import('@orpc/contract').ContractProcedureBuilderWithOutput<
      import('@orpc/contract').Schema<unknown, unknown>,
      z.ZodVoid,
      Record<never, never>,
      Record<never, never>
    >;
  };
  clipboard: {
    write: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          text: z.ZodString;
        },
        z.core.$strip
      >,
      z.ZodVoid,
      Record<never, never>,
      Record<never, never>
    >;
  };
  run: {
    /** Appends lines to the file, or the standard output, that the verb writes to. */
    emit: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          lines: z.ZodArray<z.ZodString>;
        },
        z.core.$strip
      >,
      z.ZodVoid,
      Record<never, never>,
      Record<never, never>
    >;
    /** A job's share done, 0..1, for the terminal. */
    progress: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          share: z.ZodNumber;
          text: z.ZodString;
        },
        z.core.$strip
      >,
      z.ZodVoid,
      Record<never, never>,
      Record<never, never>
    >;
    /** The run is over: write what was asked for and leave. */
    finish: import('@orpc/contract').ContractProcedureBuilderWithInputOutput<
      z.ZodObject<
        {
          ok: z.ZodBoolean;
          problem: z.ZodOptional<
            z.ZodObject<
              {
                message: z.ZodString;
                cure: z.ZodString;
              },
              z.core.$strip
            >
          >;
          stats: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnknown>>;
          stagePicture: z.ZodOptional<z.ZodInstanceOf<Uint8Array<ArrayBuffer>>>;
        },
        z.core.$strip
      >,
      z.ZodVoid,
      Record<never, never>,
      Record<never, never>
    >;
  };
};
export type HostContract = typeof hostContract;
/** The port as its caller sees it. */
export type Host = ContractRouterClient<HostContract>;
