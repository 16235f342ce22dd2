"""Learners become known to the hub before they ever log in, so that their seats can be started for them.

The hub creates a person at their first login; creating one otherwise takes the right to change and delete
everybody. This address can do one thing: it makes known who is a learner in the records anyway.
"""

from __future__ import annotations

import asyncio

from jupyterhub.apihandlers.base import APIHandler
from tornado import web

from talat.records import accounts

SCOPE = "custom:talat:know-learners"
SCOPES = {SCOPE: {"description": "make learners of the records known to the hub"}}
MOST = 500  # names in one call


class KnownLearners(APIHandler):
    """POST a list of names: those that are learners in the records are known afterwards."""

    async def post(self):
        if SCOPE not in self.expanded_scopes:
            raise web.HTTPError(403)
        names = self.get_json_body()
        if not isinstance(names, list) or len(names) > MOST or not all(isinstance(n, str) for n in names):
            raise web.HTTPError(400, "a list of names")
        known = [name for name in names if await self._make_known(name)]
        self.write({"known": known})

    async def _make_known(self, name: str) -> bool:
        about = await asyncio.to_thread(self.authenticator.learner, name)
        if about is None:
            return False
        user = self.user_from_username(name)
        user.sync_groups(about["groups"])
        return True


def learner_of(records, name: str):
    """The account of that name if it is a learner who is here, else None."""
    account = accounts.account(records, name)
    here = account is not None and account.role == "learner" and account.ended_at is None
    return account if here else None


HANDLERS = [(r"/api/known-learners", KnownLearners)]
