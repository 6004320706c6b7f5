"""Whatever a plugin does wrong, it is named with file and line, and costs nobody else a finding."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lintnews import guard

HEAD = """
import os
import sys
import time

from lintnews import Finding, Reader, ReaderError, Reporter, Severity, Span, hookimpl, rule

@hookimpl
def lintnews_rules():
    return [bad]

@rule(code="BAD101", name="bad", summary="is bad", severity=Severity.WARNING,
      roles=None, languages=None, bad=(), good=())
def bad(reading, options):
    yield Finding(Span(0, 2), "before the fault")
"""

# what the rule does -> what the message says of it
WRONGS = {
    "raises": ("    raise KeyError('here')  # fault", "KeyError: 'here'"),
    "exits": ("    sys.exit(0)  # fault", "SystemExit: 0"),
    "interrupts": ("    raise KeyboardInterrupt  # fault", "KeyboardInterrupt"),
    "has-no-memory": ("    raise MemoryError('none')  # fault", "MemoryError: none"),
    "is-too-deep": ("    raise RecursionError('deep')  # fault", "RecursionError: deep"),
    "raises-base": ("    raise GeneratorExit  # fault", "GeneratorExit"),
    "yields-rubbish": ("    yield 'rubbish'  # fault", "yielded str, not a Finding"),
    "yields-no-span": (
        "    yield Finding((0, 1), 'x')  # fault",
        "speaks of (0, 1), which is no Span",
    ),
    "yields-no-message": ("    yield Finding(Span(0, 1), 3)  # fault", "message is int"),
    "off-the-text": (
        "    yield Finding(Span(0, 9999), 'x')  # fault",
        "outside a text of 38 characters",
    ),
    "before-the-text": ("    yield Finding(Span(-1, 1), 'x')  # fault", "ValueError: not a span"),
    "recurses": ("    def again():\n        again()  # fault\n    again()", "RecursionError"),
    "loops": ("    while True: pass  # fault", "did not come to an end within 0.3 s"),
    "loops-and-catches": (
        (
            "    while True:\n        try:\n            time.sleep(0.01)  # fault\n        except "
            "Exception:\n            pass"
        ),
        "did not come to an end",
    ),
    "backtracks": (
        "    import re\n    re.match('(a*)*b', 'a' * 40)  # fault",
        "did not come to an end",
    ),
    "prints": ("    print('noise')  # fault", "printed 'noise' to standard output"),
    "changes-the-reading": ("    reading.text = ''  # fault", "a reading cannot be changed: text"),
    "changes-the-article": ("    reading.article.text = ''  # fault", "AttributeError"),
    "changes-the-blocks": ("    reading.article.blocks.clear()  # fault", "AttributeError"),
    "changes-the-tokens": (
        "    from lintnews import tokens\n    reading.get(tokens).starts[0] = 9  # fault",
        "TypeError: 'tuple' object does not support item assignment",
    ),
    "changes-the-vocabulary": (
        "    reading.vocabulary.lists['x'] = frozenset()  # fault",
        "TypeError",
    ),
    "changes-its-options": ("    options.x = 1  # fault", "options are frozen"),
    "changes-by-force": (
        "    object.__setattr__(reading.article, 'text', 'okay?')  # fault",
        "AttributeError",
    ),
}


@pytest.mark.parametrize("wrong", WRONGS)
def test_a_rule_that_does_wrong_costs_nobody_else_a_finding(
    site: Any, line_of: Callable[[Path, str], int], wrong: str
) -> None:
    does, said = WRONGS[wrong]
    module = site.install("aaa", HEAD + does + "\n")
    site.install("okk", site.good)
    result = site.run("--select", "OKK,BAD", "article.txt", limit=0.3)
    assert result.returncode == 2, result.stderr
    assert "article.txt:1:7: OKK101 okay\n" in result.stdout
    assert "article.txt:1:1: BAD101 before the fault\n" in result.stdout
    assert result.stdout.count("\n") == 3
    assert said in result.stdout
    assert "rule BAD101 bad of plugin 'aaa'" in result.stdout
    assert f"{module}:{line_of(module, '# fault')}" in result.stdout


@pytest.mark.parametrize("catches", [False, True])
def test_an_interrupt_in_the_middle_of_a_rule_ends_the_run(site: Any, catches: bool) -> None:
    does = "    import os, signal\n    os.kill(os.getpid(), signal.SIGINT)\n    time.sleep(60)"
    if catches:
        lines = does.replace("\n", "\n    ")
        does = f"    try:\n    {lines}\n    except BaseException:\n        pass"
    site.install("aaa", HEAD + does + "\n")
    site.install("okk", site.good)
    result = site.run("--select", "OKK,BAD", "article.txt", "article.txt")
    assert result.returncode == 130
    assert "failed" not in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_a_rule_that_raises_an_interrupt_is_named_in_several_processes_too(site: Any) -> None:
    site.install("aaa", HEAD + "    raise KeyboardInterrupt\n")
    for number in range(4):
        (site.copy / f"{number}.txt").write_text("The pier is open today.\n", encoding="utf-8")
    result = site.run("--select", "BAD", "-j", "2", "--no-cache", ".")
    assert result.returncode == 2
    assert result.stdout.count("rule BAD101 bad of plugin 'aaa' failed: KeyboardInterrupt") == 5


def test_a_rule_that_others_keep_from_the_processor_is_not_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watching = guard.Guard(limit=10.0)
    watching.start("a rule")
    clock = iter(range(1000))
    monkeypatch.setattr(time, "thread_time", lambda: next(clock) / 1000)
    monkeypatch.setattr(guard, "_times_given_up", lambda: 7)
    for _ in range(100):  # a hundred seconds by the clock, a tenth of the processor
        watching._tick(14, None)
    given_up = iter((0, 20))
    monkeypatch.setattr(guard, "_times_given_up", lambda: next(given_up))
    watching.start("another, which waits")
    for _ in range(21):
        watching._tick(14, None)
    with pytest.raises(guard.TimeSpentError, match="in which it only waited"):
        watching._tick(14, None)
    watching.stop()


def test_a_rule_that_catches_its_own_end_is_named_and_ends_the_run_after_what_was_found(
    site: Any,
) -> None:
    does = (
        "    while 'loop' in reading.text:\n        try:\n            time.sleep(0.01)  # fault\n"
        "        except:\n            pass"
    )
    module = site.install("aaa", HEAD + does + "\n")
    (site.copy / "b.txt").write_text("A loop, the mayor said on Monday.\n", encoding="utf-8")
    result = site.run("--select", "BAD", "article.txt", "b.txt", limit=0.3)
    assert result.returncode == 2
    assert result.stdout == "article.txt:1:1: BAD101 before the fault\n"
    assert "rule BAD101 bad of plugin 'aaa' does not let itself be ended" in result.stderr
    assert str(module) in result.stderr


@pytest.mark.parametrize(
    ("returns", "said"),
    [
        ("None", "'NoneType' object is not iterable"),
        ("7", "'int' object is not iterable"),
        ("['x']", "yielded str, not a Finding"),
    ],
)
def test_a_rule_that_returns_rubbish_is_named_where_it_begins(
    site: Any, line_of: Callable[[Path, str], int], returns: str, said: str
) -> None:
    code = HEAD.replace(
        '    yield Finding(Span(0, 2), "before the fault")', f"    return {returns}"
    )
    module = site.install("aaa", code)
    site.install("okk", site.good)
    result = site.run("--select", "OKK,BAD", "article.txt")
    assert result.returncode == 2
    assert "OKK101 okay" in result.stdout
    assert said in result.stdout
    assert f"{module}:{line_of(module, '@rule(code=')}" in result.stdout


LOADING = {
    "does-not-import": (
        "import there_is_no_such_module  # fault",
        "ModuleNotFoundError: No module named 'there_is_no_such_module'",
    ),
    "is-no-python": ("def (:  # fault", "SyntaxError"),
    "raises": ("raise RuntimeError('at import')  # fault", "RuntimeError: at import"),
    "exits": ("import sys\nsys.exit(3)  # fault", "SystemExit: 3"),
    "loops": ("while True: pass  # fault", "did not come to an end within 0.3 s"),
    "recurses": ("def again():\n    again()  # fault\nagain()", "RecursionError"),
    "prints": ("print('hello')  # fault", "printed 'hello' to standard output"),
    "hook-raises": (
        (
            "from lintnews import hookimpl\n@hookimpl\ndef lintnews_rules():\n    raise "
            "ValueError('no')  # fault"
        ),
        "lintnews_rules failed: ValueError: no",
    ),
    "hook-generator-raises": (
        (
            "from lintnews import hookimpl\n@hookimpl\ndef lintnews_rules():\n    yield from ()\n"
            "    raise ValueError('no')  # fault"
        ),
        "lintnews_rules failed: ValueError: no",
    ),
    "bad-rule": (
        (
            "from lintnews import rule, Severity\n"
            "@rule(code='x', name='x', summary='x', severity=Severity.INFO, bad=(), good=())  # "
            "fault\ndef x(r, o): ..."
        ),
        "a code is three capital letters and three digits, not 'x'",
    ),
}


@pytest.mark.parametrize("wrong", LOADING)
def test_a_plugin_that_does_not_load_is_named_and_the_rest_lint(
    site: Any, line_of: Callable[[Path, str], int], wrong: str
) -> None:
    code, said = LOADING[wrong]
    module = site.install("aaa", code + "\n")
    site.install("okk", site.good)
    result = site.run("--select", "OKK", "article.txt", limit=0.3)
    assert result.returncode == 2
    assert result.stdout == "article.txt:1:7: OKK101 okay\n"
    assert "plugin 'aaa' (aaa 1.0)" in result.stderr
    assert said in result.stderr
    assert f"{module}:{line_of(module, '# fault')}" in result.stderr


RETURNS = {
    "lintnews_rules": ("[1]", "lintnews_rules returned int, not Rule"),
    "lintnews_readers": ("['x']", "lintnews_readers returned str, not Reader"),
    "lintnews_reporters": ("[None]", "lintnews_reporters returned NoneType, not Reporter"),
    "lintnews_profiles": ("{1: 2}", "lintnews_profiles returned int, not Profile or Pack"),
    "lintnews_resources": ("7", "TypeError: 'int' object is not iterable"),
    "lintnews_plugin": ("'me'", "lintnews_plugin returned str, not PluginInfo"),
    "lintnews_rulez": (
        "()",
        "lintnews has no hook 'lintnews_rulez' in API 1.0; did you mean 'lintnews_rules'?",
    ),
}


@pytest.mark.parametrize("hook", RETURNS)
def test_a_hook_that_returns_rubbish_is_named(site: Any, hook: str) -> None:
    value, said = RETURNS[hook]
    site.install(
        "aaa", f"from lintnews import hookimpl\n@hookimpl\ndef {hook}():\n    return {value}\n"
    )
    site.install("okk", site.good)
    result = site.run("--select", "OKK", "article.txt")
    assert result.returncode == 2
    assert result.stdout == "article.txt:1:7: OKK101 okay\n"
    assert "plugin 'aaa' (aaa 1.0)" in result.stderr
    assert said in result.stderr


def test_a_hook_with_an_argument_that_does_not_exist_is_named(site: Any) -> None:
    site.install(
        "aaa",
        "from lintnews import hookimpl\n@hookimpl\ndef lintnews_rules(config):\n    return ()\n",
    )
    result = site.run("--select", "DUP", "article.txt")
    assert result.returncode == 2
    assert "'aaa'" in result.stderr
    assert "config" in result.stderr


def test_two_plugins_with_one_code_are_refused_and_both_named(site: Any) -> None:
    site.install("okk", site.good)
    site.install("zzz", site.good)
    result = site.run("--select", "OKK", "article.txt")
    assert result.returncode == 2
    assert result.stdout == "article.txt:1:7: OKK101 okay\n"
    assert (
        "plugin 'zzz' (zzz 1.0): the rule code 'OKK101' belongs to 'okk' (okk 1.0)" in result.stderr
    )


def test_two_plugins_with_one_family_are_refused(site: Any) -> None:
    family = "\n@hookimpl\ndef lintnews_plugin():\n    return PluginInfo(families={'OKK': 'x'})\n"
    site.install("okk", site.good + family)
    site.install(
        "zzz",
        site.good.replace("OKK101", "ZZZ101").replace('"okay", summary', '"other", summary')
        + family,
    )
    result = site.run("--select", "OKK", "article.txt")
    assert result.returncode == 2
    assert "the family 'OKK' belongs to 'okk' (okk 1.0)" in result.stderr


def test_nobody_may_have_the_linters_own_family(site: Any) -> None:
    site.install("okk", site.good.replace("OKK101", "LNT555"))
    result = site.run("article.txt")
    assert result.returncode == 2
    assert "LNT555 is in the family LNT, which is the linter's own" in result.stderr


READER = """
@hookimpl
def lintnews_readers():
    return [Reader(name="odd", extensions=(".odd",), read=read)]

