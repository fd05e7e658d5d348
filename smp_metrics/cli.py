"""The command ``smp``: check, diff, fact, repair, fix, build, pdf, serve, ingest and new."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path

import click

from smp_metrics.commands import Commands, folder_of, misuse
from smp_metrics.errors import ProblemsFound
from smp_metrics.facts.fact import FactError
from smp_metrics.facts.printing import several
from smp_metrics.options import ROOT
from smp_metrics.police.command import ingest
from smp_metrics.showing import show, warn

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
# The umask under which others may read, and enter folders, but not write.
READABLE = 0o022


@click.group(cls=Commands, context_settings=CONTEXT)
def main() -> None:
    """Check, explain and publish the numbers of a community safety plan.

    Exit status: 0 clean, 1 problems found, 2 misused.
    """
    # What a command loads it needs to its end: to look for garbage as often as usual takes a tenth of its time.
    gc.set_threshold(100_000, 50, 50)
    # Nor at its end: the memory goes back with the process.
    atexit.register(gc.freeze)


@main.command()
@ROOT
@click.option(
    "--format", "style", type=click.Choice(["text", "github", "json"]), default="text", help="How problems are shown."
)
def check(root: Path, style: str) -> None:
    """Check data and words without building."""
    from smp_metrics.charts.ids import known_ids  # noqa: PLC0415
    from smp_metrics.progress import tell  # noqa: PLC0415
    from smp_metrics.site.checking import check as check_all  # noqa: PLC0415

    tell("Checking data and words")
    report = check_all(folder_of(root), known_ids())
    tell()
    show(report.problems, style)
    warn(report.stale, style)
    if report.problems:
        sys.exit(1)
    if style == "text":
        claims = sum(len(document.claims) for document in report.documents)
        parts = (
            f"{len(report.extracts.names)} extracts",
            f"{claims} claims on {len(report.documents)} pages",
            f"{len(report.figures)} figures of the plan",
            f"{len(report.blocks)} charts and tables",
        )
        click.echo(f"clean: {', '.join(parts)}")


@main.command()
@click.argument("rev")
@click.argument("later", required=False, default="")
@ROOT
@click.option(
    "--format", "style", type=click.Choice(["text", "markdown", "json"]), default="text", help="How it is told."
)
@click.option("--exit-code", "telling", is_flag=True, help="Exit 1 when anything moved, or could not be compared.")
def diff(rev: str, later: str, root: Path, style: str, *, telling: bool) -> None:
    """Tell every published number that moved since REV, up to LATER or to the files here.

    Both are commits, or names of commits; or else both are editions of the plan, by the ids of data/partnership.yml.
    Each number comes with why it moved and where it stands. Exit status: 0 compared, whatever moved (but see
    --exit-code), 2 when there is no such revision.
    """
    from smp_metrics.diff import compare, two_states  # noqa: PLC0415
    from smp_metrics.diff.editions import are_editions, two_editions  # noqa: PLC0415
    from smp_metrics.diff.writing import FORMATS  # noqa: PLC0415

    folder = folder_of(root)
    with misuse():
        if are_editions(folder, rev, later):
            report = compare(*two_editions(folder, rev, later))
        else:
            with two_states(folder, rev, later) as (then, now, renamed, code):
                report = compare(then, now, renamed, code)
    click.echo(FORMATS[style](report), nl=False)
    if telling and (not report.same or report.limits):
        sys.exit(1)


@main.command()
@click.argument("ref")
@ROOT
def fact(ref: str, root: Path) -> None:
    """Print a fact and how it was computed; REF is its address, with or without "fact:"."""
    from smp_metrics.extracts import Extracts  # noqa: PLC0415
    from smp_metrics.facts import Facts  # noqa: PLC0415
    from smp_metrics.facts.explaining import explain  # noqa: PLC0415

    extracts = Extracts(folder_of(root))
    address = ref if ref.startswith("fact:") else f"fact:{ref}"
    try:
        click.echo(explain(Facts(extracts)[address], extracts))
    except FactError as error:
        raise click.UsageError(str(error)) from error


@main.command()
@click.argument("extract")
@ROOT
@click.option(
    "--seconds", type=click.IntRange(min=1), default=60, show_default=True, help="How long the solver may take."
)
def repair(extract: str, root: Path, seconds: int) -> None:
    """Find the fewest printed numbers whose change makes all that the plan prints of EXTRACT true.

    Every repair that is as small is listed, with the numbers that it allows. When the solver's time is over, what is
    proven by then is told.
    """
    from smp_metrics.extracts import Extracts  # noqa: PLC0415
    from smp_metrics.repair.gathering import gather  # noqa: PLC0415
    from smp_metrics.repair.search import split  # noqa: PLC0415
    from smp_metrics.repair.solving import Solver  # noqa: PLC0415
    from smp_metrics.repair.telling import tell  # noqa: PLC0415

    folder = folder_of(root)
    extracts = Extracts(folder)
    if extract not in extracts.names:
        raise click.UsageError(f"no extract is called {extract}; the extracts are {', '.join(extracts.names)}")
    parts = [part for part in split(gather(extracts)) if any(name.startswith(f"{extract}.") for name in part.cells)]
    solver = Solver(seconds)
    for part in parts:
        click.echo("\n".join(tell(part, solver)) + "\n")
    if not parts:
        click.echo(f"all that the plan prints of {extract} holds")


@main.command()
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Show what would change and exit 1; write nothing.")
def fix(root: Path, *, only_check: bool) -> None:
    """Rewrite claims whose facts moved, and show the diff.

    A sentence whose direction or approximation word is now wrong is left to you, and named.
    """
    from smp_metrics.claims.fixing import fix_document  # noqa: PLC0415
    from smp_metrics.extracts import Extracts  # noqa: PLC0415
    from smp_metrics.facts import Facts  # noqa: PLC0415
    from smp_metrics.site.written.sources import documents  # noqa: PLC0415

    folder = folder_of(root)
    extracts = Extracts(folder)
    facts = Facts(extracts)
    fixes = [fix_document(document, facts) for document in documents(folder, extracts.editions)]
    changed = [each for each in fixes if each.before != each.after]
    for each in changed:
        click.echo(each.diff, nl=False)
        if not only_check:
            (folder / each.path).write_text(each.after, encoding="utf-8")
    left = [judged for each in fixes for judged in each.left]
    for judged in left:
        claim = judged.claim
        click.echo(
            f"{claim.path}:{claim.line}:{claim.column}: left as it is: {judged.verdict.why}\n"
            f"    typed:    {claim.text}\n    computed: {judged.fact.formula}\n    to do:    reword the sentence",
            err=True,
        )
    click.echo(
        f"{len(changed)} page(s) {'to change' if only_check else 'changed'}, {len(left)} claim(s) left to you", err=True
    )
    if left or (only_check and changed):
        sys.exit(1)


@main.command()
@ROOT
def build(root: Path) -> None:
    """Check everything, then build site/; when anything is wrong the last good site/ stays."""
    from smp_metrics.progress import tell  # noqa: PLC0415
    from smp_metrics.site.build import build_site  # noqa: PLC0415

    # What is published is for everyone to read, whatever is usual for the files of whoever builds it.
    os.umask(READABLE)
    try:
        pages = build_site(folder_of(root))
    except ProblemsFound as found:
        tell()
        show(found.problems, "text")
        click.echo("nothing was published; site/ is as it was", err=True)
        sys.exit(1)
    tell()
    click.echo(f"site/ is ready: {pages} pages")


@main.command()
@ROOT
def pdf(root: Path) -> None:
    """Print parts of the built site as PDFs and link to them; needs a Chromium."""
    from smp_metrics.progress import tell  # noqa: PLC0415
    from smp_metrics.site.printed.pdf import print_site  # noqa: PLC0415

    os.umask(READABLE)
    try:
        with misuse():
            count = print_site(folder_of(root))
    finally:
        tell()
    click.echo(f"site/ has {several(count, 'PDF')}{'' if count else ': extra.pdf of mkdocs.yml names none'}")


@main.command()
@ROOT
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to preview.")
def serve(root: Path, address: str) -> None:
    """Preview the site with live reload on pages and on data."""
    from smp_metrics.site.serve import serve_site  # noqa: PLC0415

    with misuse():
        serve_site(folder_of(root), address)


@main.group()
def new() -> None:
    """Begin something new."""


@new.command()
@click.argument("folder", type=click.Path(path_type=Path))
def partnership(folder: Path) -> None:
    """Write a project for another partnership into FOLDER; all in it is made up, and it checks and builds at once."""
    from smp_metrics.new import new_partnership  # noqa: PLC0415

    with misuse():
        files = new_partnership(folder)
    click.echo(f"{folder} has {len(files)} files; GUIDE.md says how to make it yours. Now: cd {folder} && smp build")


main.add_command(ingest)


if __name__ == "__main__":
    main()
