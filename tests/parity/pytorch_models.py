"""Builds models in PyTorch from the layers' counterparts, runs each once and says its shapes and counts.

Reads a JSON list of models, each a list of layers `{id, sources, expression, shape}`, and writes what `reference-models.ts`
calls a ReferenceModel for each. Where there is no expression, the model goes on with a tensor of that shape.
"""

import json
import sys

import torch
from torch import nn

BATCH = 2
# The models are so small that threads would only wait for each other.
torch.set_num_threads(1)


def counts(module):
    """Buffers are weights that do not learn, but for the number of batches that normalisation has seen."""
    if not isinstance(module, nn.Module):
        return {"parameters": 0, "trainableParameters": 0}
    learnt = sum(weight.numel() for weight in module.parameters() if weight.requires_grad)
    fixed = sum(weight.numel() for weight in module.parameters() if not weight.requires_grad)
    kept = sum(b.numel() for name, b in module.named_buffers() if not name.endswith("num_batches_tracked"))
    return {"parameters": learnt + fixed + kept, "trainableParameters": learnt}


def images(shape):
    """A batch in PyTorch's order, channels before height and width."""
    return torch.zeros(BATCH, *(shape[-1:] + shape[:-1]))


def shape_of(tensor):
    batch, *shape = tensor.shape
    assert batch == BATCH
    return shape[1:] + shape[:1]


def build(wanted):
    tensors, modules, found = {}, nn.ModuleList(), []
    for node in wanted:
        if node["expression"] is None:
            tensors[node["id"]] = images(node["shape"])
            continue
        try:
            made = eval(node["expression"])
            if isinstance(made, nn.Module):
                modules.append(made.eval())
            sources = [tensors[source] for source in node["sources"]] or [images(node["shape"])]
            tensors[node["id"]] = made(*sources)
        except Exception as error:
            raise RuntimeError(f"at {node}") from error
        found.append({"id": node["id"], "outputShape": shape_of(tensors[node["id"]]), **counts(made)})
    return {"layers": found, "totals": counts(modules)}


with torch.inference_mode():
    json.dump([build(wanted) for wanted in json.load(sys.stdin)], sys.stdout)
