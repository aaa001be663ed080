"""Trains the bench networks in Keras or PyTorch. Usage: peer.py keras|torch; a JSON request a line in, a JSON answer a line out.

Request: {"layers": [...], "input": [h, w, c], "batchSize": n, "steps": n}. Answer: {"imagesPerSecond": x}.
Both train with Adam at 0.001 on the same kind of random data; the first pass warms up and is not counted.
"""

import json
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
import numpy as np


def keras_trainer(request):
    import keras
    from keras import layers as L

    made = [keras.Input(tuple(request["input"]))]
    for layer in request["layers"]:
        p = layer.get("params", {})
        made.append({
            "Conv": lambda: L.Conv2D(p["filters"], p["kernel"], padding="same" if p["padding"] else "valid"),
            "ReLU": lambda: L.ReLU(),
            "MaxPool": lambda: L.MaxPooling2D(p["kernel"]),
            "BatchNorm": lambda: L.BatchNormalization(momentum=0.9, epsilon=1e-5),
            "GlobalAveragePool": lambda: L.GlobalAveragePooling2D(),
            "FC": lambda: keras.Sequential([L.Flatten(), L.Dense(p["units"])]),
            "Softmax": lambda: None,
        }[layer["type"]]())
    model = keras.Sequential([layer for layer in made if layer is not None])
    model.compile(
        optimizer=keras.optimizers.Adam(0.001),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )

    def train(x, y):
        model.fit(x, y, batch_size=request["batchSize"], epochs=1, verbose=0)

    return train


def torch_trainer(request):
    import torch
    from torch import nn

    modules = []
    for layer in request["layers"]:
        p = layer.get("params", {})
        modules += {
            "Conv": lambda: [nn.LazyConv2d(p["filters"], p["kernel"], padding=p["padding"])],
            "ReLU": lambda: [nn.ReLU()],
            "MaxPool": lambda: [nn.MaxPool2d(p["kernel"])],
            "BatchNorm": lambda: [nn.LazyBatchNorm2d()],
            "GlobalAveragePool": lambda: [nn.AdaptiveAvgPool2d(1)],
            "FC": lambda: [nn.Flatten(), nn.LazyLinear(p["units"])],
            "Softmax": lambda: [],
        }[layer["type"]]()
    model = nn.Sequential(*modules)
    h, w, c = request["input"]
    model(torch.zeros(2, c, h, w))
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), 0.001)
    criterion = nn.CrossEntropyLoss()
    size = request["batchSize"]

    def train(x, y):
        x = torch.from_numpy(np.ascontiguousarray(x.transpose(0, 3, 1, 2)))
        y = torch.from_numpy(y).long()
        order = torch.randperm(len(x))
        for start in range(0, len(x), size):
            batch = order[start : start + size]
            optimizer.zero_grad()
            loss = criterion(model(x[batch]), y[batch])
            loss.backward()
            optimizer.step()
            loss.item()

    return train


def main():
    make = {"keras": keras_trainer, "torch": torch_trainer}[sys.argv[1]]
    trainers = {}
    random = np.random.default_rng(1)
    for line in sys.stdin:
        request = json.loads(line)
        key = json.dumps([request["layers"], request["input"], request["batchSize"]])
        size = request["batchSize"]
        make_data = lambda steps: (
            random.random((size * steps, *request["input"]), dtype=np.float32),
            random.integers(0, 10, size * steps, dtype=np.int32),
        )
        if key not in trainers:
            trainers[key] = make(request)
            trainers[key](*make_data(5))
        x, y = make_data(request["steps"])
        trainers[key](*make_data(3))
        start = time.perf_counter()
        trainers[key](x, y)
        print(json.dumps({"imagesPerSecond": len(x) / (time.perf_counter() - start)}), flush=True)


main()
