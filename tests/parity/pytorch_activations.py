"""Runs networks in PyTorch at inference, built from the layers' counterparts, in float64, and gives every layer's output.

Reads a JSON list of `{layers, image}`; a layer is `{id, sources, expression, state}`, the network's Input without an expression.
Writes a list of `{id: output}` for each. Images and outputs are NHWC; `state` lies as in PyTorch, in the module's order.
"""

import json
import sys

import torch
from torch import nn

from torch_state import load, nchw, nhwc, received, told

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def outputs(network):
    values = {}
    for layer in network["layers"]:
        if layer["expression"] is None:
            values[layer["id"]] = nchw(received(network["image"]))
            continue
        module = eval(layer["expression"])
        if isinstance(module, nn.Module):
            module.eval()
        load(module, [received(part) for part in layer["state"]])
        values[layer["id"]] = module(*(values[source] for source in layer["sources"]))
    return {id: told(nhwc(value)) for id, value in values.items()}


with torch.inference_mode():
    json.dump([outputs(network) for network in json.load(sys.stdin)], sys.stdout)
