"""Command-line arguments -> calls, lines and an exit status; no logic of its own."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from transcheck.errors import TranscheckError, UsageError
from transcheck.model import SEVERITIES
from transcheck.version import VERSION

if TYPE_CHECKING:
    from transcheck.config import Config
    from transcheck.inventory import Model
    from transcheck.pipeline import Checker
    from transcheck.report import Result, Row

CLEAN, FOUND, UNUSABLE, SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")
"""Characters that steer a terminal, which an article must not: all but tab and line feed."""


class FailOn(StrEnum):
    """The least severity that makes exit status 1."""

    minor = "minor"
    major = "major"
    critical = "critical"
    never = "never"


app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Check, claim by claim, whether an English translation of Korean news still says what "
    "the English wire copy says.",
    epilog="Exit status: 0 nothing at or above --fail-on; 1 findings at or above it; 2 wrong "
    "usage or unreadable input; 3 some pairs could not be checked.",
)
models = typer.Typer(help="The models that transcheck runs on.")
app.add_typer(models, name="models")


def _show_version(wanted: bool) -> None:
    if wanted:
        _print(f"transcheck {VERSION}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
    ),
]
Wire = Annotated[Path, typer.Argument(metavar="WIRE", help="The wire copy: text, Markdown, HTML.")]
Translation = Annotated[Path, typer.Argument(metavar="TRANSLATION", help="The translated article.")]
Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="A gold.jsonl by its pair; a manifest.")]
Manifest = Annotated[
    Path, typer.Argument(metavar="MANIFEST", help="CSV, JSONL or Parquet: one row per pair.")
]
Formats = Annotated[str, typer.Option("--format", help="Report formats, joined by commas.")]
ConfigFile = Annotated[Path | None, typer.Option("--config", help="A transcheck.toml.")]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="Least severity for exit status 1.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress, no summary.")]
AsJson = Annotated[bool, typer.Option("--json", help="Results as JSON on standard output.")]
Published = Annotated[str | None, typer.Option(help="Publication date or instant, ISO 8601.")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; every error of ours is one line on stderr."""
    try:
        status = app(args=arguments, standalone_mode=False, prog_name="transcheck")
    except TranscheckError as error:
        return _refuse(str(error))
    except typer.TyperException as error:
        reason = error.format_message().replace("Value error, ", "")
        return _refuse(f"{reason} See: transcheck --help")
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return status if isinstance(status, int) else CLEAN


@app.callback()
def _options(*, version: Version = False) -> None:
    pass


