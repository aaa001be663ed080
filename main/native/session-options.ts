/**
 * C++ that is read before tfjs-node's binding, which loads graphs with TensorFlow's default options. With those, each signature's
 * first run copies, places and optimises the graph of all signatures, twice over, before it takes its own part: most of a
 * first step of a large network. With these it takes its part first, and optimises that once. Steps stay as fast, and the same to
 * the bit.
 */
export const SESSION_OPTIONS = {
  name: 'session-options.h',
  text: `#pragma once
#include "tensorflow/c/c_api.h"
static inline TF_SessionOptions *OwnSessionOptions() {
  // ConfigProto { graph_options { place_pruned_graph: true, rewrite_options { meta_optimizer_iterations: ONE } } }
  static const unsigned char config[] = {0x52, 6, 0x30, 1, 0x52, 2, 0x60, 1};
  TF_SessionOptions *options = TF_NewSessionOptions();
  TF_Status *status = TF_NewStatus();
  TF_SetConfig(options, config, sizeof(config), status);
  TF_DeleteStatus(status);
  return options;
}
#define TF_NewSessionOptions OwnSessionOptions
`,
} as const;
