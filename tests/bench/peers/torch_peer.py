"""A bench network in PyTorch."""

import time

import numpy as np
import torch
from torch import nn

SETTINGS = {"channels first": torch.contiguous_format, "channels last": torch.channels_last}


def layer(kind, p, shape):
    """A module for an input of `[channels, height, width]` or `[features]`."""
    if kind in ("Conv", "DepthwiseConv"):
        depthwise = kind == "DepthwiseConv"
        return nn.Conv2d(
            shape[0],
            shape[0] if depthwise else p["filters"],
            p["kernel"],
            p.get("stride", 1),
            p.get("padding", 0),
            groups=shape[0] if depthwise else 1,
            bias=p.get("bias", True),
        )
    if kind == "MaxPool":
        return nn.MaxPool2d(p["kernel"], p.get("stride"), p.get("padding", 0))
    if kind == "FC":
        return nn.Sequential(nn.Flatten(), nn.Linear(int(np.prod(shape)), p["units"]))
    return {
        "BatchNorm": lambda: nn.BatchNorm2d(shape[0], eps=1e-5, momentum=0.1),
        "ReLU": lambda: nn.ReLU(inplace=True),
        "GlobalAveragePool": lambda: nn.AdaptiveAvgPool2d(1),
    }[kind]()


class Net(nn.Module):
    def __init__(self, network):
        super().__init__()
        sources = {}
        for edge in network["edges"]:
            sources.setdefault(edge["target"], []).append(edge["source"])
        self.steps = []
        values = {}
        for node in network["nodes"]:
            name, kind, p = node["id"], node["type"], node["params"]
            given = sources.get(name, [])
            if kind == "Input":
                values[name] = torch.zeros(2, p["channels"], p["height"], p["width"])
                self.first = name
            elif kind == "Softmax":
                self.last = given[0]
            elif kind == "Add":
                self.steps.append((name, None, given))
                values[name] = values[given[0]] + values[given[1]]
            else:
                module = layer(kind, p, values[given[0]].shape[1:])
                self.add_module(name, module)
                self.steps.append((name, module, given))
                with torch.no_grad():
                    values[name] = module(values[given[0]].clone())

    def forward(self, x):
        values = {self.first: x}
        for name, module, given in self.steps:
            if module is None:
                values[name] = values[given[0]] + values[given[1]]
            else:
                values[name] = module(values[given[0]])
        return values[self.last]


class Trainer:
    def __init__(self, network, batch_size, setting):
        self.batch_size = batch_size
        self.format = SETTINGS[setting]
        self.model = Net(network).to(memory_format=self.format).train()
        self.optimizer = torch.optim.Adam(self.model.parameters(), 0.001, fused=True)
        self.criterion = nn.CrossEntropyLoss()

    def parameters(self):
        """Moving statistics too, as Netloom and Keras count."""
        state = self.model.state_dict()
        return sum(value.numel() for name, value in state.items() if not name.endswith("num_batches_tracked"))

    def train(self, x, y):
        """Seconds a step."""
        x = torch.from_numpy(x.transpose(0, 3, 1, 2)).contiguous(memory_format=self.format)
        y = torch.from_numpy(y).long()
        order = torch.randperm(len(x))
        start = time.perf_counter()
        for i in range(0, len(x), self.batch_size):
            batch = order[i : i + self.batch_size]
            self.optimizer.zero_grad()
            loss = self.criterion(self.model(x[batch].contiguous(memory_format=self.format)), y[batch])
            loss.backward()
            self.optimizer.step()
            loss.item()
        return (time.perf_counter() - start) * self.batch_size / len(x)


def gemm():
    """The most GFLOP/s of a product of two 2048 × 2048 matrices of float32, by NumPy's library and PyTorch's."""
    a, b = np.random.default_rng(1).random((2, 2048, 2048), dtype=np.float32)
    pairs = [(a, b), (torch.from_numpy(a), torch.from_numpy(b))]
    best = 0
    for _ in range(4):
        for left, right in pairs:
            start = time.perf_counter()
            left @ right
            best = max(best, 2 * 2048**3 / (time.perf_counter() - start) / 1e9)
    return best
