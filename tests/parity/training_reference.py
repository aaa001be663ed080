"""Trains Netloom networks with PyTorch, step by step, from given weights and batches.

Usage: training_reference.py FOLDER…; each holds `case.json` (network, settings, the layers as PyTorch has them, the weights' names and
shapes) and `case.bin` (float32 values: weights, then x and y of each batch, then those of the test). Writes `result.json` (the
losses and penalties, the layers' statistics at each update, and the accuracy in the test) and `result.bin` (the weights
afterwards, in the same order). Images are NHWC and weights lie as in PyTorch; the layers are made from their counterparts.
"""

import json
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from torch_state import load, nchw, state_of


def module_of(layer, given):
    """A layer with its weights, which learn unless it is frozen; its statistics then stay as well."""
    module = eval(layer["expression"])
    load(module, given)
    if isinstance(module, nn.Module):
        module.train(not layer["frozen"]).requires_grad_(not layer["frozen"])
    return module


def gives_logits(layer, settings):
    """The loss takes what such a last layer is given."""
    return layer["type"] == "Softmax" or (layer["type"] == "Sigmoid" and settings["loss"] == "binaryCrossEntropy")


def scores_of(case, modules, x, results=None):
    """Of a batch, NCHW; `results` collects what flows out of each layer. Layers are in topological order."""
    results = {} if results is None else results
    last = case["layers"][-1]
    for layer in case["layers"]:
        inputs = [results[source] for source in layer["sources"]] or [x]
        if layer["stopGradient"]:
            inputs = [value.detach() for value in inputs]
        bare = layer is last and gives_logits(layer, case["settings"])
        results[layer["id"]] = inputs[0] if bare else modules[layer["id"]](*inputs)
    return results[last["id"]].flatten(1)


def loss_sum(network, scores, y, settings):
    """Σ Lᵢ over the batch."""
    classes = scores.shape[1]
    name = "crossEntropy" if network["nodes"][-1]["type"] == "Softmax" else settings["loss"]
    match name:
        case "crossEntropy":
            return F.cross_entropy(scores, y, reduction="sum", label_smoothing=settings["labelSmoothing"])
        case "hinge":
            # PyTorch divides by the number of classes.
            return F.multi_margin_loss(scores, y, reduction="sum") * classes
        case "meanSquaredError":
            return F.mse_loss(scores, F.one_hot(y, classes).float(), reduction="sum") / classes
        case "binaryCrossEntropy":
            targets = y.float()[:, None] if classes == 1 else F.one_hot(y, classes).float()
            return F.binary_cross_entropy_with_logits(scores, targets, reduction="sum") / classes


def penalty_of(case, learnt):
    total, nodes, settings = torch.zeros(()), {node["id"]: node for node in case["network"]["nodes"]}, case["settings"]
    for weight in case["weights"]:
        if weight["decay"] and weight["name"] in learnt:
            node, w = nodes[weight["node"]], learnt[weight["name"]]
            l1, l2 = node.get("l1", settings["l1"]), node.get("l2", settings["l2"])
            total = total + l1 * w.abs().sum() + l2 * (w**2).sum()
    return total


class RmsProp(torch.optim.Optimizer):
    """Keras' and TensorFlow's: ε within the root, g/√(s + ε); `torch.optim.RMSprop` has it outside, g/(√s + ε)."""

    def __init__(self, groups, rho, epsilon):
        super().__init__(groups, {"rho": rho, "epsilon": epsilon})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for w in group["params"]:
                gradient = w.grad + group["weight_decay"] * w
                square = self.state[w].get("square", torch.zeros_like(w))
                square = group["rho"] * square + (1 - group["rho"]) * gradient**2
                self.state[w]["square"] = square
                w -= group["lr"] * gradient / (square + group["epsilon"]).sqrt()


def make_optimizer(case, learnt):
    settings = case["settings"]
    multipliers = {node["id"]: node.get("lrMult", 1) for node in case["network"]["nodes"]}
    name, rate, momentum = settings["optimizer"], settings["learningRate"], settings["momentum"]
    decay = settings.get("weightDecay", 0.01 if name == "adamw" else 0)
    groups = [
        {
            "params": [learnt[weight["name"]]],
            "lr": rate * multipliers[weight["node"]],
            "weight_decay": decay if weight["decay"] else 0,
        }
        for weight in case["weights"]
        if weight["name"] in learnt
    ]
    betas, epsilon, rho = (settings["beta1"], settings["beta2"]), settings["epsilon"], settings["rho"]
    match name:
        case "sgd":
            return torch.optim.SGD(groups, rate)
        case "momentum":
            return torch.optim.SGD(groups, rate, momentum=momentum)
        case "nesterov":
            return torch.optim.SGD(groups, rate, momentum=momentum, nesterov=True)
        case "rmsprop":
            return RmsProp(groups, rho, epsilon)
        case "adam":
            return torch.optim.Adam(groups, rate, betas, epsilon)
        case "adamw":
            return torch.optim.AdamW(groups, rate, betas, epsilon)
        case "adagrad":
            return torch.optim.Adagrad(groups, rate, eps=epsilon)
        case "adadelta":
            return torch.optim.Adadelta(groups, rate, rho=rho, eps=epsilon)


