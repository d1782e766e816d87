"""The places that the grammar's highlight tests mark, as tree-sitter reads them."""

import re

MARK = re.compile(r"^(\s*)#(\s*)(<-|\^+) ([a-z.]+)$")


def marks(text):
    """Line, from one, column, from zero, and capture of every place that is marked below its line."""
    found, marked = [], 0
    for number, line in enumerate(text.splitlines(), 1):
        mark = MARK.match(line)
        if not mark:
            marked = number
        elif mark[3] == "<-":
            found.append((marked, len(mark[1]), mark[4]))
        else:
            found += [(marked, column, mark[4]) for column in range(mark.start(3), mark.end(3))]
    return found
