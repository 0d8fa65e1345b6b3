import { layOut } from './flatbuffer-layout.mjs';
import { fieldAt, follow, int32sAt, tablesAt } from './flatbuffer-reader.mjs';
import {
  blob,
  existing,
  int32,
  int32Bytes,
  int32s,
  list,
  string,
  table,
  uint8,
} from './flatbuffer-values.mjs';
import { ModelError } from './model-error.mjs';

/** @import { Node } from './flatbuffer-values.mjs' */

/**
 * Field numbers of TFLite's schema (tensorflow/lite/schema/schema.fbs, version 3): only those that are touched here.
 */
const MODEL = { version: 0, operatorCodes: 1, subgraphs: 2, description: 3, buffers: 4, metadata: 6 };
const SUBGRAPH = { tensors: 0, inputs: 1, outputs: 2, operators: 3 };
const TENSOR = { shape: 0, type: 1, buffer: 2, name: 3 };
const OPERATOR = { code: 0, inputs: 1, outputs: 2, optionsType: 3, options: 4 };
const OPERATOR_CODE = { deprecatedCode: 0, version: 2, code: 3 };
const TENSOR_TYPE = { float32: 0, int32: 2 };

/** The operators that can be added, with their builtin number, their options' union number and the options. */
const OPERATORS = {
  concatenate: { code: 2, optionsType: 10, options: table({ 0: int32(3) }) },
  gather: { code: 36, optionsType: 23, options: table({ 0: int32(3) }) },
  mean: { code: 40, optionsType: 27, options: table({ 0: uint8(1) }) },
};

/**
 * What `extend` hands to its caller: each call adds one node to the graph and returns its output tensor.
 * All of them work along the last of four dimensions, on float32.
 * @typedef {object} GraphExtension
 * @property {readonly number[]} outputs the model's own outputs
 * @property {(name: string, tensors: readonly number[], size: number) => number} concatenate
 * @property {(name: string, tensor: number, indices: readonly number[]) => number} gather
 * @property {(name: string, tensor: number) => number} mean
 */

/**
 * A TFLite model with metadata and, behind its own nodes, new ones. The old bytes are kept whole; a new root points
 * into them.
 * @param {Buffer} model
 * @param {Buffer} metadata a ModelMetadata document, `tflite-metadata.mjs`
 * @param {(graph: GraphExtension) => readonly number[]} [extend] returns the new outputs
 * @returns {Buffer}
 */
export const extendModel = (model, metadata, extend = (graph) => graph.outputs) => {
  const root = follow(model, 0);
  const subgraphs = tablesAt(model, root, MODEL.subgraphs);
  const [subgraph] = subgraphs;
  if (subgraph === undefined || subgraphs.length !== 1 || fieldAt(model, root, MODEL.metadata)) {
    throw new ModelError(
      'unsupported',
      `A model with ${subgraphs.length} graphs, or with metadata of its own, cannot be extended.`,
      'Install the version of the package that package-lock.json pins.',
    );
  }
  const tensors = tablesAt(model, subgraph, SUBGRAPH.tensors).map(existing);
  const operators = tablesAt(model, subgraph, SUBGRAPH.operators).map(existing);
  const codes = tablesAt(model, root, MODEL.operatorCodes).map(existing);
  const buffers = tablesAt(model, root, MODEL.buffers).map(existing);
  const all = /** @type {{ tensors: Node[], operators: Node[], codes: Node[], buffers: Node[] }} */ ({
    tensors,
    operators,
    codes,
    buffers,
  });
  const outputs = extend(graphExtension(all, int32sAt(model, subgraph, SUBGRAPH.outputs)));
  const metadataBuffer = buffers.length;
  all.buffers.push(table({ 0: blob(metadata) }));
  const description = fieldAt(model, root, MODEL.description);
  const extended = table({
    [MODEL.version]: int32(3),
    [MODEL.operatorCodes]: list(codes),
    [MODEL.subgraphs]: list([
      table({
        [SUBGRAPH.tensors]: list(tensors),
        [SUBGRAPH.inputs]: int32s(int32sAt(model, subgraph, SUBGRAPH.inputs)),
        [SUBGRAPH.outputs]: int32s(outputs),
        [SUBGRAPH.operators]: list(operators),
      }),
    ]),
    [MODEL.description]: description ? existing(follow(model, description)) : string(''),
    [MODEL.buffers]: list(buffers),
    [MODEL.metadata]: list([table({ 0: string('TFLITE_METADATA'), 1: int32(metadataBuffer) })]),
  });
  return layOut(extended, 'TFL3', model);
};

/**
 * @param {{ tensors: Node[], operators: Node[], codes: Node[], buffers: Node[] }} model lists that grow
 * @param {readonly number[]} outputs
 * @returns {GraphExtension}
 */
const graphExtension = ({ tensors, operators, codes, buffers }, outputs) => {
  /** @type {Map<keyof typeof OPERATORS, number>} */
  const codeIndex = new Map();
  /** @type {(operator: keyof typeof OPERATORS) => number} */
  const codeOf = (operator) => {
    const known = codeIndex.get(operator);
    if (known !== undefined) return known;
    const { code } = OPERATORS[operator];
    codes.push(
      table({
        [OPERATOR_CODE.deprecatedCode]: uint8(code),
        [OPERATOR_CODE.version]: int32(1),
        [OPERATOR_CODE.code]: int32(code),
      }),
    );
    codeIndex.set(operator, codes.length - 1);
    return codes.length - 1;
  };
  /** @type {(name: string, shape: readonly number[], type: number, buffer?: number) => number} */
  const addTensor = (name, shape, type, buffer = 0) => {
    tensors.push(
      table({
        [TENSOR.shape]: int32s(shape),
        [TENSOR.type]: uint8(type),
        [TENSOR.buffer]: int32(buffer),
        [TENSOR.name]: string(name),
      }),
    );
    return tensors.length - 1;
  };
  /** @type {(name: string, values: readonly number[]) => number} */
  const addConstant = (name, values) => {
    buffers.push(table({ 0: blob(int32Bytes(values)) }));
    return addTensor(name, [values.length], TENSOR_TYPE.int32, buffers.length - 1);
  };
  /** @type {(operator: keyof typeof OPERATORS, name: string, inputs: readonly number[], size: number) => number} */
  const addOperator = (operator, name, inputs, size) => {
    const output = addTensor(name, [1, 1, 1, size], TENSOR_TYPE.float32);
    operators.push(
      table({
        [OPERATOR.code]: int32(codeOf(operator)),
        [OPERATOR.inputs]: int32s(inputs),
        [OPERATOR.outputs]: int32s([output]),
        [OPERATOR.optionsType]: uint8(OPERATORS[operator].optionsType),
        [OPERATOR.options]: OPERATORS[operator].options,
      }),
    );
    return output;
  };
  return {
    outputs,
    concatenate: (name, inputs, size) => addOperator('concatenate', name, inputs, size),
    gather: (name, tensor, indices) =>
      addOperator('gather', name, [tensor, addConstant(`${name}_indices`, indices)], indices.length),
    mean: (name, tensor) => addOperator('mean', name, [tensor, addConstant(`${name}_axis`, [3])], 1),
  };
};
