"""From a store's readings to its corpus: claims, their roots and sources, actors and outlets over all articles, meanings to search."""

from accordingto.linking.deciding import SAME, join, split
from accordingto.linking.making import Linking, link
from accordingto.linking.rejoining import Rejoined, rejoin

__all__ = ["SAME", "Linking", "Rejoined", "join", "link", "rejoin", "split"]
