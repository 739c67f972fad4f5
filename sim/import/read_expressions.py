# SPDX-License-Identifier: GPL-3.0-or-later
# Expressions. Follows read_values.py.

BUILTINS = ("bool", "int", "str", "float", "list", "tuple", "set", "dict", "len", "sorted", "filter", "map", "any", "all", "min", "max")
SAFE_TEXT_METHODS = ("split", "rsplit", "strip", "lstrip", "rstrip", "lower", "upper", "casefold", "title", "capitalize", "startswith",
                     "endswith", "splitlines", "removeprefix", "removesuffix", "isdigit", "count", "find", "partition", "rpartition")
LIST_EDITS = ("append", "extend", "insert", "remove")
COMPARE = {
    "Eq": lambda a, b: a == b, "NotEq": lambda a, b: a != b, "Lt": lambda a, b: a < b, "LtE": lambda a, b: a <= b,
    "Gt": lambda a, b: a > b, "GtE": lambda a, b: a >= b,
    "Is": lambda a, b: a is b or a == b and isinstance(a, bool) == isinstance(b, bool),
    "IsNot": lambda a, b: not (a is b or a == b and isinstance(a, bool) == isinstance(b, bool)),
}
NUMBERS = {
    "Add": lambda a, b: a + b, "Sub": lambda a, b: a - b, "Mult": lambda a, b: a * b, "Div": lambda a, b: a / b,
    "FloorDiv": lambda a, b: a // b, "Mod": lambda a, b: a % b,
}


