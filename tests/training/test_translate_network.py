"""The network's arithmetic: loss, gradients, steps against all at once, batches, parts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional

from training.translate.batches import Batches, Place
from training.translate.checkpoints import PART_BYTES, export, gather, network_of
from training.translate.decode import decode
from training.translate.loss import smoothed_loss
from training.translate.network import Network
from training.translate.optimiser import factor_at
from training.translate.shape import PRESETS, Shape
from training.translate.tokenizer import END, PAD, START, TAG_IDS, rules
from training.translate.tokens import Side, Tokens

torch.set_num_threads(1)
SHAPE = Shape(pieces=48, **PRESETS["tiny"])
WORDS = st.integers(min_value=12, max_value=47)
LENGTHS = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(3)
    return Network(SHAPE).eval()


def test_the_loss_is_torchs_own_and_so_are_its_gradients() -> None:
    torch.manual_seed(1)
    out = torch.randn(300, 8, requires_grad=True)
    weight = torch.randn(48, 8, requires_grad=True)
    wanted = torch.randint(0, 48, (300,))
    loss, plain = smoothed_loss(out, weight, wanted, 0.1)
    mine = torch.autograd.grad(loss / 300, (out, weight))
    logits = out @ weight.T
    expected = functional.cross_entropy(logits, wanted, label_smoothing=0.1)
    theirs = torch.autograd.grad(expected, (out, weight))
    torch.testing.assert_close(loss / 300, expected)
    torch.testing.assert_close(plain, functional.cross_entropy(logits, wanted, reduction="sum"))
    torch.testing.assert_close(mine, theirs)


@settings(max_examples=6, deadline=None)
@given(source=st.lists(WORDS, min_size=1, max_size=12), beam=st.integers(1, 4))
def test_what_is_decoded_is_what_the_whole_network_finds_best(
    network: Network, source: list[int], beam: int
) -> None:
    made = decode(network, [[*source, END], [20, END]], beam=beam)
    if beam == 1:
        given_ = torch.tensor([[START, *made[0]]])
        with torch.no_grad():
            out = network(torch.tensor([[*source, END]]), given_)
        logits = out.detach() @ network.embedding.weight.detach().T
        logits[..., [PAD, START]] = float("-inf")
        assert logits[0, : len(made[0])].argmax(dim=-1).tolist() == made[0]
    assert decode(network, [[20, END]], beam=beam) == made[1:]


def test_padding_changes_nothing(network: Network) -> None:
    short, padded = torch.tensor([[20, 30, END]]), torch.tensor([[20, 30, END, PAD, PAD]])
    steps = torch.tensor([[START, 15, 16]])
    with torch.inference_mode():
        torch.testing.assert_close(network(short, steps), network(padded, steps))


def tokens(lengths: list[tuple[int, int]]) -> Tokens:
    def side(values: list[int]) -> Side:
        wide = np.array(values, dtype=np.int64)
        ids = np.arange(wide.sum()) % 30 + 12
        return Side(ids=ids.astype(np.uint16), starts=np.cumsum(wide) - wide, lengths=wide)

    number = len(lengths)
    return Tokens(
        ko=side([left for left, _ in lengths]),
        en=side([right for _, right in lengths]),
        tags=np.arange(number, dtype=np.uint8) % 3,
        copies=np.arange(number, dtype=np.uint8) % 2 + 1,
        machine=np.arange(number, dtype=np.uint8) % 5 // 4,
    )


def batches(lengths: list[tuple[int, int]], *, forward: bool = True) -> Batches:
    return Batches(
        tokens=tokens(lengths), source="ko", target="en", size=96, seed=5, forward=forward
    )


@settings(deadline=None)
@given(lengths=LENGTHS)
def test_one_turn_has_every_pair_as_often_as_it_has_copies(lengths: list[tuple[int, int]]) -> None:
    made, place, words = batches(lengths), Place(), 0
    for batch in made.from_place(place):
        if place.turn:
            break
        assert batch.source.shape[0] == 1 or batch.wanted.numel() <= 96
        assert (batch.given[:, 0] == START).all()
        assert ((batch.wanted == END).sum(dim=1) == 1).all()
        words += int((batch.wanted >= 12).sum())
    assert words == sum(right * (at % 2 + 1) for at, (_, right) in enumerate(lengths))


@settings(deadline=None)
@given(lengths=LENGTHS, left=st.integers(0, 60))
def test_batches_go_on_where_they_were_left(lengths: list[tuple[int, int]], left: int) -> None:
    made, place = batches(lengths), Place()
    stream = made.from_place(place)
    for _ in range(left):
        next(stream)
    again = made.from_place(Place(turn=place.turn, batch=place.batch))
    expected, found = next(stream), next(again)
    assert torch.equal(expected.source, found.source)
    assert torch.equal(expected.wanted, found.wanted)


def test_tags_stand_before_the_source_and_machines_are_no_target() -> None:
    made = batches([(3, 2)] * 10)
    rows = made.batch(np.arange(10)).source
    machine = (np.arange(10) % 5 == 4).nonzero()[0]
    assert (rows[machine, 0] == TAG_IDS["machine"]).all()
    assert rows[1, 0] == TAG_IDS["docs"] and rows[0, 0] >= 12
    into_korean = Batches(tokens=made.tokens, source="en", target="ko", size=96, seed=5)
    assert not set(machine) & set(into_korean.eligible(focus=False))
    assert set(made.eligible(focus=True)) == {0, 3, 6, 9}


@pytest.mark.parametrize(("kind", "most"), [("float16", 1e-3), ("int8", 0.01)])
def test_exported_weights_come_back(
    network: Network, tmp_path: Path, kind: str, most: float
) -> None:
    paths = export(SHAPE, network.state_dict(), tmp_path, kind=kind)
    assert all(path.stat().st_size <= PART_BYTES for path in paths)
    back = network_of(tmp_path).state_dict()
    for name, tensor in network.state_dict().items():
        assert (back[name] - tensor).abs().max() <= most * max(1.0, float(tensor.abs().max()))
    paths[0].write_bytes(paths[0].read_bytes()[:-1])
    with pytest.raises(ValueError, match="parts"):
        gather(tmp_path)


@given(step=st.integers(0, 10_000), progress=st.floats(0, 1))
def test_the_rate_is_a_share(step: int, progress: float) -> None:
    assert 0 <= factor_at(step, progress, 100) <= 1
    assert factor_at(step, 1.0, 100) == 0


def test_no_rewriting_is_rewritten_again() -> None:
    written = dict(rules())
    singles = {left: right for left, right in written.items() if len(left) == 1}
    assert singles["“"] == '"' and singles["１"] == "1" and singles["\u200b"] == ""
    assert all(singles.get(c, c) == c for right in singles.values() for c in right)