@app.command()
def check(
    wire: Wire,
    translation: Translation,
    *,
    pair_id: Annotated[str | None, typer.Option("--id", help="Names the pair.")] = None,
    source: Annotated[Path | None, typer.Option(help="The Korean article.")] = None,
    wire_published: Published = None,
    translation_published: Published = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the reports.")] = None,
    formats: Formats = "csv,jsonl,html",
    config: ConfigFile = None,
    fail_on: Fail = FailOn.major,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """Check one pair; without --out the result is printed."""
    from transcheck.read import Request
    from transcheck.read.request import pair_id_of
    from transcheck.report import pair_lines, pair_row, to_record, write_pair, write_summary

    names = _names(formats)
    request = Request(
        pair_id=pair_id or pair_id_of(translation),
        wire=wire,
        translation=translation,
        source=source,
        wire_published=wire_published,
        translation_published=translation_published,
    )
    report = _checker(config).check(request)
    if out is not None:
        write_pair(report, out, formats=names)
        write_summary((report,), out, formats=names)
    if as_json:
        _print(json.dumps(to_record(report)))
    elif not quiet:
        _say(pair_lines(report), out)
    return _status([pair_row(report)], fail_on)


@app.command()
def batch(
    manifest: Manifest,
    *,
    out: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("reports"),
    resume: Annotated[bool, typer.Option("--resume", help="Keep what is done already.")] = False,
    formats: Formats = "csv,jsonl,html",
    config: ConfigFile = None,
    fail_on: Fail = FailOn.major,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """Check every pair that a manifest lists."""
    from transcheck.corpus import read_manifest, run_batch
    from transcheck.report import batch_lines, pair_row

    names = _names(formats)
    requests = read_manifest(manifest)
    running = run_batch(requests, checker=_checker(config), out=out, formats=names, resume=resume)
    rows: list[Row] = []
    try:
        with closing(running):
            rows.extend(map(pair_row, _progress(running, total=len(requests), quiet=quiet)))
    except KeyboardInterrupt:
        _warn(f"interrupted; what is finished is in {out}, --resume does the rest")
        return INTERRUPTED
    if as_json:
        _print(json.dumps(rows))
    elif not quiet:
        _say(batch_lines(rows), out)
    return _status(rows, fail_on)


@app.command()
def evaluate(
    gold: Gold,
    *,
    against: Annotated[Path | None, typer.Option(help="A report folder to judge instead.")] = None,
    split: Annotated[str | None, typer.Option(help="Only these rows of a manifest.")] = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> int:
    """Compare reports with gold: links, verdicts, speakers."""
    from transcheck.corpus import evaluation, evaluation_lines

    found = evaluation(gold, checker=_checker(config), against=against, split=split)
    _print(json.dumps(found.data()) if as_json else "\n".join(evaluation_lines(found)))
    return SKIPPED if found.skipped else CLEAN


@models.command("list")
def list_models(*, config: ConfigFile = None, as_json: AsJson = False) -> int:
    """Show the models at hand: name, version, size, where they are."""
    from transcheck.inventory import models_at_hand

    return _show(models_at_hand(_config(config)), as_json=as_json)


@models.command("verify")
def verify_models(*, config: ConfigFile = None, as_json: AsJson = False) -> int:
    """Compare digests, load every model and make it work."""
    from transcheck.inventory import models_at_work

    return _show(models_at_work(_config(config)), as_json=as_json)


@models.command("install")
def install_model(
    package: Annotated[Path | None, typer.Argument(help="An .argosmodel file.")] = None,
    *,
    sha256: Annotated[str | None, typer.Option(help="The file's expected digest.")] = None,
) -> int:
    """Install an Argos package where Argos Translate keeps its own; with no file, the official."""
    from transcheck.backtranslate import install, install_official

    made = (install(package, sha256=sha256),) if package else install_official()
    lines = (f"installed {p.source}_{p.target} {p.version} in {p.folder}" for p in made)
    _print("\n".join(lines))
    return CLEAN


def _show(found: Sequence[Model], *, as_json: bool) -> int:
    rows = [model.data() for model in found]
    _print(json.dumps(rows) if as_json else "\n".join(model.line() for model in found))
    return UNUSABLE if any(model.problem for model in found) else CLEAN


def _checker(config: Path | None) -> Checker:
    from transcheck.pipeline import Checker

    return Checker(_config(config))


def _config(path: Path | None) -> Config:
    from transcheck.config import Config, load_config

    return Config() if path is None else load_config(path)


def _names(formats: str) -> tuple[str, ...]:
    """The formats asked for, each known; raises UsageError before anything is computed."""
    from transcheck.report import REPORTERS, reporter

    names = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    if not names:
        raise UsageError(f"--format names no format; there are {', '.join(REPORTERS)}")
    for name in names:
        reporter(name)
    return names


def _progress(results: Iterable[Result], *, total: int, quiet: bool) -> Iterable[Result]:
    """The results, with a bar on the terminal, if standard error is one, while they come."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    hidden = quiet or not console.is_terminal
    return track(results, "checking", total=total, console=console, disable=hidden, transient=True)


def _status(rows: Sequence[Row], fail_on: FailOn) -> int:
    """Skipped pairs weigh most: what was not checked may hide anything."""
    if any(row["status"] == "skipped" for row in rows):
        return SKIPPED
    if fail_on is FailOn.never:
        return CLEAN
    grave = SEVERITIES[SEVERITIES.index(fail_on.value) :]
    return FOUND if any(row["worst"] in grave for row in rows) else CLEAN


def _say(lines: Iterable[str], out: Path | None) -> None:
    _print("\n".join((*lines, *([] if out is None else [f"reports: {out}"]))))


def _refuse(reason: str) -> int:
    _warn(reason)
    return UNUSABLE


def _warn(reason: str) -> None:
    with suppress(UsageError):  # nowhere is left to complain
        _print("transcheck: " + " ".join(reason.split()), sys.stderr)


def _print(text: str, to: TextIO | None = None) -> None:
    """The door to both outputs: no controls, only what the encoding has, a reader may have left.

    Raises UsageError where the output cannot be written.
    """
    to = to or sys.stdout
    shown = text.translate(_CONTROLS).encode(to.encoding, "backslashreplace").decode(to.encoding)
    try:
        print(shown, file=to, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), to.fileno())  # what is left goes nowhere
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"cannot write the output: {error.strerror}") from error
