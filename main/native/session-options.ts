/** A message or text within one, by the tag that its field has on the wire. */
const field = (tag: readonly number[], content: readonly number[]): readonly number[] => [
  ...tag,
  content.length,
  ...content,
];
const optimiser = (name: string): readonly number[] =>
  // RewriterConfig.optimizers = 100
  field([0xa2, 0x06], [...new TextEncoder().encode(name)]);

/**
 * ConfigProto { graph_options { rewrite_options { meta_optimizer_iterations: ONE, optimizers: "pruning", optimizers: "remap" } } }
 * in protocol buffers' encoding, each message shorter than 128 bytes.
 */
const config = field([0x52], field([0x52], [0x60, 1, ...optimiser('pruning'), ...optimiser('remap')]));

/**
 * C++ that is read before tfjs-node's binding, which loads graphs with TensorFlow's default options. With those, each signature's
 * first run rewrites the graph of all signatures, twice over, in a dozen ways: most of a first step of a large network. Of these,
 * one makes steps faster: fusing a convolution or normalisation with its bias and ReLU. So each signature is cut out of the
 * graph first, then fused, once. (`place_pruned_graph` would load faster still, but leaves nothing fused.)
 */
export const SESSION_OPTIONS = {
  name: 'session-options.h',
  text: `#pragma once
#include "tensorflow/c/c_api.h"
static inline TF_SessionOptions *OwnSessionOptions() {
  static const unsigned char config[] = {${config.join(', ')}};
  TF_SessionOptions *options = TF_NewSessionOptions();
  TF_Status *status = TF_NewStatus();
  TF_SetConfig(options, config, sizeof(config), status);
  TF_DeleteStatus(status);
  return options;
}
#define TF_NewSessionOptions OwnSessionOptions
`,
} as const;