def read(source):
    from lintnews import Article, Block
    yield Article("It is okay.", (Block(Span(0, 11)),))
"""


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("    raise KeyError(1)  # fault", "the odd reader of plugin 'aaa' failed: KeyError: 1"),
        ("    while True: pass  # fault", "did not come to an end"),
        ("    yield 'x'  # fault", "yielded str, not an Article"),
        ("    sys.exit(0)  # fault", "SystemExit: 0"),
        ("    print('x')  # fault", "printed 'x' to standard output"),
    ],
)
def test_a_reader_that_does_wrong_costs_only_what_it_did_not_read(
    site: Any, line_of: Callable[[Path, str], int], does: str, said: str
) -> None:
    module = site.install("aaa", HEAD + READER + does + "\n")
    site.install("okk", site.good)
    (site.copy / "feed.odd").write_text("whatever this is", encoding="utf-8")
    result = site.run("--select", "OKK", "feed.odd", "article.txt", limit=0.3)
    assert result.returncode == 2
    assert "article.txt:1:7: OKK101 okay\n" in result.stdout
    assert "feed.odd:1:7: OKK101 okay\n" in result.stdout
    assert "feed.odd:1:1: LNT001" in result.stdout
    assert said in result.stdout
    assert f"{module}:{line_of(module, '# fault')}" in result.stdout


REPORTER = """
@hookimpl
def lintnews_reporters():
    return [Reporter(name="odd", report=report)]