class Expressions:
    """Works out expressions. Raises Unreadable where the value is not certain. `seen` collects the environment
    variables whose default was taken."""

    def __init__(self):
        self.steps, self.calls, self.seen = 0, 0, set()

    def value(self, node, scope):
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise Unreadable("it takes too long to work out")
        method = getattr(self, "on_" + type(node).__name__, None)
        if method is None:
            raise Unreadable("expressions of this form are not read")
        return sized(known(method(node, scope)))

    def entry(self, node, scope):
        """As value(), but what can't be read is an Unknown."""
        try:
            return self.value(node, scope)
        except Unreadable as e:
            return Unknown(e.why)

    def on_Constant(self, node, scope):
        if isinstance(node.value, PLAIN):
            return node.value
        raise Unreadable("values of this type are not read")

    def on_Name(self, node, scope):
        home = scope.find(node.id)
        if home is None:
            if node.id in BUILTINS:
                return External(node.id)
            if node.id == "__file__":
                raise Unreadable("it depends on the folder")
            raise Unreadable("'%s' is not known here" % node.id)
        self.seen |= home.env.get(node.id, set())
        found = home.names[node.id]
        if isinstance(found, Unknown):
            raise Unreadable(found.why if found.why.startswith("needs ") else "needs %s, which was not read: %s" % (node.id, found.why))
        return found

    def elements(self, nodes, scope):
        out = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                rest = self.entry(node.value, scope)
                out += [rest] if isinstance(rest, Unknown) else list(sequence(rest))
            else:
                out.append(self.entry(node, scope))
        return out

    def on_List(self, node, scope):
        return self.elements(node.elts, scope)

    def on_Tuple(self, node, scope):
        return tuple(self.elements(node.elts, scope))

    def on_Set(self, node, scope):
        return set(plain(self.elements(node.elts, scope)))

    def on_Dict(self, node, scope):
        out = {}
        for key, value in zip(node.keys, node.values):
            if key is None:
                out.update(self.value(value, scope))
            else:
                out[plain(self.value(key, scope))] = self.entry(value, scope)
        return out

    def on_JoinedStr(self, node, scope):
        out = ""
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                if part.format_spec is not None or part.conversion not in (-1, 115):
                    raise Unreadable("this formatting is not read")
                out += self.text(self.value(part.value, scope))
            else:
                out += part.value
        return out

    def text(self, value):
        if not isinstance(value, PLAIN):
            raise Unreadable("its text depends on more than this file")
        return str(value)

    def on_BoolOp(self, node, scope):
        wanted = isinstance(node.op, ast.Or)
        value = None
        for part in node.values:
            value = self.value(part, scope)
            if truth(value) == wanted:
                return value
        return value

    def on_UnaryOp(self, node, scope):
        value = self.value(node.operand, scope)
        if isinstance(node.op, ast.Not):
            return not truth(value)
        if isinstance(node.op, ast.USub) and isinstance(value, (int, float)):
            return -value
        raise Unreadable("this operation is not read")

    def on_IfExp(self, node, scope):
        return self.value(node.body if truth(self.value(node.test, scope)) else node.orelse, scope)

    def on_Compare(self, node, scope):
        left = self.value(node.left, scope)
        for op, right_node in zip(node.ops, node.comparators):
            right = self.value(right_node, scope)
            if not self.compared(type(op).__name__, left, right):
                return False
            left = right
        return True

    def compared(self, op, left, right):
        if op in ("In", "NotIn"):
            if isinstance(left, (External, Unknown)) or isinstance(right, External):
                raise Unreadable("it asks the environment")
            found = left in right if isinstance(right, (str, dict)) else left in list(sequence(right))
            if not found and unread(right):
                raise Unreadable(unread(right)[0])
            return found == (op == "In")
        if op not in COMPARE:
            raise Unreadable("this comparison is not read")
        return COMPARE[op](plain(left), plain(right))

    def on_BinOp(self, node, scope):
        left, right = self.entry(node.left, scope), self.entry(node.right, scope)
        if isinstance(node.op, ast.Add):
            for one, other in ((left, right), (right, left)):
                if isinstance(one, Unknown) and isinstance(other, (list, tuple)):
                    return left + type(left)([one]) if one is right else type(right)([one]) + right
        return self.operation(type(node.op).__name__, known(left), known(right))

    def operation(self, op, left, right):
        number = (int, float)
        if isinstance(left, number) and isinstance(right, number) and op in NUMBERS:
            return NUMBERS[op](left, right)
        if op == "Add" and type(left) is type(right) and isinstance(left, (str, list, tuple)):
            return left + right
        if op == "Mod" and isinstance(left, str):
            if re.search(r"%[^sd%]", left):
                raise Unreadable("this formatting is not read")
            return left % (tuple(plain(right)) if isinstance(right, tuple) else self.text(right))
        if op == "BitOr" and isinstance(left, dict) and isinstance(right, dict):
            return dict(left, **right)
        if op == "Div" and isinstance(left, External):
            return External(left.name)  # a path
        raise Unreadable("this operation is not read")

    def on_Subscript(self, node, scope):
        base = self.value(node.value, scope)
        if isinstance(base, External) and base.name == "os.environ":
            raise Unreadable("comes from the environment variable %s, which has no default here" % self.variable(node.slice, scope))
        if isinstance(node.slice, ast.Slice):
            bounds = [None if n is None else self.value(n, scope) for n in (node.slice.lower, node.slice.upper, node.slice.step)]
            return base[slice(*bounds)] if isinstance(base, (list, tuple, str)) else known(Unknown("this slice is not read"))
        key = self.value(getattr(node.slice, "value", node.slice) if type(node.slice).__name__ == "Index" else node.slice, scope)
        if not isinstance(base, (list, tuple, str, dict)):
            raise Unreadable("what stands before the bracket is not read")
        return known(base[key])

    def on_Attribute(self, node, scope):
        base = self.value(node.value, scope)
        if isinstance(base, External):
            if base.name == "django.utils.csp.CSP" and node.attr in CSP:
                return CSP[node.attr]
            return External(base.name + "." + node.attr)
        if isinstance(base, Module):
            return self.on_Name(ast.Name(id=node.attr), base.scope)
        return Bound(base, node.attr)

    def on_Lambda(self, node, scope):
        return Function(node, scope)

    def comprehension(self, node, scope, element):
        out = []
        inner = Scope(scope.path, scope)

        def fill(generators):
            if not generators:
                out.append(element(inner))
                return
            for item in list(sequence(self.value(generators[0].iter, inner))):
                if isinstance(item, Unknown):
                    out.append(item)
                    continue
                self.unpack(generators[0].target, item, inner)
                if all(truth(self.value(test, inner)) for test in generators[0].ifs):
                    fill(generators[1:])

        fill(node.generators)
        return sized(out)

    def on_ListComp(self, node, scope):
        return self.comprehension(node, scope, lambda inner: self.entry(node.elt, inner))

    def on_GeneratorExp(self, node, scope):
        return self.on_ListComp(node, scope)

    def on_SetComp(self, node, scope):
        return set(plain(self.on_ListComp(node, scope)))

    def on_DictComp(self, node, scope):
        return dict(self.comprehension(node, scope, lambda inner: (self.value(node.key, inner), self.value(node.value, inner))))

    def unpack(self, target, value, scope):
        if isinstance(target, ast.Name):
            scope.names[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            values = list(sequence(value))
            if len(values) != len(target.elts):
                raise Unreadable("names and values differ in number")
            for part, item in zip(target.elts, values):
                self.unpack(part, item, scope)
        else:
            raise Unreadable("this target is not read")

    def on_Call(self, node, scope):
        callee = self.value(node.func, scope)
        if isinstance(callee, Bound) and isinstance(callee.owner, list) and callee.method in LIST_EDITS:
            return self.edited(callee, [self.entry(a, scope) for a in node.args])
        if any(k.arg is None for k in node.keywords):
            raise Unreadable("calls with ** are not read")
        if isinstance(callee, External):
            return self.external(callee.name, node, scope)
        if isinstance(callee, Env):
            return self.environ(callee, "", node, scope)
        if isinstance(callee, Bound) and isinstance(callee.owner, Env):
            return self.environ(callee.owner, callee.method, node, scope)
        args = self.elements(node.args, scope)
        named = dict((k.arg, self.entry(k.value, scope)) for k in node.keywords)
        if isinstance(callee, Bound):
            return self.method(callee.owner, callee.method, [known(a) for a in args], named)
        return self.called(callee, args, named)

    def edited(self, callee, args):
        items, method = callee.owner, callee.method
        if method == "append":
            items.append(args[0])
        elif method == "extend":
            items.extend([args[0]] if isinstance(args[0], Unknown) else sequence(args[0]))
        elif method == "insert":
            items.insert(known(args[0]), args[1])
        elif args[0] in items:
            items.remove(args[0])
        elif unread(items):
            raise Unreadable(unread(items)[0])
        sized(items)
        return None

    def method(self, owner, name, args, named):
        if isinstance(owner, str):
            if name == "join":
                return owner.join(self.text(known(a)) for a in sequence(args[0]))
            if name == "replace":
                if len(owner) * max(1, len(args[1])) > 10 * MAX_TEXT:
                    raise Unreadable("it grows too large")
                return owner.replace(*args)
            if name == "format" and not re.search(r"{\w*[^\w}]", owner):
                return owner.format(*[self.text(a) for a in args], **dict((k, self.text(v)) for k, v in named.items()))
            if name in SAFE_TEXT_METHODS:
                return getattr(owner, name)(*[plain(a) for a in args], **named)
        if isinstance(owner, (list, tuple)) and name in ("index", "copy", "count"):
            return list(owner) if name == "copy" else getattr(owner, name)(args[0])
        if isinstance(owner, dict) and name in ("get", "keys", "values", "items"):
            found = getattr(owner, name)(*args)
            return known(found) if name == "get" else list(found)
        if isinstance(owner, dict) and name == "update":
            return owner.update(*args, **named)
        if isinstance(owner, Seconds) and name == "total_seconds":
            return owner.total
        raise Unreadable("calls of .%s() are not read" % name)

    def called(self, function, args, named):
        """Calls of functions that the settings themselves define."""
        if isinstance(function, Csv):
            parts = [p.strip(function.strip) for p in str(args[0]).split(function.delimiter)]
            return [p for p in parts if p]
        if isinstance(function, External):
            return self.builtin(function.name, [known(a) for a in args])
        if isinstance(function, Bound):
            return self.method(function.owner, function.method, [known(a) for a in args], named)
        if not isinstance(function, Function):
            raise Unreadable("what is called is not read")
        self.calls += 1
        try:
            if self.calls > MAX_CALLS:
                raise Unreadable("its functions call each other too deeply")
            inner = Scope(function.scope.path, function.scope)
            self.bind_arguments(function.node.args, args, named, inner)
            if isinstance(function.node, ast.Lambda):
                return self.value(function.node.body, inner)
            return self.function_body(function.node, inner)
        finally:
            self.calls -= 1

    def bind_arguments(self, wanted, args, named, scope):
        names = [a.arg for a in list(getattr(wanted, "posonlyargs", [])) + wanted.args]
        first_default = len(names) - len(wanted.defaults)
        if len(args) > len(names) and not wanted.vararg or wanted.kwarg:
            raise Unreadable("the arguments of the call are not read")
        for i, name in enumerate(names):
            if i < len(args):
                scope.names[name] = args[i]
            elif name in named:
                scope.names[name] = named[name]
            elif i >= first_default:
                scope.names[name] = self.value(wanted.defaults[i - first_default], scope.outer)
            else:
                raise Unreadable("an argument of the call is missing")
        for arg, default in zip(wanted.kwonlyargs, wanted.kw_defaults):
            scope.names[arg.arg] = named[arg.arg] if arg.arg in named else self.value(default, scope.outer)
        if wanted.vararg:
            scope.names[wanted.vararg.arg] = tuple(args[len(names):])
