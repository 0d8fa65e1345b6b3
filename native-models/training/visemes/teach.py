"""Trains on .cache/visemes/lines.npz, in the time given: first two teachers that hear each sentence to its end, one on every
other line, one on the rest; each gives the lines that it never heard new times and soft targets; then the net, on both.
Usage: teach.py OUT.pt [--minutes 60] [--device cuda]. See recipe.sh."""

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from best_times import SHORTEST, best_times
from hearing import Hearing
from net import SPEAKS_FOR, Net, Teacher
from phones import PHONE_ID, PHONE_TO_VISEME, PHONES, VISEME_ID, VISEMES

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "visemes"
VISEME = torch.tensor([*PHONE_TO_VISEME, -1])
# Voices without words, of which the teachers alone say what they speak; voices whose words came without times.
WORDLESS = ("es-allison", "fr-june", "it-carlo", "ru-voice", "cries")
TIMELESS = ("stamps", "fish")
# What is left out of the loss at a batch's begin, where a net has heard nothing yet.
WARM = 20
# How much of a target is the teachers'; lines with less in common with what the teachers hear are misheard.
SOFT, ALIKE = 0.5, 0.4


def log(*words) -> None:
    print(time.strftime("%H:%M:%S"), *words, flush=True)


class Loss:
    """Rare visemes weigh more, closure more still."""

    def __init__(self, phones, device: str):
        count = torch.bincount(VISEME.to(device)[phones[phones >= 0]].clamp_min(0), minlength=len(VISEMES)).float()
        self.weight = (count.sum() / len(VISEMES) / count.clamp_min(1)) ** 0.25
        self.weight[VISEME_ID["PP"]] *= 1.3
        self.viseme, self.speaks_for = VISEME.to(device), SPEAKS_FOR.to(device)

    def __call__(self, answer, phones, soft=None):
        """`answer`: a net's logits; `phones` (batch, hops), -1 unknown; `soft`: the teachers' visemes and phones, or nothing."""
        v, p, a = (logits.float().flatten(0, 1) for logits in answer)
        phones = phones.flatten()
        visemes = self.viseme[phones]
        hard = cross_entropy(v, visemes, self.weight, ignore_index=-1, label_smoothing=0.05)
        hard = hard + 0.3 * cross_entropy(p, phones, ignore_index=-1, label_smoothing=0.05)
        known = (visemes >= 0).float()[:, None]
        hard = hard + 0.3 * binary_cross_entropy_with_logits(a, self.speaks_for.T[visemes], known.expand_as(a))
        if soft is None:
            return hard
        of_visemes, of_phones = (part.float().flatten(0, 1) for part in soft)
        taught = cross_entropy(v, of_visemes, self.weight) + 0.3 * cross_entropy(p, of_phones)
        taught = taught + 0.3 * binary_cross_entropy_with_logits(a, of_visemes @ self.speaks_for.T)
        return (1 - SOFT) * hard + SOFT * taught


def train(net, hearing: Hearing, phones, seconds: float, batch: int, rate: float, soft=None, out=None, measure=None):
    """Until the seconds are over. The mean of the net's last steps."""
    device = hearing.device
    loss_of = Loss(phones, device)
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=2e-2, betas=(0.9, 0.98))
    kept = {name: value.detach().clone() for name, value in net.state_dict().items()}
    began, step, said = time.time(), 0, 0.0
    losses = []
    while True:
        done = (time.time() - began) / seconds
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, done / 0.06 + 0.02) * (0.5 + 0.5 * np.cos(np.pi * done))
        frames, hop = hearing.batch(batch)
        late = net.late
        at = hop[:, : hop.shape[1] - late]
        target = torch.where(hearing.silent[:, : at.shape[1]], PHONE_ID["sil"], phones[at])
        target[:, : WARM - late] = -1
        with torch.autocast("cuda" if device == "cuda" else "cpu", dtype=torch.bfloat16):
            answer = [part[:, late:] for part in net(hearing.spoil(frames))]
        parts = None if soft is None else [torch.where(hearing.silent[..., None], silence, part[at]) for part, silence in soft]
        loss = loss_of(answer, target, parts)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2)
        optimiser.step()
        step += 1
        keep = min(0.999, 1 - 10 / (step + 10))
        with torch.no_grad():
            for name, value in net.state_dict().items():
                if value.is_floating_point():
                    kept[name].lerp_(value, 1 - keep)
                else:
                    kept[name] = value.clone()
        if step % 20 == 1:
            losses.append(loss.item())
        if done - said > 0.12:
            said = done
            frames_done = step * batch * hearing.hops
            log(f"{done:.0%} loss {np.mean(losses[-20:]):.3f}, {frames_done / 1e6:.0f} M hops, {frames_done / (time.time() - began) / 1e6:.2f} M a second")
            if out:
                save(net, kept, hearing, out)
            if measure:
                measure(net, kept, hearing)
    net.load_state_dict(kept)
    if out:
        save(net, kept, hearing, out)
    return net.eval()


def save(net, weights, hearing, out) -> None:
    on_cpu = {name: value.cpu() for name, value in weights.items()}
    torch.save(dict(settings=net.settings, weights=on_cpu, mean=hearing.mean.cpu()), out)


