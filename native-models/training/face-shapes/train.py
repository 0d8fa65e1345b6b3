"""python3 train.py

Trains the student on the labelled synthetic faces and leaves it in `.cache/face-shapes/net.pt`.
"""

import time

import numpy as np
import torch
from net import CACHE, Net, from_teacher, shape_names
from points import net_input

SEED = 1
EPOCHS = 40
BATCH = 512
HELD_OUT = 0.05
# Landmarks tremble from picture to picture: deviation of each coordinate, in rms face sizes.
NOISE = 0.006

# Shapes that the teacher hardly ever sees: the weight that made the synthetic face counts as much as its word.
KNOWN_SHARE = {
    "cheekPuff": 1.0,
    "cheekSquintLeft": 0.8,
    "cheekSquintRight": 0.8,
    "noseSneerLeft": 0.8,
    "noseSneerRight": 0.8,
    "eyeWideLeft": 0.5,
    "eyeWideRight": 0.5,
}

# What a viewer reads first in a face counts double.
FIRST_READ = ("eyeBlink", "jawOpen", "mouthSmile", "mouthPucker")


def targets() -> np.ndarray:
    labels = np.fromfile(CACHE / "labels.f32", np.float32).reshape(-1, 52)
    known = np.load(CACHE / "known.npy")
    wanted = from_teacher(labels)
    for number, name in enumerate(shape_names()):
        share = KNOWN_SHARE.get(name, 0.0)
        wanted[:, number] = (1 - share) * wanted[:, number] + share * known[:, number]
    return wanted


def main() -> None:
    torch.manual_seed(SEED)
    # One thread: two wait for each other on a busy machine, and are hardly faster on an idle one.
    torch.set_num_threads(1)
    inputs, wanted = net_input(np.load(CACHE / "points.npy")), targets()
    held = int(len(inputs) * HELD_OUT)
    net = Net(inputs.mean(0), 1 / (inputs.std(0) + 0.01))
    with torch.no_grad():
        usual = torch.tensor(wanted.mean(0)).clamp(1e-3, 0.999)
        net.layers[-1].bias.copy_(torch.log(usual / (1 - usual)))
    train_in, train_out = torch.tensor(inputs[held:]), torch.tensor(wanted[held:])
    # Rarely active shapes would drown in the mean: every shape counts by its own spread.
    emphasis = 1 / (train_out.std(0) + 0.05)
    emphasis *= torch.tensor([2.0 if name.startswith(FIRST_READ) else 1.0 for name in shape_names()])
    steps = EPOCHS * (len(train_in) // BATCH)
    optimiser = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=2e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    start = time.time()
    for step in range(steps):
        rows = torch.randint(0, len(train_in), (BATCH,))
        strength = torch.rand(BATCH, 1) * 2 * NOISE
        guess = net(train_in[rows] + strength * torch.randn(BATCH, train_in.shape[1]))
        error = guess - train_out[rows]
        # The cross entropy keeps an output that has fallen to 0 or 1 from staying there.
        entropy = torch.nn.functional.binary_cross_entropy(guess, train_out[rows].clamp(0, 1), reduction="none")
        loss = (emphasis * (error.square() + 0.05 * error.abs() + 0.02 * entropy)).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % (steps // 8) == 0:
            print(f"{time.time() - start:4.0f} s  step {step} of {steps}  loss {loss.item():.4f}", flush=True)
    net.eval()
    torch.save(net.state_dict(), CACHE / "net.pt")
    with torch.no_grad():
        guessed = net(torch.tensor(inputs[:held])).numpy()
    spread = wanted[:held].std(0)
    active = [k for k in range(52) if spread[k] > 0.03]
    correlations = [np.corrcoef(guessed[:, k], wanted[:held, k])[0, 1] for k in active]
    print(f"held-out synthetic: MAE {np.abs(guessed - wanted[:held]).mean():.4f}, "
          f"correlation median {np.median(correlations):.3f} over {len(active)} shapes")
    names = shape_names()
    print("quiet (deviation below 0.03):", " ".join(names[k] for k in range(52) if k not in active))
    print("weakest:", " ".join(f"{names[active[i]]} {correlations[i]:.2f}" for i in np.argsort(correlations)[:12]))


if __name__ == "__main__":
    main()
