import type { VirtualCameraKind } from '../../../../renderer/core/virtual-camera.ts';

/** What the test asks of the writer's process, one line of JSON each. */
export interface OpenWish {
  readonly kind: VirtualCameraKind;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

export type Request =
  | { readonly do: 'survey' }
  | { readonly do: 'open'; readonly wish: OpenWish }
  /** Numbered test pictures, at this pace; answers with the last one's number. */
  | { readonly do: 'write'; readonly count: number; readonly framesPerSecond: number }
  /** A picture of so many bytes, whatever the size. */
  | { readonly do: 'write-bytes'; readonly bytes: number }
  | { readonly do: 'readers' }
  /** As many test pictures as fast as they go. */
  | { readonly do: 'bench'; readonly count: number }
  | { readonly do: 'close' };

export type Call = Request & { readonly id: number };

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: { readonly reason: string; readonly message: string; readonly cure: string };
    };

export interface BenchFigures {
  readonly framesPerSecond: number;
  /** The writer's process alone, user and system time. */
  readonly cpuMillisecondsPerFrame: number;
}
