# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the settings of a Django project without running them. This part: what an expression can come to.

Python's own values stand for themselves (str, int, float, bool, None, list, tuple, set, dict). What is no plain
value is one of the classes below. Nothing of the project is imported, compiled or called.
"""
import ast
import contextlib
import copy
import json
import re
import sys

MAX_ITEMS = 5000
MAX_TEXT = 100000
MAX_STEPS = 400000
MAX_CALLS = 12


class Unreadable(Exception):
    """An expression whose value is not certain, and why."""

    def __init__(self, why):
        Exception.__init__(self, why)
        self.why = why


class NotFound(Exception):
    """An import of the project's own that leads to no file."""

    def __init__(self, module, why):
        Exception.__init__(self, module)
        self.module, self.why = module, why


class Return(Exception):
    def __init__(self, value):
        Exception.__init__(self)
        self.value = value


class Lasting:
    """Things that are the same whichever branch is taken."""

    def __deepcopy__(self, memo):
        return self


class Unknown(Lasting):
    """Stands where a value could not be read."""

    def __init__(self, why):
        self.why = why


class External(Lasting):
    """A name of Python or of a package, such as os.environ; known by its dotted name alone."""

    def __init__(self, name):
        self.name = name


class Module(Lasting):
    def __init__(self, scope):
        self.scope = scope


class Function(Lasting):
    def __init__(self, node, scope):
        self.node, self.scope = node, scope


class Bound(Lasting):
    """A method of a value, such as "a,b".split."""

    def __init__(self, owner, method):
        self.owner, self.method = owner, method


class Env(Lasting):
    """An object of django-environ ("environ") or environs that reads the environment."""

    def __init__(self, package, scheme):
        self.package, self.scheme = package, scheme


class Csv(Lasting):
    """decouple's cast of the same name."""

    def __init__(self, delimiter, strip):
        self.delimiter, self.strip = delimiter, strip


class Seconds(Lasting):
    """A timedelta."""

    def __init__(self, total):
        self.total = total


class Scope:
    """The names of a module or of a function call."""

    def __init__(self, path, outer=None):
        self.path, self.outer = path, outer
        self.names, self.env, self.where = {}, {}, {}

    def find(self, name):
        scope = self
        while scope is not None and name not in scope.names:
            scope = scope.outer
        return scope

    def copied(self):
        out = Scope(self.path, self.outer)
        out.names = copy.deepcopy(self.names)
        out.env = dict((name, set(env)) for name, env in self.env.items())
        out.where = dict(self.where)
        return out

    def become(self, other):
        self.names, self.env, self.where = other.names, other.env, other.where


TRUE_WORDS = ("y", "yes", "t", "true", "on", "1", "ok")
FALSE_WORDS = ("n", "no", "f", "false", "off", "0", "")
CSP = {
    "NONE": "'none'", "SELF": "'self'", "REPORT_SAMPLE": "'report-sample'", "STRICT_DYNAMIC": "'strict-dynamic'",
    "UNSAFE_EVAL": "'unsafe-eval'", "UNSAFE_HASHES": "'unsafe-hashes'", "UNSAFE_INLINE": "'unsafe-inline'",
    "WASM_UNSAFE_EVAL": "'wasm-unsafe-eval'", "NONCE": "<CSP_NONCE_SENTINEL>",
}
PLAIN = (str, int, float, bool, type(None))


def known(value):
    """The value, unless it is one that could not be read."""
    if isinstance(value, Unknown):
        raise Unreadable(value.why)
    return value


def sized(value):
    if isinstance(value, str) and len(value) > MAX_TEXT or isinstance(value, (list, tuple)) and len(value) > MAX_ITEMS:
        raise Unreadable("it grows too large")
    if isinstance(value, int) and abs(value) > 10 ** 30:
        raise Unreadable("the number grows too large")
    return value


def plain(value):
    """A value of Python's own that holds nothing unknown."""
    known(value)
    if isinstance(value, (list, tuple, set)):
        for item in value:
            plain(item)
    elif not isinstance(value, PLAIN + (dict,)):
        raise Unreadable("it is no plain value")
    return value


def sequence(value):
    known(value)
    if isinstance(value, str):
        return list(value)
    if isinstance(value, dict):
        return list(value)
    if not isinstance(value, (list, tuple, set)):
        raise Unreadable("it is no list")
    return sorted(value) if isinstance(value, set) else value


def truth(value):
    known(value)
    if isinstance(value, (list, tuple, set, dict) + PLAIN):
        return bool(value)
    raise Unreadable("whether it holds is not known")


def boolean_word(text):
    word = str(text).strip().lower()
    if word not in TRUE_WORDS + FALSE_WORDS:
        raise Unreadable("'%s' is neither true nor false" % word[:40])
    return word in TRUE_WORDS


def same(a, b):
    if isinstance(a, Lasting) or isinstance(b, Lasting):
        return a is b
    return type(a) is type(b) and unread(a) == unread(b) and repr(encode(a)) == repr(encode(b))


def encode(value, depth=0):
    """The value as JSON can carry it. Entries that were not read are left out (see unread)."""
    if depth > 6:
        raise Unreadable("it is nested too deeply")
    if isinstance(value, float) and value != value or isinstance(value, int) and abs(value) > 2 ** 53:
        raise Unreadable("the number is out of range")
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, (list, tuple, set)):
        return [encode(v, depth + 1) for v in sequence(value) if not isinstance(v, Unknown)]
    if isinstance(value, dict):
        return {"dict": [[str(k), encode(v, depth + 1)] for k, v in value.items() if not isinstance(v, Unknown)]}
    raise Unreadable("it is no plain value")


def unread(value):
    """Why entries of a list or dict were not read."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return [v.why for v in items if isinstance(v, Unknown)]
