"""The culler's key never reaches its log, not even inside a failed callback's arguments."""

import logging

from hub_config.lab.culler import Masked


def test_a_key_in_the_message_or_its_arguments_is_masked():
    record = logging.LogRecord("tornado.application", logging.ERROR, "f", 1, "callback %r of %s", (), None)
    record.args = ({"api_token": "cb81553a36"}, "cb81553a36")
    assert Masked("cb81553a36").filter(record)
    assert record.getMessage() == "callback {'api_token': '[secret]'} of [secret]"
