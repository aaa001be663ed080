"""Evaluates layers in Keras from their counterparts: outputs, gradients and statistics.

Reads a JSON list of cases `{expression, training, inputs, cotangent, state, learning}` and writes `{y, gradients, state}` for each. A
layer's weights are in its own order, which is Keras' too; where Keras has axes of length 1 more, it is given them. The loss is
Σ y·cotangent.
"""

import base64
import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf
from keras import layers  # noqa: F401: a word of the expressions


def tensor(sent):
    return np.frombuffer(base64.b64decode(sent["data"]), "<f4").reshape(sent["shape"])


def told(value):
    values = np.asarray(value, "<f8")
    return {"shape": list(values.shape), "data": base64.b64encode(values.tobytes()).decode()}


def weights_of(made):
    """In a layer's own order, statistics last; a random number generator's state is no weight."""
    return made.trainable_weights + made.non_trainable_weights if isinstance(made, keras.Layer) else []


def evaluate(case):
    made = eval(case["expression"])
    inputs = [tf.Variable(tensor(one)) for one in case["inputs"]]
    if keras.backend.is_keras_tensor(made):
        made = keras.Model(made, made)
    given = inputs[0] if len(inputs) == 1 else inputs
    # Weights are made at the first call.
    made(given)
    state = weights_of(made)
    for weight, value in zip(state, map(tensor, case["state"]), strict=True):
        weight.assign(value.reshape(weight.shape))
    learning = [weight for weight, learns in zip(state, case["learning"]) if learns]
    with tf.GradientTape() as tape:
        y = made(given, training=case["training"]) if isinstance(made, keras.Layer) else made(given)
        loss = tf.reduce_sum(y * tensor(case["cotangent"]))
    gradients = tape.gradient(loss, inputs + [weight.value for weight in learning])
    return {"y": told(y), "gradients": list(map(told, gradients)), "state": list(map(told, state))}


def evaluated(case):
    try:
        return evaluate(case)
    except Exception as error:
        raise RuntimeError(f"at {case['expression']}") from error


json.dump([evaluated(case) for case in json.load(sys.stdin)], sys.stdout)
