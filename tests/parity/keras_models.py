"""Builds models in Keras from the layers' counterparts, runs each once and says its shapes and counts.

Reads a JSON list of models, each a list of layers `{id, sources, expression, shape}`, and writes what `reference-models.ts`
calls a ReferenceModel for each. Where there is no expression, the model goes on with an input of that shape.
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers  # noqa: F401: a word of the expressions

BATCH = 2


def count(weights):
    return sum(weight.shape.num_elements() for weight in weights)


def counts(layer):
    """Of a layer or a model; a function of tensors has none. A random number generator's state is no weight, to Keras either."""
    if not isinstance(layer, keras.Layer):
        return {"parameters": 0, "trainableParameters": 0}
    return {"parameters": count(layer.weights), "trainableParameters": count(layer.trainable_weights)}


def add(node, tensors):
    """Puts a layer behind its sources; an input is a tensor already and has no weights."""
    made = eval(node["expression"])
    if not node["sources"]:
        return made, {"parameters": 0, "trainableParameters": 0}
    sources = [tensors[source] for source in node["sources"]]
    return made(sources[0] if len(sources) == 1 else sources), counts(made)


def shape_of(tensor):
    batch, *shape = tensor.shape
    assert batch == BATCH
    return shape


def build(wanted):
    tensors, inputs, counted = {}, [], {}
    for node in wanted:
        name = node["id"]
        try:
            if node["expression"] is None:
                tensors[name] = keras.Input(node["shape"])
            else:
                tensors[name], counted[name] = add(node, tensors)
        except Exception as error:
            raise RuntimeError(f"at {node}") from error
        if node["expression"] is None or not node["sources"]:
            inputs.append(tensors[name])
    model = keras.Model(inputs, list(tensors.values()))
    outputs = model([np.zeros((BATCH, *tensor.shape[1:]), "float32") for tensor in inputs])
    shapes = dict(zip(tensors, map(shape_of, outputs)))
    found = [{"id": name, "outputShape": shapes[name], **own} for name, own in counted.items()]
    return {"layers": found, "totals": counts(model)}


json.dump([build(wanted) for wanted in json.load(sys.stdin)], sys.stdout)
