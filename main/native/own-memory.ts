/**
 * C++ that is read before tfjs-node's binding. The binding lends TensorFlow the memory of JavaScript's arrays wherever it
 * happens to be aligned. A variable so assigned keeps it, and lets go of it at its first update, from threads that may not touch
 * JavaScript: now and then the heap is corrupted and the process dies. With this, every tensor has memory of its own.
 */
export const OWN_MEMORY = {
  name: 'own-memory.h',
  text: `#pragma once
#include <cstring>
#include "tensorflow/c/tf_tensor.h"
static inline TF_Tensor *CopyTensor(TF_DataType dtype, const int64_t *dims, int num_dims, void *data, size_t length,
                                    void (*deallocator)(void *, size_t, void *), void *argument) {
  TF_Tensor *tensor = TF_AllocateTensor(dtype, dims, num_dims, length);
  if (length > 0) std::memcpy(TF_TensorData(tensor), data, length);
  deallocator(data, length, argument);
  return tensor;
}
#define TF_NewTensor CopyTensor
`,
} as const;
