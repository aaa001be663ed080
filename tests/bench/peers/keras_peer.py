"""A bench network in Keras on TensorFlow."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
import time

import keras
import tensorflow
from keras import layers as L

# What a setting is called, and what `compile` is given.
SETTINGS = {"op by op": {"jit_compile": False}, "XLA": {"jit_compile": True}}


def padded(p):
    # "same" where Netloom pads both sides: equal shapes and cost, and no padding layer of its own, which would be slower.
    return "same" if p.get("padding") else "valid"


LAYERS = {
    "Conv": lambda p: L.Conv2D(
        p["filters"], p["kernel"], p.get("stride", 1), padding=padded(p), use_bias=p.get("bias", True)
    ),
    "DepthwiseConv": lambda p: L.DepthwiseConv2D(
        p["kernel"], p.get("stride", 1), padding=padded(p), use_bias=p.get("bias", True)
    ),
    "MaxPool": lambda p: L.MaxPooling2D(p["kernel"], p.get("stride"), padding=padded(p)),
    "BatchNorm": lambda p: L.BatchNormalization(momentum=0.9, epsilon=1e-5),
    "ReLU": lambda p: L.ReLU(),
    "Add": lambda p: L.Add(),
    "GlobalAveragePool": lambda p: L.GlobalAveragePooling2D(),
}


def build(network):
    """The model, ending in logits."""
    sources = {}
    for edge in network["edges"]:
        sources.setdefault(edge["target"], []).append(edge["source"])
    made = {}
    for node in network["nodes"]:
        p = node["params"]
        given = [made[source] for source in sources.get(node["id"], [])]
        x = given[0] if len(given) == 1 else given
        if node["type"] == "Input":
            first = made[node["id"]] = keras.Input((p["height"], p["width"], p["channels"]))
        elif node["type"] == "FC":
            made[node["id"]] = L.Dense(p["units"])(x if len(x.shape) == 2 else L.Flatten()(x))
        elif node["type"] == "Softmax":
            return keras.Model(first, x)
        else:
            made[node["id"]] = LAYERS[node["type"]](p)(x)


class Clock(keras.callbacks.Callback):
    """When each step ended."""

    async_safe = True

    def __init__(self):
        super().__init__()
        self.ends = []

    def on_train_batch_end(self, batch, logs=None):
        self.ends.append(time.perf_counter())


class Trainer:
    def __init__(self, network, batch_size, setting):
        self.batch_size = batch_size
        self.model = build(network)
        self.model.compile(
            optimizer=keras.optimizers.Adam(0.001),
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            metrics=["accuracy"],
            **SETTINGS[setting],
        )

    def parameters(self):
        return self.model.count_params()

    def train(self, x, y):
        """Seconds a step, what `fit` spends before its first step not counted."""
        clock = Clock()
        self.model.fit(x, y, batch_size=self.batch_size, epochs=1, verbose=0, callbacks=[clock])
        return (clock.ends[-1] - clock.ends[0]) / max(1, len(clock.ends) - 1)
