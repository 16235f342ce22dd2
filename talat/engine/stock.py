"""Pieces: who gets the last ones, what those in the store are worth, how good they are; whole numbers."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Store:
    """What lies in the store; whole numbers (products,)."""

    pieces: np.ndarray
    worth: np.ndarray  # satang paid for them
    quality: np.ndarray  # their mean quality, millionths


def served(wanted, pieces, moment):
    """Whether each buyer gets a piece when first come is first served.

    wanted  (buyers,) product of each
    pieces  (products,) in store
    moment  (buyers,) when each pays; equal moments are served in the order given
    """
    order = np.lexsort((np.arange(wanted.size), moment, wanted))
    sorted_ = wanted[order]
    turn = np.arange(wanted.size) - np.searchsorted(sorted_, sorted_, side="left")
    found = np.empty(wanted.size, dtype=bool)
    found[order] = turn < pieces[sorted_]
    return found


def arrive(store, product, pieces, worth, quality):
    """The `Store` after pieces of one product came, worth satang in all, quality in millionths."""
    held = int(store.pieces[product])
    new = [field.copy() for field in (store.pieces, store.worth, store.quality)]
    new[0][product] += pieces
    new[1][product] += worth
    if held + pieces:
        new[2][product] = (int(store.quality[product]) * held + quality * pieces) // (held + pieces)
    return Store(*new)


def leave(store, pieces):
    """(`Store`, worth of what left): `pieces` (products,) leave at mean cost, rounded down.

    The last piece takes all that is left, so no satang stays behind in an empty store.
    """
    held = np.maximum(store.pieces, 1)
    worth = np.where(pieces == store.pieces, store.worth, store.worth * pieces // held)
    return Store(store.pieces - pieces, store.worth - worth, store.quality), worth


def share_out(worth, pieces, some):
    """Worth of `some` of `pieces` that cost `worth` in all, rounded down; all of it for all of them."""
    if some == pieces:
        return worth
    return worth * some // pieces
