"""Command-line arguments -> calls, lines and an exit status; no logic of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.errors import TranscheckError
from transcheck.model import SEVERITIES

if TYPE_CHECKING:
    from transcheck.config import Config
    from transcheck.pipeline import Checker
    from transcheck.report import Result, Row

CLEAN, FOUND, UNUSABLE, SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130


class FailOn(StrEnum):
    """The least severity that makes exit status 1."""

    minor = "minor"
    major = "major"
    critical = "critical"
    never = "never"


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Check, claim by claim, whether an English translation of Korean news still says what "
    "the English wire copy says.",
    epilog="Exit status: 0 nothing at or above --fail-on; 1 findings at or above it; 2 wrong "
    "usage or unreadable input; 3 some pairs could not be checked.",
)
models = typer.Typer(no_args_is_help=True, help="The models that transcheck runs on.")
app.add_typer(models, name="models")

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
        return _refuse(f"{error.format_message()} See: transcheck --help")
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return status if isinstance(status, int) else CLEAN


@app.command()
def check(
    wire: Annotated[Path, typer.Argument(help="The wire copy: text, Markdown or HTML.")],
    translation: Annotated[Path, typer.Argument(help="The translated article.")],
    *,
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
    from transcheck.report import pair_lines, pair_row, write_pair, write_summary

    names = _names(formats)
    request = Request(
        pair_id=translation.stem,
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
        print(report.to_json(), end="")
    elif not quiet:
        _say(pair_lines(report), out)
    return _status([pair_row(report)], fail_on)


@app.command()
def batch(
    manifest: Annotated[Path, typer.Argument(help="CSV, JSONL or Parquet: one row per pair.")],
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
        print(
            f"transcheck: interrupted; what is finished is in {out}, --resume does the rest",
            file=sys.stderr,
        )
        return INTERRUPTED
    if as_json:
        print(json.dumps(rows))
    elif not quiet:
        _say(batch_lines(rows), out)
    return _status(rows, fail_on)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold.jsonl beside its pair, or a manifest.")],
    *,
    against: Annotated[Path | None, typer.Option(help="A report folder to judge instead.")] = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> int:
    """Compare reports with gold: links found, verdicts and speakers right."""
    from transcheck.corpus import evaluation, evaluation_lines

    found = evaluation(gold, checker=_checker(config), against=against)
    print(json.dumps(found.data()) if as_json else "\n".join(evaluation_lines(found)))
    return CLEAN


@models.command("list")
def list_models(*, config: ConfigFile = None, as_json: AsJson = False) -> int:
    """Show the models at hand: name, version, size, where they are."""
    from transcheck.inventory import models_at_hand

    found = models_at_hand(_config(config))
    if as_json:
        print(json.dumps([model.data() for model in found]))
    else:
        print("\n".join(model.line() for model in found))
    return UNUSABLE if any(model.problem for model in found) else CLEAN


def _checker(config: Path | None) -> Checker:
    from transcheck.pipeline import Checker

    return Checker(_config(config))


def _config(path: Path | None) -> Config:
    from transcheck.config import Config, load_config

    return Config() if path is None else load_config(path)


def _names(formats: str) -> tuple[str, ...]:
    """The formats asked for, each known; raises UsageError before anything is computed."""
    from transcheck.report import reporter

    names = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    for name in names:
        reporter(name)
    return names


def _progress(results: Iterable[Result], *, total: int, quiet: bool) -> Iterable[Result]:
    """The results, with a bar on standard error while they come."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(results, "checking", total=total, console=console, disable=quiet, transient=True)


def _say(lines: Iterable[str], out: Path | None) -> None:
    for line in lines:
        print(line)
    if out is not None:
        print(f"reports: {out}")


def _status(rows: Sequence[Row], fail_on: FailOn) -> int:
    """Skipped pairs weigh most: what was not checked may hide anything."""
    if any(row["status"] == "skipped" for row in rows):
        return SKIPPED
    if fail_on is FailOn.never:
        return CLEAN
    grave = SEVERITIES[SEVERITIES.index(fail_on.value) :]
    return FOUND if any(row["worst"] in grave for row in rows) else CLEAN


def _refuse(reason: str) -> int:
    print("transcheck: " + " ".join(reason.split()), file=sys.stderr)
    return UNUSABLE