RANGES = {"Sigmoid": (0, 1), "Tanh": (-1, 1)}


def norm(tensors):
    return float(np.sqrt(sum(np.sum(t.detach().double().numpy() ** 2) for t in tensors))) if tensors else None


def statistics_of(network, outputs, before, gradients, after):
    """Of every layer, in double precision, with numpy's own formulas."""
    layers = []
    for node in network["nodes"]:
        output = outputs[node["id"]].detach().double()
        output = (output.softmax(1) if node["type"] == "Softmax" else output).numpy()
        own = lambda tensors: {k: t for k, t in tensors.items() if k.rsplit("/", 1)[0] == node["id"]}
        learnt = own(gradients)
        ends = RANGES.get(node["type"])
        layers.append({
            "id": node["id"],
            "weightNorm": norm(list(own(before).values())),
            "gradientNorm": norm(list(learnt.values())),
            "updateNorm": norm([after[k].detach().double() - before[k].double() for k in learnt]),
            "mean": float(np.mean(output)),
            "deviation": float(np.std(output)),
            "zeros": float(np.mean(output == 0)),
            "saturation": ends and float(np.mean((output <= ends[0] + 0.01) | (output >= ends[1] - 0.01))),
        })
    return layers


def train(folder):
    case = json.loads((folder / "case.json").read_text())
    network, settings = case["network"], case["settings"]
    values = np.fromfile(folder / "case.bin", dtype="<f4")
    offset = 0

    def take(shape):
        nonlocal offset
        count = int(np.prod(shape))
        part = values[offset : offset + count].reshape(shape)
        offset += count
        return torch.from_numpy(part.copy())

    def take_batch(size):
        return nchw(take([size, *case["inputShape"]])).contiguous(), take([size]).long()

    given = {weight["name"]: take(weight["shape"]) for weight in case["weights"]}
    named = {layer["id"]: [w["name"] for w in case["weights"] if w["node"] == layer["id"]] for layer in case["layers"]}
    modules = {
        layer["id"]: module_of(layer, [given[name] for name in named[layer["id"]]]) for layer in case["layers"]
    }
    weights = {name: w for node, names in named.items() for name, w in zip(names, state_of(modules[node]))}
    learnt = {name: w for name, w in weights.items() if w.requires_grad}
    optimizer = make_optimizer(case, learnt)
    losses, penalties, statistics = [], [], []
    sizes, group = case["batches"], settings["accumulate"]
    for start in range(0, len(sizes), group):
        optimizer.zero_grad()
        members = sizes[start : start + group]
        penalty = penalty_of(case, learnt)
        for size in members:
            x, y = take_batch(size)
            outputs = {}
            loss = loss_sum(network, scores_of(case, modules, x, outputs), y, settings)
            (loss / sum(members)).backward()
            losses.append(loss.item() / size + penalty.item())
            penalties.append(penalty.item())
        if penalty.requires_grad:
            penalty.backward()
        before = {name: w.detach().clone() for name, w in weights.items() if isinstance(w, nn.Parameter)}
        gradients = {name: w.grad.clone() for name, w in learnt.items() if w.grad is not None}
        # PyTorch skips what has no gradient, as what lies behind a stopped one; it must not decay either.
        if "clipValue" in settings:
            torch.nn.utils.clip_grad_value_(learnt.values(), settings["clipValue"])
        if "clipNorm" in settings:
            torch.nn.utils.clip_grad_norm_(learnt.values(), settings["clipNorm"])
        optimizer.step()
        statistics.append(statistics_of(network, outputs, before, gradients, weights))

    accuracy = None
    if case["test"]:
        x, y = take_batch(case["test"])
        for module in modules.values():
            if isinstance(module, nn.Module):
                module.eval()
        with torch.no_grad():
            accuracy = (scores_of(case, modules, x).argmax(1) == y).float().mean().item()

    result = {"losses": losses, "penalties": penalties, "statistics": statistics, "accuracy": accuracy}
    (folder / "result.json").write_text(json.dumps(result))
    flat = [weights[weight["name"]].detach().numpy().ravel() for weight in case["weights"]]
    np.concatenate(flat).astype("<f4").tofile(folder / "result.bin")


torch.manual_seed(0)
# The models are so small that threads would only wait for each other.
torch.set_num_threads(1)
for path in sys.argv[1:]:
    train(pathlib.Path(path))
