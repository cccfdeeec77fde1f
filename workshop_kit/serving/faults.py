"""How a fault of ours is logged: what kind and where; never its message, it may quote answers."""


def told(error: BaseException) -> str:
    """The error's class and the last place it came through."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"
