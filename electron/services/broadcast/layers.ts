import { parseScalabilityMode } from 'mediasoup';
import type { Consumer, Producer } from 'mediasoup/types';
import { PictureSize } from '../../../renderer/core/broadcast/signalling.ts';
import { layerFor } from '../../../renderer/core/broadcast/video-layers.ts';

const layerCountOf = ({ type, rtpParameters: { encodings = [] } }: Producer): number =>
  type === 'svc' ? parseScalabilityMode(encodings[0]?.scalabilityMode).spatialLayers : encodings.length;

/** Sends no larger picture than fills its place there; what the line carries is mediasoup's own judgement. */
export const fitLayers = async (
  consumer: Consumer,
  producer: Producer,
  shown: PictureSize,
): Promise<void> => {
  const whole = PictureSize.safeParse(producer.appData.size);
  const layers = layerCountOf(producer);
  // Whoever publishes from elsewhere does not say how large: the largest is as good as any.
  if (layers < 2 || !whole.success) return;
  await consumer.setPreferredLayers({ spatialLayer: layerFor(shown, whole.data, layers) });
};
