"""The version of transcheck, once."""

VERSION = "0.1.0"
