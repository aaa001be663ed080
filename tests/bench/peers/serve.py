"""Trains bench networks in Keras or PyTorch: serve.py keras|torch. A JSON request a line in, a JSON answer a line out.

{"ask": "ready"}                                        {"settings": [...]}
{"ask": "first", "network", "batchSize", "setting"}     {"seconds", "parameters"}: from the network to the end of its first step
{"ask": "train", "steps"}                               {"imagesPerSecond"}
{"ask": "memory"}                                       {"bytes"}: the most this process has held
{"ask": "build", "network"}                             {"seconds"}: to build the model alone
{"ask": "gemm"}                                         {"gflops"}

All train with Adam at 0.001 on random images.
"""

import importlib
import json
import resource
import sys
import time

import numpy as np

peer = importlib.import_module(f"{sys.argv[1]}_peer")
random = np.random.default_rng(1)


def data(request, steps):
    source = next(node for node in request["network"]["nodes"] if node["type"] == "Input")["params"]
    count = request["batchSize"] * steps
    x = random.random((count, source["height"], source["width"], source["channels"]), dtype=np.float32)
    return x, random.integers(0, 10, count, dtype=np.int32)


def peak_memory():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class Server:
    def ready(self, request):
        return {"settings": list(peer.SETTINGS)}

    def first(self, request):
        self.request = request
        images = data(request, 1)
        start = time.perf_counter()
        self.trainer = peer.Trainer(request["network"], request["batchSize"], request["setting"])
        self.trainer.train(*images)
        return {"seconds": time.perf_counter() - start, "parameters": self.trainer.parameters()}

    def train(self, request):
        images = data(self.request, request["steps"])
        return {"imagesPerSecond": self.request["batchSize"] / self.trainer.train(*images)}

    def memory(self, request):
        return {"bytes": peak_memory()}

    def build(self, request):
        start = time.perf_counter()
        peer.build(request["network"])
        return {"seconds": time.perf_counter() - start}

    def gemm(self, request):
        return {"gflops": peer.gemm()}


server = Server()
for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(getattr(server, request["ask"])(request)), flush=True)
