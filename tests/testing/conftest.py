"""pytest run inside a test."""

pytest_plugins = ("pytester",)
