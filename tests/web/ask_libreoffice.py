"""Ask LibreOffice's remote grammar checker about a text: ``ask_libreoffice.py PIPE ADDRESS TEXT``.

Runs with the Python that has the module ``uno`` (Debian: ``python3-uno``) and needs a
LibreOffice that listens on the pipe. Prints one JSON list: of each error where it starts
(in UTF-16 units), how long it is, what is said and what is suggested.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import Locale

SETTINGS = "/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"
CHECKER = "org.openoffice.lingu.LanguageToolGrammarChecker"


def connected(pipe: str, patience: float = 900) -> Any:
    """Return the context of the LibreOffice that listens on the pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    until = time.monotonic() + patience
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def main(pipe: str, address: str, text: str) -> None:
    """Point the remote checker at the address and have it read the text."""
    context = connected(pipe)
    create = context.ServiceManager.createInstanceWithContext
    provider = create("com.sun.star.configuration.ConfigurationProvider", context)
    settings = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        (PropertyValue("nodepath", 0, SETTINGS, 0),),
    )
    settings.replaceByName("BaseURL", address)
    settings.replaceByName("IsEnabled", True)  # noqa: FBT003  the interface wants it so
    settings.commitChanges()
    checker = create(CHECKER, context)
    found = checker.doProofreading("1", text, Locale("en", "US", ""), 0, len(text), ())
    errors = [
        {
            "start": one.nErrorStart,
            "length": one.nErrorLength,
            "says": one.aShortComment,
            "suggests": list(one.aSuggestions),
        }
        for one in found.aErrors
    ]
    print(json.dumps(errors))


if __name__ == "__main__":
    main(*sys.argv[1:])
