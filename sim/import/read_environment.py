# SPDX-License-Identifier: GPL-3.0-or-later
# Calls of Python's own functions and of the packages that read the environment. Follows read_expressions.py.

ENVIRON_LISTS = ("list", "tuple", "csv")
ENVIRON_PLAIN = ("str", "bool", "int", "float", "get_value", "url", "json", "log_level", "dict")
WITHOUT_EFFECT = ("environ.Env.read_env", "environs.Env.read_env", "dotenv.load_dotenv", "os.environ.setdefault", "sys.path.append",
                  "sys.path.insert", "print", "warnings.filterwarnings", "warnings.warn", "django.setup", "pymysql.install_as_MySQLdb")


class Environment(Expressions):
    def arguments(self, node, scope, names):
        """The arguments of a call by name, those that can't be read as Unknown; for functions with fixed names."""
        out = dict(zip(names, (self.entry(a, scope) for a in node.args)))
        out.update((k.arg, self.entry(k.value, scope)) for k in node.keywords)
        return out

    def variable(self, node, scope):
        name = self.entry(node, scope)
        return name if isinstance(name, str) else "with a name that is not known"

    def from_environment(self, name, given):
        """The default of a look-up; there must be one."""
        if "default" not in given:
            raise Unreadable("comes from the environment variable %s, which has no default here" % name)
        self.seen.add(str(name))
        return known(given["default"])

    def external(self, name, node, scope):
        if name in ("os.environ.get", "os.getenv", "os.environ.pop"):
            given = self.arguments(node, scope, ("key", "default"))
            return self.from_environment(self.variable(node.args[0], scope) if node.args else "", dict({"default": None}, **given))
        if name in ("decouple.config", "decouple.AutoConfig()", "decouple.Config()"):
            return self.decouple(node, scope)
        if name in ("decouple.AutoConfig", "decouple.Config"):
            return External(name + "()")
        if name == "decouple.Csv":
            given = self.arguments(node, scope, ("cast", "delimiter", "strip"))
            return Csv(known(given.get("delimiter", ",")), known(given.get("strip", " \t\n\r")))
        if name in ("environ.Env", "environ.FileAwareEnv", "environs.Env", "environs.FileAwareEnv"):
            return Env(name.split(".")[0], dict((k.arg, self.entry(k.value, scope)) for k in node.keywords))
        if name in ("datetime.timedelta", "timedelta"):
            return self.timedelta(node, scope)
        if name == "re.compile":
            return self.pattern(node, scope)
        if name in WITHOUT_EFFECT:
            return None
        if node.keywords and name not in ("sorted",):
            raise Unreadable("it calls %s(), which is not run" % name)
        args = self.elements(node.args, scope)
        if name == "bool" and node.args and self.asks_environment(node.args[0], scope):
            self.note("settings.bool-of-text", "bool() of a text of the environment is true for every text but the empty one, "
                      "\"False\" and \"0\" included", "compare it: os.environ.get(\"X\", \"\").lower() in (\"1\", \"true\", \"yes\")", node, scope)
        return self.builtin(name, args)

    def asks_environment(self, node, scope):
        if not isinstance(node, ast.Call):
            return False
        callee = self.entry(node.func, scope)
        return isinstance(callee, External) and callee.name in ("os.environ.get", "os.getenv")

    def builtin(self, name, args):
        if name in ("list", "tuple", "set"):
            items = list(sequence(args[0])) if args else []
            return items if name == "list" else tuple(items) if name == "tuple" else set(plain(items))
        if name == "filter":
            return [i for i in sequence(args[1]) if truth(i if args[0] is None else self.called(args[0], [i], {}))]
        if name == "map":
            return [i if isinstance(i, Unknown) else self.called(args[0], [i], {}) for i in sequence(args[1])]
        args = [known(a) for a in args]
        if name in ("any", "all"):
            return (any if name == "any" else all)(truth(i) for i in sequence(args[0]))
        if name == "bool":
            return truth(args[0]) if args else False
        if name in ("int", "float") and isinstance(args[0], PLAIN) and len(str(args[0])) < 20:
            return (int if name == "int" else float)(args[0])
        if name == "str":
            return self.text(args[0]) if args else ""
        if name == "len":
            return len(sequence(args[0]))
        if name == "dict" and not args:
            return {}
        if name in ("sorted", "min", "max"):
            items = sorted(plain(list(sequence(args[0] if len(args) == 1 else args))))
            return items if name == "sorted" else items[0 if name == "min" else -1]
        if name.startswith("str.") and name[4:] in SAFE_TEXT_METHODS:
            return self.method(self.text(args[0]), name[4:], args[1:], {})
        if name in ("distutils.util.strtobool", "setuptools.distutils.util.strtobool", "decouple.strtobool"):
            return boolean_word(args[0])
        if name == "json.loads" and isinstance(args[0], str):
            return json.loads(args[0])
        if name == "ast.literal_eval" and isinstance(args[0], str):
            return self.value(ast.parse(args[0], mode="eval").body, Scope(""))
        raise Unreadable("it calls %s(), which is not run" % name)

    def timedelta(self, node, scope):
        given = self.arguments(node, scope, ("days", "seconds"))
        units = {"weeks": 604800, "days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}
        if set(given) - set(units):
            raise Unreadable("this timedelta is not read")
        return Seconds(sum(units[unit] * known(count) for unit, count in given.items()))

    def pattern(self, node, scope):
        given = self.arguments(node, scope, ("pattern", "flags"))
        flags = given.get("flags")
        if flags is None:
            return known(given["pattern"])
        if isinstance(flags, External) and flags.name in ("re.I", "re.IGNORECASE"):
            return "(?i)" + known(given["pattern"])
        raise Unreadable("the flags of this expression are not read")

    def cast(self, how, value):
        """A text of the environment as django-environ, environs and decouple convert it."""
        if isinstance(how, External) and how.name == "bool":
            return boolean_word(value)
        return self.called(how, [value], {})

    def decouple(self, node, scope):
        given = self.arguments(node, scope, ("option", "default", "cast"))
        value = self.from_environment(known(given.get("option", "")), given)
        if "cast" not in given:
            return value
        return self.cast(known(given["cast"]), value)

    def environ(self, env, method, node, scope):
        """env("X"), env.list("X", default=[...]). The default is not converted, as in both packages."""
        if method in ("read_env", "seal", "prefixed"):
            return None
        if method and method not in ENVIRON_LISTS + ENVIRON_PLAIN:
            raise Unreadable("calls of env.%s() are not read" % method)
        cast_first = env.package == "environ" and (method in ("", "get_value") + ENVIRON_LISTS)
        given = self.arguments(node, scope, ("var", "cast", "default") if cast_first else ("var", "default"))
        name = known(given.get("var", ""))
        scheme = env.scheme.get(name)
        if "default" not in given and isinstance(scheme, tuple) and len(scheme) > 1:
            given["default"] = scheme[1]
        return self.from_environment(name, given)