def report(found, run):
    yield "begun\\n"
"""


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (
            "    raise KeyError(1)  # fault",
            "the reporter 'odd' of plugin 'aaa' failed: KeyError: 1",
        ),
        ("    while True: pass  # fault", "did not come to an end"),
        ("    yield 3  # fault", "yielded int, not text"),
        ("    sys.exit(0)  # fault", "SystemExit: 0"),
    ],
)
def test_a_reporter_that_fails_loses_no_finding(site: Any, does: str, said: str) -> None:
    module = site.install("aaa", HEAD + REPORTER + does + "\n")
    site.install("okk", site.good)
    result = site.run("--select", "OKK", "--format", "odd", "article.txt", limit=0.3)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "article.txt:1:7: OKK101 okay\n" in result.stderr
    assert said in result.stderr
    assert str(module) in result.stderr


def test_a_pattern_of_a_package_that_never_ends_is_ended_and_named(site: Any) -> None:
    code = HEAD.replace("roles=None,", "roles=None, patterns=(Pattern('(a*)*b'),),", 1).replace(
        "import Finding,", "import Finding, Pattern,"
    )
    site.install(
        "aaa", code.replace("def bad(reading, options):", "def bad(reading, options, matches):")
    )
    site.install("okk", site.good)
    site.article.write_text("It is okay, the mayor said.\n\n" + "a" * 60 + "\n", encoding="utf-8")
    result = site.run("--select", "OKK,BAD", "article.txt", limit=0.3)
    assert result.returncode == 2
    assert "article.txt:1:7: OKK101 okay\n" in result.stdout
    assert (
        "rule BAD101 bad of plugin 'aaa' failed: the pattern '(a*)*b' did not come to an end "
        "within 0.3 s" in result.stdout
    )


def test_a_rule_that_another_module_imports_is_one_rule(site: Any) -> None:
    package = site.folder / "two"
    package.mkdir()
    (package / "__init__.py").write_text(
        "import sys\nfrom lintnews import collect_rules, hookimpl\n"
        "@hookimpl\ndef lintnews_rules():\n    return collect_rules(sys.modules[__name__])\n",
        encoding="utf-8",
    )
    (package / "first.py").write_text(site.good, encoding="utf-8")
    (package / "second.py").write_text("from two.first import okay\n", encoding="utf-8")
    site.announce(site.folder, "two")
    result = site.run("--select", "OKK", "article.txt")
    assert result.stdout == "article.txt:1:7: OKK101 okay\n", result.stderr


def test_what_one_plugin_does_to_an_article_does_not_reach_the_next_file(site: Any) -> None:
    site.install("aaa", HEAD + WRONGS["changes-by-force"][0] + "\n")
    site.install("okk", site.good)
    (site.copy / "second.txt").write_text("All is okay.\n", encoding="utf-8")
    result = site.run("--select", "OKK", "article.txt", "second.txt")
    assert result.stdout == "article.txt:1:7: OKK101 okay\nsecond.txt:1:8: OKK101 okay\n"


RULE = """
from lintnews import (
    Article, Directive, Finding, Options, Pattern, Reader, Severity, Span, WordList, hookimpl, rule
)

