"""Trains Netloom networks with PyTorch, step by step, from given weights and batches.

Usage: training_reference.py FOLDER…; each holds `case.json` (network, settings, the tensors' names and shapes) and `case.bin`
(their float32 values, in that order: weights, then x and y of each batch, then those of the test). Writes `result.json` (the
losses and penalties, the layers' statistics at each update, and the accuracy in the test) and `result.bin` (the weights afterwards, in the same order). Images and
flattening are NHWC, as in Netloom.
"""

import json
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F


def to_torch(tensor):
    """HWIO kernels become OIHW; everything else keeps its order."""
    return tensor.permute(3, 2, 0, 1).contiguous() if tensor.dim() == 4 else tensor


def from_torch(tensor):
    return tensor.permute(2, 3, 1, 0) if tensor.dim() == 4 else tensor


def layer(node, inputs, weights, settings):
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
            learning = node.get("lrMult", 1) > 0
            return F.batch_norm(x, mean, variance, weight("gamma"), weight("beta"), learning, 1 - momentum, epsilon)
        case "ReLU":
            return F.relu(x)
        case "Tanh":
            return torch.tanh(x)
        case "Add":
            return sum(inputs)
        case "Softmax":
            return x
        case "Sigmoid":
            # The loss takes the logits.
            return x if settings["loss"] == "binaryCrossEntropy" else torch.sigmoid(x)
        case other:
            raise ValueError(f"no counterpart of {other} here")


def scores_of(network, x, weights, settings, results=None):
    results, last = {} if results is None else results, None
    for node in network["nodes"]:
        sources = [edge["source"] for edge in network["edges"] if edge["target"] == node["id"]]
        inputs = [results[source] for source in sources]
        if node.get("stopGradient"):
            inputs = [value.detach() for value in inputs]
        last = x if node["type"] == "Input" else layer(node, inputs, weights, settings)
        results[node["id"]] = last
    return last


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


def penalty_of(network, learnt, settings):
    total = torch.zeros(())
    for node in network["nodes"]:
        kernel = learnt.get(f"{node['id']}/kernel")
        if kernel is not None:
            l1, l2 = node.get("l1", settings["l1"]), node.get("l2", settings["l2"])
            total = total + l1 * kernel.abs().sum() + l2 * (kernel**2).sum()
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


def make_optimizer(network, learnt, settings):
    multipliers = {node["id"]: node.get("lrMult", 1) for node in network["nodes"]}
    name, rate, momentum = settings["optimizer"], settings["learningRate"], settings["momentum"]
    decay = settings.get("weightDecay", 0.01 if name == "adamw" else 0)
    groups = [
        {
            "params": [w],
            "lr": rate * multipliers[full.rsplit("/", 1)[0]],
            "weight_decay": decay if full.endswith("/kernel") else 0,
        }
        for full, w in learnt.items()
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
        x = take([size, *case["inputShape"]]).permute(0, 3, 1, 2).contiguous()
        return x, take([size]).long()

    weights = {w["name"]: to_torch(take(w["shape"])) for w in case["weights"]}
    frozen = {node["id"] for node in network["nodes"] if node.get("lrMult") == 0}
    learnt = {
        name: w.requires_grad_()
        for name, w in weights.items()
        if "/moving" not in name and name.rsplit("/", 1)[0] not in frozen
    }
    optimizer = make_optimizer(network, learnt, settings)
    losses, penalties, statistics = [], [], []
    sizes, group = case["batches"], settings["accumulate"]
    for start in range(0, len(sizes), group):
        optimizer.zero_grad()
        members = sizes[start : start + group]
        penalty = penalty_of(network, learnt, settings)
        for size in members:
            x, y = take_batch(size)
            outputs = {}
            loss = loss_sum(network, scores_of(network, x, weights, settings, outputs), y, settings)
            (loss / sum(members)).backward()
            losses.append(loss.item() / size + penalty.item())
            penalties.append(penalty.item())
        if penalty.requires_grad:
            penalty.backward()
        before = {name: w.detach().clone() for name, w in weights.items() if "/moving" not in name}
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
        with torch.no_grad():
            accuracy = (scores_of(network, x, weights, settings).argmax(1) == y).float().mean().item()

    result = {"losses": losses, "penalties": penalties, "statistics": statistics, "accuracy": accuracy}
    (folder / "result.json").write_text(json.dumps(result))
    flat = [from_torch(w.detach()).numpy().ravel() for w in weights.values()]
    np.concatenate(flat).astype("<f4").tofile(folder / "result.bin")


torch.manual_seed(0)
for path in sys.argv[1:]:
    train(pathlib.Path(path))
