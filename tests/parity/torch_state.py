"""A PyTorch module's weights as Netloom counts them, and tensors on their way: float32 here, float64 back."""

import base64

import numpy as np
import torch
from torch import nn


def state_of(module):
    """In the module's own order; how many batches normalisation has seen is no weight. A function has none."""
    if not isinstance(module, nn.Module):
        return []
    state = module.state_dict(keep_vars=True)
    return [value for name, value in state.items() if not name.endswith("num_batches_tracked")]


@torch.no_grad()
def load(module, given):
    """Gives a module its weights, which lie as PyTorch's; returns its own tensors."""
    own = state_of(module)
    assert [value.shape for value in own] == [value.shape for value in given], "the weights have other shapes"
    for value, wanted in zip(own, given):
        value.copy_(wanted)
    return own


def nchw(value):
    return value.permute(0, 3, 1, 2) if value.dim() == 4 else value


def nhwc(value):
    return value.permute(0, 2, 3, 1) if value.dim() == 4 else value


def received(sent):
    values = np.frombuffer(base64.b64decode(sent["data"]), "<f4").astype("<f8")
    return torch.from_numpy(values.reshape(sent["shape"]))


def told(value):
    values = value.detach().numpy().astype("<f8")
    return {"shape": list(values.shape), "data": base64.b64encode(values.tobytes()).decode()}
