"""The version of lintnews, at hand without looking at what is installed."""

VERSION = "0.1.0"
