"""Write into docs/measurements.toml which version of a rule was measured.

``python tests/builtin/stamp_measurements.py NAME…`` after reading the hits of the
rules again; without names, stamps the measurements that have no digest yet.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import sum_measurements  # stands beside this script

from lintnews.manual import measurements
from lintnews.plugins import registry

FILE = Path(__file__).parents[2] / "docs" / "measurements.toml"


def main(names: list[str]) -> None:
    """Stamp the tables of the named rules, or those that have no stamp."""
    loaded = registry.load()
    known = {**loaded.by_code(), **loaded.by_name()}
    head, *tables = re.split(r"(?m)^(?=\[\[measurement\]\])", FILE.read_text(encoding="utf-8"))
    for number, table in enumerate(tables):
        match = re.search(r'(?m)^rule = "([^"]+)"$', table)
        if match is None or match[1] not in known:
            sys.exit(f"no such rule: {table}")
        rule = known[match[1]]
        stamped = re.search(r'(?m)^digest = "(\w*)"\n', table)
        if rule.name in names or rule.code in names or stamped is None:
            bare = re.sub(r'(?m)^digest = "\w*"\n', "", table)
            tables[number] = bare.replace(
                match[0], f'{match[0]}\ndigest = "{measurements.digest(rule)}"', 1
            )
    FILE.write_text(head + "".join(tables), encoding="utf-8")
    sum_measurements.main()


if __name__ == "__main__":
    main(sys.argv[1:])