def bad_rule(check, **more):
    given = {"patterns": ()} | more
    return rule(code="BAD101", name="bad", summary="is bad", severity=Severity.WARNING,
                roles=None, languages=None, bad=(), good=(), **given)(check)
"""
# what a plugin brings -> what is said of it
FAULTS = {
    "words-that-exit": (
        """
def words(): raise SystemExit(0)
@hookimpl
def lintnews_resources(): return (WordList("bad-words", words, "MIT"),)
@hookimpl
def lintnews_rules(): return [bad_rule(lambda reading, options, matches: [], word_list="bad-words")]
""",
        "rule BAD101 bad of plugin 'aaa' failed: SystemExit: 0",
    ),
    "words-that-are-none": (
        """
@hookimpl
def lintnews_resources(): return (WordList("bad-words", lambda: ["", None], "MIT"),)
@hookimpl
def lintnews_rules(): return [bad_rule(lambda reading, options, matches: [], word_list="bad-words")]
""",
        "rule BAD101 bad of plugin 'aaa' failed",
    ),
    "words-without-end": (
        """
def words():
    while True: pass
@hookimpl
def lintnews_resources(): return (WordList("bad-words", words, "MIT"),)
@hookimpl
def lintnews_rules(): return [bad_rule(lambda reading, options, matches: [], word_list="bad-words")]
""",
        "did not come to an end",
    ),
    "options-that-raise": (
        """
