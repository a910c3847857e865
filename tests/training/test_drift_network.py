"""Batches, losses and a few steps of training, with a small network for the public encoder."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from toy_reader import tokenizer, toy_network

from training.drift.__main__ import main
from training.drift.batches import UNKNOWN, Batch, batch, batches
from training.drift.examples import Example, Group, agreeing, differing
from training.drift.measure import measure
from training.drift.network import Output, tops
from training.drift.sources import held_out
from training.drift.train import Options, anchored, factor, losses_of, targets_of, train
from transcheck.drift.crossing import LABELS, MOST_PIECES, QUESTIONS

torch.set_num_threads(1)
WIRE = "The council raised bus fares on Monday."
TOLD = "Bus fares went up Monday, the council decided."
AGREE = agreeing(WIRE, TOLD, origin="own")
OPPOSITE = differing(
    WIRE, "Bus fares went down Monday, the council decided.", type="meaning",
    wire_spans=(), translation_spans=((15, 19, "meaning"),), origin="own",
)  # fmt: skip
CUT = differing(
    WIRE, "Bus fares went up, the council decided.", type="omission",
    wire_spans=((29, 38, "omission"),), translation_spans=(), origin="own",
)  # fmt: skip
DENIED = differing(
    WIRE, "Bus fares did not go up Monday, the council decided.", type="negation",
    wire_spans=(), translation_spans=((10, 17, "negation"),), origin="own",
)  # fmt: skip
DRAFT = Example(wire=WIRE, translation="Fare of bus it up.", lost=1.0, unfounded=1.0)
GROUPS: list[Group] = [(AGREE, OPPOSITE), (DRAFT,), (AGREE, CUT)]


@pytest.fixture(scope="module")
def pieces() -> Tokenizer:
    return tokenizer()


def words(made: Batch, row: int, label: str, pieces: Tokenizer) -> list[str]:
    """The pieces of an example that bear a label."""
    chosen = made.ids[row][made.labels[row] == LABELS.index(label)]
    return [pieces.id_to_token(int(each)) for each in chosen]


def test_the_second_of_two_is_the_worse(pieces: Tokenizer) -> None:
    made = batch(GROUPS, pieces)
    assert made.worse.tolist() == [[0, 1], [3, 4]]
    assert made.examples == (AGREE, OPPOSITE, DRAFT, AGREE, CUT)
    assert batch([(DRAFT,)], pieces).worse.shape == (0, 2)


def test_pieces_are_labelled_by_the_words_that_they_stand_in(pieces: Tokenizer) -> None:
    made = batch(GROUPS, pieces)
    assert words(made, 1, "meaning", pieces) == ["down"]
    assert words(made, 4, "omission", pieces) == ["on", "monday"]
    known = made.labels != UNKNOWN
    sides = made.sides.bool()
    assert not known[~made.present].any()
    assert known[0].sum() == made.present[0].sum() - 3
    assert not known[1][~sides[1]].any()
    assert not known[2].any()
    assert known[4][sides[4]].any()


def test_what_is_not_known_of_a_pair_is_no_number(pieces: Tokenizer) -> None:
    made = batch([(DRAFT,), (AGREE,)], pieces)
    asked = {name: made.pair[:, at] for at, name in enumerate(QUESTIONS)}
    assert asked["lost"].tolist() == [1.0, 0.0]
    assert asked["related"].isnan().tolist() == [True, False]


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=60), st.text(max_size=60), st.data())
def test_a_mark_labels_pieces_of_its_side_that_touch_it_alone(
    wire: str, translation: str, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([wire, translation]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = ((start, end, "name"),) if start < end else ()
    example = replace(
        agreeing(wire, translation, origin=""),
        type="name",
        wire_spans=spans if text is wire else (),
    )
    if text is not wire:
        example = replace(example, translation_spans=spans)
    made = batch([(example,)], tokenizer())
    side = 0 if text is wire else 1
    fault = made.labels[0] == LABELS.index("name")
    assert bool(fault.any()) <= bool(spans)
    assert set(made.sides[0][fault].tolist()) <= {side}


def test_a_pass_takes_every_group_once_and_keeps_to_the_size(pieces: Tokenizer) -> None:
    groups = [
        (replace(AGREE, origin=str(n)), replace(OPPOSITE, wire=WIRE * (n % 7 + 1)))
        for n in range(60)
    ]
    for random in (None, Random(4)):  # noqa: S311 - chance for the order
        seen = []
        for made in batches(groups, pieces, pieces=600, random=random):
            assert made.ids.shape[1] <= MOST_PIECES
            assert made.ids.numel() <= 1200
            seen += [one.origin for one in made.examples if one.type == ""]
        assert sorted(seen, key=int) == [str(n) for n in range(60)]


def test_chance_turns_some_groups_as_a_whole(pieces: Tokenizer) -> None:
    made = list(batches([(AGREE, OPPOSITE)] * 40, pieces, pieces=10_000, random=Random(1)))  # noqa: S311
    examples = [one for each in made for one in each.examples]
    pairs = list(zip(examples[::2], examples[1::2], strict=True))
    assert set(pairs) == {(AGREE, OPPOSITE), (AGREE.turned, OPPOSITE.turned)}


def test_the_greatest_of_each_side_leaves_padding_and_the_first_piece_out() -> None:
    states = torch.tensor([[[9.0], [1.0], [3.0], [2.0], [8.0]]])
    sides = torch.tensor([[0, 0, 0, 1, 0]])
    present = torch.tensor([[True, True, True, True, False]])
    assert [float(top) for top in tops(states, sides, present)] == [3.0, 2.0]


def test_padding_changes_no_answer(pieces: Tokenizer) -> None:
    network = toy_network().eval()
    alone, beside = batch([(OPPOSITE,)], pieces), batch([(OPPOSITE,), (DRAFT, AGREE)], pieces)
    long = batch([(OPPOSITE,), (replace(AGREE, wire=WIRE * 6),)], pieces)
    with torch.no_grad():
        first, *others = (network(b.ids, b.sides, b.present) for b in (alone, beside, long))
    length = alone.ids.shape[1]
    for other in others:
        torch.testing.assert_close(other.pair[0], first.pair[0])
        torch.testing.assert_close(other.pieces[0, :length], first.pieces[0])


def logits(made: Batch, seed: int = 1) -> Output:
    torch.manual_seed(seed)
    rows, length = made.ids.shape
    return Output(
        pair=torch.randn(rows, len(QUESTIONS), requires_grad=True),
        pieces=torch.randn(rows, length, len(LABELS), requires_grad=True),
    )


def test_what_is_not_known_teaches_nothing(pieces: Tokenizer) -> None:
    made = batch(GROUPS, pieces)
    output = logits(made)
    sum(losses_of(output, made, targets_of(made), fault=3.0).values()).backward()  # type: ignore[union-attr]
    assert output.pieces.grad is not None
    assert not output.pieces.grad[made.labels == UNKNOWN].any()
    assert output.pieces.grad[made.labels != UNKNOWN].all()
    assert output.pair.grad is not None
    related = QUESTIONS.index("related")
    assert output.pair.grad[2, related] == 0
    assert output.pair.grad[0].all()


def test_a_batch_without_marks_has_losses_that_are_numbers(pieces: Tokenizer) -> None:
    made = batch([(DRAFT,)], pieces)
    parts = losses_of(logits(made), made, targets_of(made), fault=3.0)
    assert all(value.isfinite() for value in parts.values())
    assert parts["spans"] == parts["rank"] == 0


def test_a_worse_telling_is_to_drift_more(pieces: Tokenizer) -> None:
    made = batch([(AGREE, OPPOSITE)], pieces)
    flat = logits(made).pieces
    right = Output(pair=torch.tensor([[-3.0], [3.0]]).expand(2, len(QUESTIONS)), pieces=flat)
    wrong = Output(pair=right.pair.flip(0), pieces=flat)
    good, bad = (losses_of(output, made, targets_of(made), fault=3.0) for output in (right, wrong))
    assert 10 * good["rank"] < 1 < bad["rank"]
    assert good["pair"] < bad["pair"]


@given(st.floats(0, 1), st.floats(0.01, 0.9))
def test_the_rate_rises_and_falls_to_nothing(done: float, warmup: float) -> None:
    assert 0 <= factor(done, warmup) <= 1
    assert factor(warmup, warmup) == pytest.approx(1)
    assert factor(1.0, warmup) == pytest.approx(0, abs=1e-9)


def trained(folder: Path, pieces: Tokenizer, steps: int = 2) -> tuple[dict, list[dict]]:
    network, log = toy_network(), folder / "toy.log"
    train(
        network, GROUPS, pieces,
        options=Options(steps=steps, pieces=512, rate=3e-3, warmup=0.1, log_every=1), log=log,
    )  # fmt: skip
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return network.state_dict(), lines


def test_two_steps_train_all_but_the_embeddings(tmp_path: Path, pieces: Tokenizer) -> None:
    before = toy_network().state_dict()
    after, lines = trained(tmp_path, pieces)
    assert [line["step"] for line in lines] == [1, 2]
    assert all(set(line) >= {"of", "pair", "rank", "spans", "seconds"} for line in lines)
    moved = {name for name in before if not torch.equal(before[name], after[name])}
    assert set(before) - moved == {"encoder.embeddings.weight"}
    saved = torch.load(tmp_path / "toy.last.pt")
    assert all(torch.equal(saved[name], after[name]) for name in after)


def test_the_same_seed_trains_the_same_weights(tmp_path: Path, pieces: Tokenizer) -> None:
    first, second = ({}, {})
    for name, into in (("one", first), ("two", second)):
        (tmp_path / name).mkdir()
        into.update(trained(tmp_path / name, pieces)[0])
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_it_learns_what_it_is_shown(tmp_path: Path, pieces: Tokenizer) -> None:
    network = toy_network()
    shown: list[Group] = [(AGREE, OPPOSITE), (AGREE, DENIED)]
    train(
        network, shown, pieces,
        options=Options(steps=60, pieces=512, rate=3e-3, log_every=60), log=tmp_path / "toy.log",
    )  # fmt: skip
    figures = measure(network, shown, pieces)
    assert figures["all"] == figures["accuracy"] == 1.0
    assert figures["span_f1"] > 0.9
    assert set(figures) == {"meaning", "negation", "all", "accuracy", "span_f1"}


def test_what_is_held_out_stays_so_and_is_about_a_twelfth() -> None:
    texts = [f"Sentence {number} of a long story." for number in range(2400)]
    kept_out = [text for text in texts if held_out(text)]
    assert 140 < len(kept_out) < 260
    assert kept_out == [text for text in texts[::-1] if held_out(text)][::-1]


@pytest.mark.parametrize("text", [None, ""])
def test_a_stage_without_examples_is_one_line(
    text: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / "general.jsonl").write_text(text, encoding="utf-8")
    assert main(["train", "--out", str(tmp_path), "--stage", "general"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("train: ")
    assert said.count("\n") == 1


def test_weights_are_averaged_as_the_recipe_says(tmp_path: Path) -> None:
    for name, value in (("one", 1.0), ("two", 4.0)):
        torch.save({"pair.bias": torch.full((3,), value)}, tmp_path / f"{name}.pt")
    given = [str(tmp_path / f"{name}.pt") for name in ("one", "two", "two")]
    assert main(["average", "--out", str(tmp_path), "--weights", *given]) == 0
    made = torch.load(tmp_path / "average.pt")
    assert made["pair.bias"].tolist() == [3.0, 3.0, 3.0]


def test_weights_of_two_networks_have_no_mean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, size in (("one", 3), ("two", 4)):
        torch.save({"pair.bias": torch.zeros(size)}, tmp_path / f"{name}.pt")
    given = [str(tmp_path / f"{name}.pt") for name in ("one", "two")]
    assert main(["average", "--out", str(tmp_path), "--weights", *given]) == 1
    assert capsys.readouterr().err == "average: weights to be averaged must be of one network\n"
    assert not (tmp_path / "average.pt").exists()


def test_a_teacher_softens_what_is_not_surely_a_difference(pieces: Tokenizer) -> None:
    made = batch([(AGREE, OPPOSITE)], pieces)
    before, output = targets_of(made), logits(made)
    after = anchored(before, made, output, share=0.5)
    differs = before.pair == 1
    assert torch.equal(after.pair[differs], before.pair[differs])
    expected = output.pair.sigmoid() / 2
    torch.testing.assert_close(after.pair[before.pair == 0], expected[before.pair == 0])
    at_fault = before.pieces[:, 0] == 0
    assert at_fault.any()
    assert torch.equal(after.pieces[at_fault], before.pieces[at_fault])
    assert (after.pieces[~at_fault, 0] < 1).all()
    torch.testing.assert_close(after.pieces.sum(-1), torch.ones(len(after.pieces)))


def test_a_teacher_changes_what_is_learned(tmp_path: Path, pieces: Tokenizer) -> None:
    alone, _ = trained(tmp_path, pieces)
    taught = toy_network()
    train(
        taught, GROUPS, pieces, log=tmp_path / "taught.log", teacher=toy_network().eval(),
        options=Options(steps=2, pieces=512, rate=3e-3, warmup=0.1, log_every=1),
    )  # fmt: skip
    after = taught.state_dict()
    assert not all(torch.equal(alone[name], after[name]) for name in alone)
