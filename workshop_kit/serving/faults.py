"""How a fault of ours is logged: what kind and where; never its message, it may quote answers."""

import logging


def told(error: BaseException) -> str:
    """The error's class and the last place it came through."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"


class Bare(logging.Filter):
    """Lets of tornado's log pass what kind of fault met a timer or an outcome, and where."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is a fault; its own words are taken from it."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return False
        record.msg, record.args = "the server met a fault: %s", (told(error),)
        record.exc_info, record.exc_text = None, None
        return True


def hush() -> None:
    """Let tornado log nothing else: its lines have addresses, and addresses have keys."""
    for name in ("access", "general"):
        logging.getLogger(f"tornado.{name}").setLevel(logging.CRITICAL)
    logging.getLogger("tornado.application").addFilter(Bare())
