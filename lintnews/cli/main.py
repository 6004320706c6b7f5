"""Find out which command is meant, run it, and turn errors into exit codes.

Exit codes: 0 nothing at or above the fail level, 1 findings at or above it, 2 the
whole job could not be done, 130 interrupted.
"""

from __future__ import annotations

from contextlib import suppress

from lintnews.errors import ConfigError, LintnewsError
from lintnews.run.exit_codes import FAILED, INTERRUPTED

#: command -> the module that has ``run(arguments) -> exit code``
COMMANDS = {
    "audit": "lintnews.cli.audit",
    "check": "lintnews.cli.check",
    "completion": "lintnews.cli.completion",
    "config": "lintnews.cli.config",
    "explain": "lintnews.cli.explain",
    "help": "lintnews.cli.help",
    "init": "lintnews.cli.init",
    "inspect": "lintnews.cli.inspect",
    "lsp": "lintnews.cli.lsp",
    "new": "lintnews.cli.new",
    "report": "lintnews.cli.report",
    "review": "lintnews.cli.review",
    "rules": "lintnews.cli.rules",
    "scan": "lintnews.cli.scan",
    "serve": "lintnews.cli.serve",
    "test": "lintnews.cli.test",
}


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; without one it is ``check``."""
    import importlib

    from lintnews.cli import output
    from lintnews.cli.options import split_command
    from lintnews.run import kept_expressions

    output.prepare()
    kept_expressions.begin()
    code = FAILED
    try:
        name, rest = split_command(arguments, COMMANDS)
        code = importlib.import_module(COMMANDS[name]).run(rest)
        output.flush()
    except ConfigError as error:
        code = FAILED
        for problem in error.problems:
            output.say(problem)
    except LintnewsError as error:
        code = FAILED
        output.say(str(error))
    except BrokenPipeError:
        # The reader (``| head``) has seen enough.
        code = FAILED
        output.abandon()
    except FileNotFoundError as error:
        output.say(f"cannot go on: {error.strerror}; is the current folder still there?")
    except OSError as error:
        # Files are read and written where their errors are caught: this is what a command printed.
        output.say(f"standard output cannot be written: {error.strerror or error}")
        output.abandon()
    except KeyboardInterrupt:
        code = INTERRUPTED
        with suppress(LintnewsError, OSError):
            output.flush()
        output.abandon()
    kept_expressions.end()
    return code
