"""Names that are given once: the second "a" is "a#2"."""

from __future__ import annotations


class Names:
    """Tells equal names apart by a number, in the order in which they come."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def give(self, name: str) -> str:
        """The name itself the first time, then "name#2", "name#3" ...; never one that was given before."""
        given = name
        while given in self._times:
            self._times[name] += 1
            given = f"{name}#{self._times[name]}"
        self._times[given] = 1
        return given
