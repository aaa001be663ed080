import protobuf from 'protobufjs';

/**
 * The part of TensorFlow's published message definitions that a SavedModel of ours uses (tensorflow/core/protobuf and
 * tensorflow/core/framework, field numbers as there).
 */
const definitions = `
syntax = "proto3";
message SavedModel { int64 saved_model_schema_version = 1; repeated MetaGraphDef meta_graphs = 2; }
message MetaGraphDef {
  message MetaInfoDef { repeated string tags = 4; string tensorflow_version = 5; }
  MetaInfoDef meta_info_def = 1;
  GraphDef graph_def = 2;
}
message GraphDef { repeated NodeDef node = 1; VersionDef versions = 4; }
message VersionDef { int32 producer = 1; int32 min_consumer = 2; }
message NodeDef { string name = 1; string op = 2; repeated string input = 3; map<string, AttrValue> attr = 5; }
message AttrValue {
  message ListValue { repeated int64 i = 3; repeated int32 type = 6; repeated TensorShapeProto shape = 7; }
  oneof value {
    ListValue list = 1;
    bytes s = 2;
    int64 i = 3;
    float f = 4;
    bool b = 5;
    int32 type = 6;
    TensorShapeProto shape = 7;
    TensorProto tensor = 8;
  }
}
message TensorShapeProto { message Dim { int64 size = 1; } repeated Dim dim = 2; }
message TensorProto { int32 dtype = 1; TensorShapeProto tensor_shape = 2; bytes tensor_content = 4; }
`;

/** Values of the enumeration `DataType` (tensorflow/core/framework/types.proto). */
export const DATA_TYPE = { float32: 1, int32: 3, int64: 9, bool: 10, resource: 20, uint64: 23 } as const;

export interface TensorShapeMessage {
  readonly dim: readonly { readonly size: number }[];
}
/** One case of `AttrValue`, in protobufjs' names. */
export type AttrMessage =
  | { readonly s: Uint8Array }
  | { readonly i: number }
  | { readonly f: number }
  | { readonly b: boolean }
  | { readonly type: number }
  | { readonly shape: TensorShapeMessage }
  | { readonly list: { readonly i: readonly number[] } }
  | {
      readonly tensor: {
        readonly dtype: number;
        readonly tensorShape: TensorShapeMessage;
        readonly tensorContent: Uint8Array;
      };
    };
export interface NodeMessage {
  readonly name: string;
  readonly op: string;
  readonly input: readonly string[];
  readonly attr: Readonly<Record<string, AttrMessage>>;
}

const messageType = protobuf.parse(definitions).root.lookupType('SavedModel');

/** The bytes of `saved_model.pb` for one meta graph tagged `serve`. */
export function encodeMetaGraph(nodes: readonly NodeMessage[]): Uint8Array {
  const message = messageType.create({
    savedModelSchemaVersion: 1,
    metaGraphs: [
      {
        // Understood by every TensorFlow from 2.4 on.
        metaInfoDef: { tags: ['serve'], tensorflowVersion: '2.13.1' },
        graphDef: { node: nodes, versions: { producer: 561, minConsumer: 12 } },
      },
    ],
  });
  return messageType.encode(message).finish();
}
