"""What is found wrong with an ad or a post, and what the platform says of an ad."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an ad or a post: the rule, what broke it, how to mend it; Thai."""

    rule: str
    title: str
    words: str  # of the ad, "" when no words are at fault
    why: str
    fix: str
    law: str  # act and section, or that it is the platform's own rule
    where: str  # "headline" | "text" | "photo" | "campaign"
    severity: str  # "forbidden" | "needs_proof" | "needs_permission": refused; "careful": advice
    penalty: str = ""  # what the law threatens
    source: str = ""  # where the rule was read


@dataclass(frozen=True)
class Review:
    """What the platform said of an ad one morning."""

    ad: str
    day: int
    approved: bool
    faults: tuple[Fault, ...] = ()  # for which it was refused
    advice: tuple[Fault, ...] = ()  # to be careful with
