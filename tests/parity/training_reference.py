"""Trains a Netloom network with PyTorch, step by step, from given weights and batches.

Usage: training_reference.py FOLDER, which holds `case.json` (network, settings, the tensors' names and shapes) and `case.bin`
(their float32 values, in that order: weights, then x and y of each batch, then those of the test). Writes `result.json` (the
losses, and the accuracy in the test) and `result.bin` (the weights afterwards, in the same order). Images and flattening are
NHWC, as in Netloom.
"""

import json
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

folder = pathlib.Path(sys.argv[1])
case = json.loads((folder / "case.json").read_text())
network, settings = case["network"], case["settings"]
torch.manual_seed(0)

values = np.fromfile(folder / "case.bin", dtype="<f4")
offset = 0


def take(shape):
    global offset
    count = int(np.prod(shape))
    part = values[offset : offset + count].reshape(shape)
    offset += count
    return torch.from_numpy(part.copy())


def to_torch(tensor):
    """HWIO kernels become OIHW; everything else keeps its order."""
    return tensor.permute(3, 2, 0, 1).contiguous() if tensor.dim() == 4 else tensor


def from_torch(tensor):
    return tensor.permute(2, 3, 1, 0) if tensor.dim() == 4 else tensor


weights = {w["name"]: to_torch(take(w["shape"])) for w in case["weights"]}
learnt = {name: w.requires_grad_() for name, w in weights.items() if "/moving" not in name}


def layer(node, inputs):
    params, x = node.get("params", {}), inputs[0] if inputs else None
    weight = lambda name: weights[f"{node['id']}/{name}"]
    match node["type"]:
        case "Conv":
            bias = weight("bias") if params.get("bias", True) else None
            return F.conv2d(x, weight("kernel"), bias, params.get("stride", 1), params.get("padding", 0))
        case "FC":
            flat = x.permute(0, 2, 3, 1).flatten(1) if x.dim() == 4 else x
            return flat @ weight("kernel") + weight("bias")
        case "MaxPool":
            return F.max_pool2d(x, params["kernel"], params.get("stride", params["kernel"]), params.get("padding", 0))
        case "AveragePool":
            return F.avg_pool2d(x, params["kernel"], params.get("stride", params["kernel"]))
        case "GlobalAveragePool":
            return x.mean((2, 3))
        case "BatchNorm":
            mean, variance = weight("movingMean"), weight("movingVariance")
            momentum, epsilon = params.get("momentum", 0.9), params.get("epsilon", 1e-5)
            return F.batch_norm(x, mean, variance, weight("gamma"), weight("beta"), True, 1 - momentum, epsilon)
        case "ReLU":
            return F.relu(x)
        case "Add":
            return sum(inputs)
        case "Softmax":
            return x
        case other:
            raise ValueError(f"no counterpart of {other} here")


def logits(x):
    results, last = {}, None
    for node in network["nodes"]:
        sources = [edge["source"] for edge in network["edges"] if edge["target"] == node["id"]]
        last = x if node["type"] == "Input" else layer(node, [results[source] for source in sources])
        results[node["id"]] = last
    return last


rate, momentum = settings["learningRate"], settings["momentum"]
optimizer = {
    "sgd": lambda w: torch.optim.SGD(w, rate),
    "momentum": lambda w: torch.optim.SGD(w, rate, momentum=momentum),
    "nesterov": lambda w: torch.optim.SGD(w, rate, momentum=momentum, nesterov=True),
    "adam": lambda w: torch.optim.Adam(w, rate, (settings["beta1"], settings["beta2"]), settings["epsilon"]),
}[settings["optimizer"]](learnt.values())



def take_batch(size):
    x = take([size, *case["inputShape"]]).permute(0, 3, 1, 2).contiguous()
    return x, take([size]).long()


losses = []
for size in case["batches"]:
    x, y = take_batch(size)
    loss = F.cross_entropy(logits(x), y)
    loss = loss + settings["l2"] * sum((w**2).sum() for name, w in learnt.items() if name.endswith("/kernel"))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())

accuracy = None
if case["test"]:
    x, y = take_batch(case["test"])
    with torch.no_grad():
        accuracy = (logits(x).argmax(1) == y).float().mean().item()

(folder / "result.json").write_text(json.dumps({"losses": losses, "accuracy": accuracy}))
np.concatenate([from_torch(w.detach()).numpy().ravel() for w in weights.values()]).astype("<f4").tofile(folder / "result.bin")
