"""Ends what is logged in as somebody who got a new PIN or left: browsers, desks, half logins and the seat."""

from __future__ import annotations

import asyncio

from jupyterhub import orm
from jupyterhub.utils import new_token


def end(user) -> None:
    """Whoever is logged in as this user is so no longer. The tokens of servers have no session and stay."""
    person, db = user.orm_user, user.db
    person.cookie_id = new_token()
    for kind in (orm.APIToken, orm.OAuthCode):
        of_browsers = (kind.user_id == person.id, kind.session_id.is_not(None))
        for held in db.query(kind).filter(*of_browsers).all():
            db.delete(held)
    db.commit()


async def free_seat(user, handler) -> None:
    """Stop the user's seat: its door remembers logins for minutes. Every decision is in the records."""
    spawner = user.spawners[""]
    if spawner.ready and not spawner.pending:
        await handler.stop_single_user(user)


def free_seat_soon(user, handler) -> None:
    """The same beside the request that noticed."""
    _under_way.add(task := asyncio.ensure_future(free_seat(user, handler)))
    task.add_done_callback(_under_way.discard)


_under_way: set[asyncio.Future] = set()  # the loop itself holds tasks only weakly
