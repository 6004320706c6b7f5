"""The engine: Daft, with nothing reported to anybody, on this machine or on a Ray cluster."""

from __future__ import annotations

import logging
import os
from types import ModuleType

from lintnews.errors import MissingExtraError, UsageError
from lintnews.hints import Any

#: Said before the libraries are imported: no usage report, no dashboard, no bar of their own.
QUIET = {
    "DO_NOT_TRACK": "1",
    "SCARF_NO_ANALYTICS": "true",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "DAFT_AUTOSCALING_DOWNSCALE_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DISABLE_DASHBOARD": "1",
    "RAY_DEDUP_LOGS": "0",
}
_FILES_AT_ONCE = 1000  # that are read as one, if they are small
# A worker of the engine is a new interpreter: a checkout must not bring modules with it.
_SAFE = {"PYTHONSAFEPATH": "1"}


def start(cluster: str | None = None) -> ModuleType:
    """Return Daft, ready to run here, or on the Ray cluster at an address (``auto``: the one here).

    Raises:
        MissingExtraError: if Daft, or Ray for a cluster, is not installed.
        UsageError: if there is no cluster at the address.
    """
    os.environ.update(QUIET)
    os.environ.update(_SAFE)
    try:
        import daft
    except ImportError as error:
        extra = "scan"
        raise MissingExtraError(extra) from error
    if cluster is None:
        daft.set_runner_native()
        return daft
    try:
        import ray
    except ImportError as error:
        extra = "cluster"
        raise MissingExtraError(extra) from error
    try:
        ray.init(
            address=cluster,
            log_to_driver=False,
            logging_level=logging.ERROR,
            runtime_env={"env_vars": {**QUIET, **_SAFE}},
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        message = f"--cluster {cluster}: there is no Ray cluster: {error}"
        raise UsageError(message) from error
    daft.set_runner_ray(noop_if_initialized=True)
    return daft


def read_together(daft: ModuleType) -> None:
    """Let the engine read small files many at a time from now on.

    Each would else be a task of its own on a cluster, and what is grouped or joined then goes from
    each of them to each: the square of their number. Not for tables that are laid out: a row's
    number is its place.
    """
    daft.set_execution_config(
        enable_scan_task_split_and_merge=True, max_sources_per_scan_task=_FILES_AT_ONCE
    )


def workers(asked: int | None, cluster: str | None) -> int:
    """Return how many workers lint: as many as asked for, else as many as there are processors."""
    if asked is not None:
        return asked
    if cluster is not None:
        import ray

        resources: Any = ray.cluster_resources
        return max(1, int(resources().get("CPU", 1)))
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
