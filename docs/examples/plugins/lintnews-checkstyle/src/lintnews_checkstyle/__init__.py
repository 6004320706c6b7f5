"""What lintnews asks this plugin: its rules, its output format and its word list."""

from __future__ import annotations

from pathlib import Path

from lintnews import PluginInfo, Reporter, Rule, WordList, hookimpl


@hookimpl
def lintnews_plugin() -> PluginInfo:
    """Say which API the plugin was written for and whose codes begin with VAG."""
    return PluginInfo(
        api="1.0",
        families={"VAG": "vague measures"},
        url="https://example.org/lintnews-checkstyle/",
    )


@hookimpl
def lintnews_rules() -> list[Rule]:
    """Return the rule; its module is loaded when it is asked for."""
    from lintnews_checkstyle.vague_measure import vague_measure

    return [vague_measure]


@hookimpl
def lintnews_reporters() -> list[Reporter]:
    """Return the output format."""
    from lintnews_checkstyle.checkstyle import report

    return [Reporter(name="checkstyle", report=report, summary="Checkstyle XML")]


@hookimpl
def lintnews_resources() -> list[WordList]:
    """Return the word list, read when the rule first runs."""
    words = Path(__file__).parent / "vague-measures.txt"
    return [
        WordList(
            name="vague-measures",
            words=words,
            licence="own list, public domain",
            summary="measures that say nothing",
        ),
    ]
