"""One tree of errors.

    NewsFuseError            anything that a user can mend; its message is one clear sentence
    ├── ConfigError          the command line or a YAML is wrong              exit code 2
    │   └── InputError       the input named there cannot be read at all      exit code 2
    ├── ModelError           weights missing, damaged or not to be trusted    exit code 2
    ├── ResourceError        something that must be installed is not there    exit code 2
    ├── RunError             a run directory cannot be written or read        exit code 2
    └── ClusterError         one cluster cannot be summarised: its status     exit code 1

A message says what was wrong, the value, where, and the next command.
"""

from __future__ import annotations


class NewsFuseError(Exception):
    """Base of all errors that NewsFuse raises on purpose."""

    exit_code = 2


class ConfigError(NewsFuseError):
    """The configuration is wrong. Holds every problem that was found, not only the first."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class InputError(ConfigError):
    """The input that the configuration names cannot be read at all."""


class ModelError(NewsFuseError):
    """Weights are missing, damaged, in an unsafe format, or do not fit their class."""


class ResourceError(NewsFuseError):
    """Something that must be installed is not there, such as the spaCy model."""


class RunError(NewsFuseError):
    """A run directory cannot be created, written or read."""


class ClusterError(NewsFuseError):
    """One cluster cannot be summarised. The run goes on; the record carries the message."""

    exit_code = 1