class O(Options):
    def __init__(self, **given): raise ValueError("opt")
@hookimpl
def lintnews_rules(): return [bad_rule(lambda reading, options: [], options=O)]
""",
        "rule BAD101 bad of plugin 'aaa' failed: ValueError: opt",
    ),
    "a-span-of-floats": (
        """
@hookimpl
def lintnews_rules(): return [bad_rule(lambda reading, options: [Finding(Span(0, 2.5), "x")])]
""",
        "which is no Span",
    ),
    "findings-without-end": (
        """
def check(reading, options):
    while True: yield Finding(Span(0, 1), "x")
@hookimpl
def lintnews_rules(): return [bad_rule(check)]
""",
        "yields without end: more than 1,000 findings",
    ),
    "a-pattern-that-is-no-text": (
        """
@hookimpl
def lintnews_rules(): return [bad_rule(lambda r, o, m: [], patterns=(Pattern(3),))]
""",
        "plugin 'aaa' (aaa 1.0): of rule BAD101 bad the patterns are no tuple of Pattern",
    ),
    "an-article-of-a-number": (
        """
@hookimpl
def lintnews_readers(): return [Reader("zzz", (".zzz",), lambda s: iter([Article(12, None)]))]
""",
        "the zzz reader of plugin 'aaa' yielded an Article whose text is int",
    ),
    "a-directive-outside": (
        """
OUT = (Directive(10**9, Span(10**9, 10**9 + 1), "off DUP"),)
@hookimpl
def lintnews_readers():
    return [Reader("zzz", (".zzz",), lambda s: iter([Article(s.text, (), directives=OUT)]))]
""",
        "the zzz reader of plugin 'aaa' yielded an Article with a directive outside",
    ),
    "articles-without-end": (
        """
def read(source):
    while True: yield Article(source.text, ())
@hookimpl
def lintnews_readers(): return [Reader("zzz", (".zzz",), read)]
""",
        "yields articles without end",
    ),
    "a-charset-that-raises": (
        """
def charset(data): raise ValueError("cs")
@hookimpl
def lintnews_readers():
    return [Reader("zzz", (".zzz",), lambda s: iter([Article(s.text, ())]), charset=charset)]
""",
        "the zzz reader of plugin 'aaa' failed: ValueError: cs",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_a_plugin_brings_that_is_wrong_is_named_and_the_rest_is_linted(
    site: Any, fault: str
) -> None:
    code, said = FAULTS[fault]
    site.install("aaa", RULE + code)
    site.install("okk", site.good)
    (site.copy / "b.zzz").write_text("b\n", encoding="utf-8")
    runs = "lintnews_rules" in code and fault != "a-pattern-that-is-no-text"
    chosen = "OKK,LNT001,LNT900,BAD" if runs else "OKK,LNT001,LNT900"
    result = site.run("--select", chosen, "article.txt", "b.zzz", limit=0.5)
    assert result.returncode == 2, result.stderr
    assert "article.txt:1:7: OKK101 okay\n" in result.stdout
    assert said in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_a_thread_that_a_plugin_leaves_does_not_keep_the_run(site: Any) -> None:
    site.install(
        "aaa",
        RULE
        + """
import threading, time
def check(reading, options):
    threading.Thread(target=time.sleep, args=(10**6,), name="left").start()
    return []
@hookimpl
def lintnews_rules(): return [bad_rule(check)]
""",
    )
    site.install("okk", site.good)
    result = site.run("--select", "OKK,BAD", "article.txt")
    assert "OKK101" in result.stdout
    assert "a plugin left a thread running: left" in result.stderr
    assert result.returncode == 2
