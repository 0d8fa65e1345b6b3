import { layOut } from './flatbuffer-layout.mjs';
import { float32s, list, string, table, uint8 } from './flatbuffer-values.mjs';

/** Field and union numbers of TFLite's metadata schema (tflite-support, metadata_schema.fbs). */
const MODEL_METADATA = { subgraphs: 3 };
const SUBGRAPH_METADATA = { inputs: 2, outputs: 3 };
const TENSOR_METADATA = { name: 0, content: 3, processUnits: 4 };
const CONTENT = { propertiesType: 0, properties: 1 };
const PROCESS_UNIT = { optionsType: 0, options: 1 };
const NORMALISATION = { mean: 0, deviation: 1 };
const IMAGE_PROPERTIES = 2;
const NORMALISATION_OPTIONS = 1;
const COLOUR_RGB = 1;

/**
 * What MediaPipe's tasks must know of a picture model: its pixels enter as (0..255 − mean) / deviation.
 * @param {{ mean: number, deviation: number, outputs: readonly string[] }} model
 * @returns {Buffer}
 */
export const pictureModelMetadata = ({ mean, deviation, outputs }) => {
  const image = table({
    [TENSOR_METADATA.name]: string('image'),
    [TENSOR_METADATA.content]: table({
      [CONTENT.propertiesType]: uint8(IMAGE_PROPERTIES),
      [CONTENT.properties]: table({ 0: uint8(COLOUR_RGB) }),
    }),
    [TENSOR_METADATA.processUnits]: list([
      table({
        [PROCESS_UNIT.optionsType]: uint8(NORMALISATION_OPTIONS),
        [PROCESS_UNIT.options]: table({
          [NORMALISATION.mean]: float32s([mean]),
          [NORMALISATION.deviation]: float32s([deviation]),
        }),
      }),
    ]),
  });
  const subgraph = table({
    [SUBGRAPH_METADATA.inputs]: list([image]),
    [SUBGRAPH_METADATA.outputs]: list(outputs.map((name) => table({ [TENSOR_METADATA.name]: string(name) }))),
  });
  return layOut(table({ [MODEL_METADATA.subgraphs]: list([subgraph]) }), 'M001');
};
