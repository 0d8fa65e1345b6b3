import {
  ALL_FORMATS,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

const packetsOf = async (sink: EncodedPacketSink): Promise<EncodedPacket[]> => {
  const packets: EncodedPacket[] = [];
  for await (const packet of sink.packets()) packets.push(packet);
  return packets;
};

/** The film with its sound so many packets later: the first, which is silent, stands in their place. */
export const delaySound = async (
  film: string,
  packets: number,
): Promise<{ readonly bytes: Uint8Array; readonly milliseconds: number }> => {
  const input = new Input({ source: new FilePathSource(film), formats: ALL_FORMATS });
  const [pictures, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (!pictures?.codec || !sound?.codec) throw new Error(`${film} lacks pictures or sound`);
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() });
  const [shown, heard] = [
    new EncodedVideoPacketSource(pictures.codec),
    new EncodedAudioPacketSource(sound.codec),
  ];
  output.addVideoTrack(shown);
  output.addAudioTrack(heard);
  await output.start();
  const shownConfig = await pictures.getDecoderConfig();
  for (const packet of await packetsOf(new EncodedPacketSink(pictures)))
    await shown.add(packet, shownConfig === null ? undefined : { decoderConfig: shownConfig });
  const said = await packetsOf(new EncodedPacketSink(sound));
  const [first] = said;
  if (first === undefined) throw new Error(`${film} is silent`);
  const heardConfig = await sound.getDecoderConfig();
  const all = [...Array.from({ length: packets }, () => first), ...said];
  for (const [i, packet] of all.entries())
    await heard.add(
      packet.clone({ timestamp: first.timestamp + i * first.duration }),
      heardConfig === null ? undefined : { decoderConfig: heardConfig },
    );
  await output.finalize();
  const { buffer } = output.target;
  if (buffer === null) throw new Error('nothing was written');
  return { bytes: new Uint8Array(buffer), milliseconds: packets * first.duration * 1000 };
};
