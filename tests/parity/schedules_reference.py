"""Learning rates by PyTorch's schedulers.

Reads from standard input a JSON list of `{ settings, epochs, updatesPerEpoch, losses }` (a loss an epoch) and prints, for each, the
rate of every update. The warm-up is LinearLR chained to the scheduler.
"""

import json
import sys

import torch
from torch.optim import lr_scheduler


def rates(settings, epochs, updatesPerEpoch, losses):
    updates = epochs * updatesPerEpoch
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], settings["learningRate"])
    each_update, each_epoch, on_loss = [], [], None
    match settings["schedule"]:
        case "step":
            each_epoch.append(lr_scheduler.StepLR(optimizer, settings["stepEvery"], settings["stepFactor"]))
        case "exponential":
            each_epoch.append(lr_scheduler.ExponentialLR(optimizer, settings["decayRate"]))
        case "cosine":
            each_update.append(lr_scheduler.CosineAnnealingLR(optimizer, updates, settings["minLearningRate"]))
        case "oneCycle":
            each_update.append(
                lr_scheduler.OneCycleLR(
                    optimizer, settings["learningRate"], updates, pct_start=settings["peakAt"], cycle_momentum=False
                )
            )
        case "reduceOnPlateau":
            on_loss = lr_scheduler.ReduceLROnPlateau(
                optimizer,
                factor=settings["stepFactor"],
                patience=settings["patience"],
                min_lr=settings["minLearningRate"],
            )
    # The warm-up's factor is of a scheduler of its own, so that it multiplies whatever the other says.
    warm_up = settings["warmUp"]
    share = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 1.0)
    warming = lr_scheduler.LinearLR(share, 1 / warm_up, 1, warm_up - 1) if warm_up > 1 else None
    seen = []
    for epoch in range(epochs):
        for _ in range(updatesPerEpoch):
            seen.append(optimizer.param_groups[0]["lr"] * share.param_groups[0]["lr"])
            optimizer.step()
            share.step()
            for scheduler in each_update:
                if len(seen) < updates:
                    scheduler.step()
            if warming:
                warming.step()
        for scheduler in each_epoch:
            scheduler.step()
        if on_loss:
            on_loss.step(losses[epoch])
    return seen


print(json.dumps([rates(**case) for case in json.load(sys.stdin)]))