def listen(teacher, hearing: Hearing):
    """What a teacher hears in all lines: probabilities of visemes and phones, float16. Three throats are asked."""
    hops, edge = 1000, 100
    count = len(hearing.frames)
    visemes = torch.zeros(count, len(VISEMES), dtype=torch.float16, device=hearing.device)
    phones = torch.zeros(count, len(PHONES), dtype=torch.float16, device=hearing.device)
    starts = list(range(0, max(1, count - hops), hops - 2 * edge)) + [max(0, count - hops)]
    for first in range(0, len(starts), 128):
        begin = torch.tensor(starts[first : first + 128], device=hearing.device)
        at = (begin[:, None] + torch.arange(hops, device=hearing.device)).clamp_max(count - 1)
        with torch.no_grad(), torch.autocast("cuda" if hearing.device == "cuda" else "cpu", dtype=torch.bfloat16):
            answers = [teacher(hearing.clean(hearing.frames[at].float(), throat)) for throat in (-2, 0, 2)]
        v, p = (sum(torch.softmax(answer[head].float(), -1) for answer in answers) / 3 for head in (0, 1))
        inner = slice(edge, hops - edge)
        if first == 0:
            visemes[at[0]], phones[at[0]] = v[0].half(), p[0].half()
        visemes[at[:, inner]], phones[at[:, inner]] = v[:, inner].half(), p[:, inner].half()
    return visemes, phones


def place(task) -> np.ndarray:
    """New phones of a line's hops, from what a teacher heard; the old where they are too many for it."""
    heard, old, timeless = task
    changes = np.flatnonzero(np.diff(old)) + 1
    begins, ends = np.concatenate([[0], changes]), np.concatenate([changes, [len(old)]])
    names = [PHONES[old[at]] if old[at] >= 0 else "-" for at in begins]
    names = [None if name == "sil" else name for name in names]
    times = [(a / 100, b / 100) for a, b in zip(begins, ends)]
    for at, where in ((0, (0, 0)), (len(names), (times[-1][1], times[-1][1]))):
        if not names or names[min(at, len(names) - 1)] is not None:
            names.insert(at + (at > 0), None)
            times.insert(at + (at > 0), where)
    if len(names) == 1 or len(old) < SHORTEST * len(names) + 4:
        return old
    lengths = best_times(np.log(heard.astype(np.float32) + 1e-4), names, None if timeless else times)
    return np.repeat([PHONE_ID["sil"] if name is None else PHONE_ID.get(name, -1) for name in names], lengths).astype(np.int8)


def relabel(lines, phones, heard_visemes, heard_phones):
    """New times for people's words, and nothing for lines that the teachers hear otherwise."""
    voices = [str(voice) for voice in lines["voices"]]
    edges = np.concatenate([[0], np.cumsum(lines["lengths"])])
    heard, new = heard_phones.cpu().numpy(), phones.cpu().numpy().astype(np.int8)
    guess = heard_visemes.argmax(-1).cpu().numpy()
    tasks = []
    for line, voice in enumerate(lines["voice"]):
        name, part = voices[voice], slice(edges[line], edges[line + 1])
        if name.endswith(WORDLESS):
            new[part] = -1
        elif name.startswith("human"):
            tasks.append((part, (heard[part], new[part].copy(), any(word in name for word in TIMELESS))))
    with ProcessPoolExecutor() as pool:
        placed = list(pool.map(place, [task for _, task in tasks], chunksize=32))
    aside, moved = 0, []
    for (part, _), phones_of_line in zip(tasks, placed):
        truth = VISEME[torch.tensor(phones_of_line.astype(np.int64))].numpy()
        spoken = truth > 0
        if np.mean(guess[part][spoken] == truth[spoken]) < ALIKE:
            phones_of_line, aside = np.full(len(truth), -1, np.int8), aside + 1
        else:
            moved.append(np.mean(phones_of_line != new[part]))
        new[part] = phones_of_line
    log(f"{len(tasks)} lines of people, {aside} set aside, {np.mean(moved):.1%} of the others' hops have another phone")
    return new


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--hops", type=int, default=400)
    options = parser.parse_args()
    lines = dict(np.load(CACHE / "lines.npz"))
    teach(lines, options)


def teach(lines, options, measure=None) -> None:
    torch.manual_seed(1)
    device, seconds = options.device, options.minutes * 60
    hearing = Hearing(lines, options.hops, device)
    phones = hearing.phones
    fold = np.repeat(np.arange(len(lines["lengths"])) % 2, lines["lengths"])
    fold = torch.tensor(fold, device=device)
    wordless = np.isin(lines["voice"], [n for n, voice in enumerate(lines["voices"]) if str(voice).endswith(WORDLESS)])
    wordless = torch.tensor(np.repeat(wordless, lines["lengths"]), device=device)
    known = torch.where(wordless, -1, phones)
    soft = None
    for half in (0, 1):
        log("teacher", half)
        teacher = Teacher().to(device)
        train(teacher, hearing, torch.where(fold == half, known, -1), seconds * 0.2, options.batch // 2, 1.5e-3, measure=measure)
        heard = listen(teacher, hearing)
        if measure:
            measure(teacher, teacher.state_dict(), hearing)
        soft = heard if soft is None else [torch.where((fold == 0)[:, None], new, old) for old, new in zip(soft, heard)]
    labels = relabel(lines, phones, *soft)
    np.save(CACHE / "labels.npy", labels)
    new = torch.tensor(labels.astype(np.int64), device=device)
    silence = [torch.nn.functional.one_hot(torch.tensor(0, device=device), part.shape[1]).half() for part in soft]
    net = Net(width=224, memory=288, dilations=(1, 2, 4, 8, 16, 2, 4)).to(device)
    log("net", sum(value.numel() for value in net.parameters()))
    train(net, hearing, new, seconds * 0.57, options.batch, 3e-3, list(zip(soft, silence)), options.out, measure)


if __name__ == "__main__":
    main()
