"""Evaluates layers in PyTorch from their counterparts, in float64: outputs, gradients, statistics and central differences.

Reads a JSON list of cases `{expression, training, inputs, cotangent, state, learning, directions}` and writes
`{y, inputs, state, differences}` for each. Inputs, cotangent and outputs are NHWC; `state` lies as in PyTorch, in the module's order,
and `learning` says which of it has a gradient. The loss is Σ y·cotangent. A direction is a tensor for each input and each
learning part of the state, and its difference the loss's central difference along it, one tensor at a time.
"""

import json
import sys

import torch
from torch import nn

from torch_state import load, nchw, nhwc, received, told

STEP = 1e-6
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def evaluate(case):
    module = eval(case["expression"])
    if isinstance(module, nn.Module):
        module.train(case["training"])
    state = load(module, [received(part) for part in case["state"]])
    inputs = [received(one).requires_grad_() for one in case["inputs"]]
    cotangent = received(case["cotangent"])
    learning = inputs + [part for part, learns in zip(state, case["learning"]) if learns]

    def output():
        return nhwc(module(*map(nchw, inputs)))

    y = output()
    after = [told(part) for part in state]
    gradients = torch.autograd.grad((y * cotangent).sum(), learning)

    @torch.no_grad()
    def difference(part, direction):
        middle = part.detach().clone()
        sums = []
        for sign in (1, -1):
            part.copy_(middle + sign * STEP * direction)
            sums.append((output() * cotangent).sum().item())
        part.copy_(middle)
        return (sums[0] - sums[1]) / (2 * STEP)

    differences = [
        [difference(part, received(way)) for part, way in zip(learning, direction)] for direction in case["directions"]
    ]
    return {"y": told(y), "gradients": list(map(told, gradients)), "state": after, "differences": differences}


def evaluated(case):
    try:
        return evaluate(case)
    except Exception as error:
        raise RuntimeError(f"at {case['expression']}") from error


json.dump([evaluated(case) for case in json.load(sys.stdin)], sys.stdout)
