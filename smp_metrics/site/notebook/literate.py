"""Run the cells of literate checks: each script alone, in a process that can change nothing but itself.

This is the program of a process that the build starts. It gets scripts, each a list of cells, and a copy of the data;
it gives what each cell showed, or the cell that failed. What judges a check is never in the check's reach.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

from markupsafe import Markup

from smp_metrics.extracts.contracts import contract_names
from smp_metrics.extracts.memo import require_code
from smp_metrics.imports import ENGINE, HOME, OWN, project, use

REQUEST, RESULT = "request.json", "result.json"
# How long a check may use a processor.
SECONDS = 120
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# All that a check may ask of Python beside computing, by the names of Python's audit events.
ALLOWED = frozenset(
    """
    array.__new__ builtins.id code.__new__ compile exec function.__new__ glob.glob glob.glob/2 import
    marshal.load marshal.loads object.__delattr__ object.__getattr__ object.__setattr__ os.listdir os.putenv
    os.scandir os.unsetenv os.walk pathlib.Path.glob pathlib.Path.rglob pickle.find_class sys._getframe
    sys._getframemodulename sys.excepthook sys.unraisablehook time.sleep
    """.split()  # noqa: SIM905 - a list would take a page
)


def main() -> None:
    """Run what is asked for in the current folder, and leave the answer there."""
    request = json.loads(Path(REQUEST).read_bytes())
    use(Path(request["project"]))
    require_code(request["code"])
    shell = new_shell()
    answers = [_alone(shell, cells) for cells in request["scripts"]]
    Path(RESULT).write_text(json.dumps(answers), encoding="utf-8")


def new_shell() -> Any:
    """Get everything ready that checks use; each then begins with a copy of it."""
    import altair as alt  # noqa: PLC0415 - heavy
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415
    from traitlets.config import Config  # noqa: PLC0415

    from smp_metrics import checks  # noqa: PLC0415

    contract_names()
    checks.picture_of = place_of
    alt.renderers.enable("svg")
    return InteractiveShell.instance(colors="nocolor", config=Config({"HistoryManager": {"enabled": False}}))


def place_of(name: str, spec: dict[str, Any], title: str, words: str) -> Markup:
    """Hold the place of a picture, which the build draws: it has a renderer at work already."""
    return Markup("<!--smp-picture {}-->").format(b64encode(json.dumps([name, spec, title, words]).encode()).decode())


def _alone(shell: Any, cells: list[str]) -> str:
    """Give the answer of a script, which runs in a copy of this process; an empty one when it ends before its time."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:  # pragma: no cover - what is measured there is lost, for it can write no file
        restrict(str(Path.cwd()), writing)
        os.write(writing, json.dumps(run(shell, cells)).encode())
        os._exit(0)
    os.close(writing)
    answer = b""
    while part := _next(reading):
        answer += part
    os.close(reading)
    os.waitpid(process, 0)
    return answer.decode()


def _next(reading: int) -> bytes:
    """Give the next part of an answer; end, with the check, when whoever asked has gone."""
    ready, _, _ = select.select([reading, sys.stdin], [], [])
    if reading not in ready:
        os.killpg(0, signal.SIGKILL)  # pragma: no cover - nothing is left to measure
    return os.read(reading, 1 << 20)


def restrict(scratch: str, answer: int) -> None:  # pragma: no cover - what can't be undone is done in another process
    """Leave this process nothing to write to but its answer, and nothing to read but code, ``scratch`` and the system.

    A guard, not a wall: who means harm and knows Python's inside gets round it. So checks are reviewed like other code.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):
        os.dup2(nowhere, each)
    os.set_inheritable(answer, False)  # noqa: FBT003
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    own = [str(root / name) for root in (project(),) if root for name in OWN]
    readable = (scratch, sys.prefix, sys.base_prefix, str(HOME / ENGINE), *own)

    def guard(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in ALLOWED and not (event == "open" and may_open(arguments[0], arguments[2], readable)):
            raise PermissionError(f"a literate check may not do this: {event} {arguments[:1]}")

    sys.addaudithook(guard)


def may_open(path: Any, flags: int, readable: tuple[str, ...]) -> bool:
    """Tell whether a file may be opened: to be read only, and of the project only what is handed over."""
    if flags & WRITING:
        return False
    # A number is a file that is open already.
    if isinstance(path, int):
        return True
    place = os.path.realpath(os.fsdecode(path))
    inside = any(place.startswith(f"{folder}{os.sep}") for folder in readable)
    return inside or not any(place.startswith(f"{folder}{os.sep}") for folder in (HOME, project()) if folder)


def run(shell: Any, cells: list[str]) -> dict[str, Any]:
    """Give what each cell shows, in notebook form, and which failed: its number, line and error."""
    outputs: list[list[dict[str, Any]]] = []
    for number, cell in enumerate(cells):
        shown, error = _outputs(shell, cell)
        outputs.append(shown)
        if error is not None:
            failed = {"cell": number, "line": _line(error), "error": f"{type(error).__name__}: {error}"[:400]}
            return {"outputs": outputs, "failed": failed}
    return {"outputs": outputs, "failed": None}


def _outputs(shell: Any, cell: str) -> tuple[list[dict[str, Any]], BaseException | None]:
    from IPython.utils.capture import capture_output  # noqa: PLC0415

    with capture_output() as captured:
        # a cell's last line is a result too
        shell.display_trap.hook = sys.displayhook
        result = shell.run_cell(cell, store_history=False)
    text = captured.stdout
    printed: list[dict[str, Any]] = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
    shown = [{"output_type": "display_data", "metadata": {}, "data": _best(each.data)} for each in captured.outputs]
    return printed + shown, result.error_before_exec or result.error_in_exec


def _best(data: dict[str, Any]) -> dict[str, Any]:
    """Keep one form of a result: the table or picture, or the text."""
    kind = "text/html" if "text/html" in data else "text/plain"
    return {kind: data[kind]}


def _line(error: BaseException) -> int:
    """Give the line of the cell, from 0, on which it failed."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        if "ipython-input" in trace.tb_frame.f_code.co_filename or "ipykernel" in trace.tb_frame.f_code.co_filename:
            line = trace.tb_lineno - 1
        trace = trace.tb_next
    return line


if __name__ == "__main__":  # pragma: no cover - that process has an environment of its own
    main()
