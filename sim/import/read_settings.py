# SPDX-License-Identifier: GPL-3.0-or-later
# Statements, and what is printed. Follows read_environment.py.
#
# Standard input: {"main": path, "files": {path: text}, "imports": {key: path or null}, "wanted": [names]}.
# Standard output: {"needs": [imports that nobody resolved yet]}, or what was read (see Reader.report).

MISSING = ("ImportError", "ModuleNotFoundError", "Exception", "BaseException")
NO_KEY = ("KeyError", "Exception", "BaseException", "environ.ImproperlyConfigured", "ImproperlyConfigured")


def import_key(path, level, module):
    return "%s:%d:%s" % (path, level, module)


def modules_of(node):
    """The modules an import statement may mean, without the dots before them."""
    if isinstance(node, ast.Import):
        return [(0, a.name) for a in node.names]
    if node.module:
        return [(node.level, node.module)]
    return [(node.level, a.name) for a in node.names if a.name != "*"] or [(node.level, "")]


class Reader(Environment):
    def __init__(self, job):
        Environment.__init__(self)
        self.files, self.imports, self.wanted = job["files"], job["imports"], set(job["wanted"])
        self.trees, self.modules, self.branch_env = {}, {}, set()
        self.notes, self.errors, self.unresolved, self.complete = [], [], [], True

    # --- places ---------------------------------------------------------------------------------------------

    def place(self, path, node):
        return {"file": path, "line": node.lineno, "column": node.col_offset + 1,
                "end_line": getattr(node, "end_lineno", node.lineno), "end_column": getattr(node, "end_col_offset", 0) + 1}

    def note(self, code, message, hint, node, scope):
        row = dict(self.place(scope.path, node), code=code, message=message, hint=hint)
        if row not in self.notes and len(self.notes) < 100:
            self.notes.append(row)

    # --- bindings -------------------------------------------------------------------------------------------

    def bind(self, scope, name, value, env, node):
        scope.names[name] = value
        scope.env[name] = set(env) | self.branch_env
        scope.where[name] = (scope.path, node)

    def evaluated(self, node, scope):
        """Value or Unknown, and the environment variables behind it. Whatever a hostile file makes fail, fails
        for this expression alone."""
        outer, self.seen = self.seen, set()
        try:
            value = self.value(node, scope)
        except Unreadable as e:
            value = Unknown(e.why)
        except (RecursionError, MemoryError):
            value = Unknown("it is nested too deeply")
        except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError, SyntaxError):
            value = Unknown("Python would stop here with an error, or it is not read")
        env, self.seen = self.seen, outer | self.seen
        return value, env

    def run(self, body, scope):
        for node in body:
            method = getattr(self, "do_" + type(node).__name__, None)
            if method is None:
                self.forget_assigned(node, scope, "statements of this form are not read")
            else:
                method(node, scope)

    def assigned_names(self, node):
        """Names a statement may bind or change."""
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and isinstance(part.ctx, (ast.Store, ast.Del)):
                yield part.id
            elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and isinstance(part.func.value, ast.Name):
                if part.func.attr in LIST_EDITS + ("update", "clear", "pop", "sort", "reverse"):
                    yield part.func.value.id

    def forget_assigned(self, node, scope, why):
        for name in set(self.assigned_names(node)):
            self.bind(scope, name, Unknown(why), (), node)

    # --- statements -----------------------------------------------------------------------------------------

    def do_nothing(self, node, scope):
        pass

    do_Pass = do_Assert = do_Global = do_nothing

    def do_Assign(self, node, scope):
        value, env = self.evaluated(node.value, scope)
        for target in node.targets:
            self.assign(target, value, env, node, scope)

    def do_AnnAssign(self, node, scope):
        if node.value is not None:
            value, env = self.evaluated(node.value, scope)
            self.assign(node.target, value, env, node, scope)

    def assign(self, target, value, env, node, scope):
        if isinstance(target, ast.Name):
            self.bind(scope, target.id, value, env, node)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self.assign_each(target, value, env, node, scope)
        elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            self.assign_item(target, value, env, node, scope)

    def assign_each(self, target, value, env, node, scope):
        values = list(value) if isinstance(value, (list, tuple)) else []
        for i, part in enumerate(target.elts):
            fits = len(values) == len(target.elts)
            why = value.why if isinstance(value, Unknown) else "names and values differ in number"
            self.assign(part, values[i] if fits else Unknown(why), env, node, scope)

    def assign_item(self, target, value, env, node, scope):
        name = target.value.id
        base = scope.names.get(name)
        key = target.slice
        if isinstance(base, list) and isinstance(key, ast.Slice) and isinstance(value, (list, tuple)):
            bounds = [None if n is None else self.evaluated(n, scope)[0] for n in (key.lower, key.upper, key.step)]
            if all(b is None or isinstance(b, int) for b in bounds) and bounds[2] is None:
                base[slice(*bounds)] = list(value)
                return self.bind(scope, name, base, scope.env.get(name, set()) | env, node)
        if isinstance(base, dict) and not isinstance(key, ast.Slice):
            key, _ = self.evaluated(getattr(key, "value", key) if type(key).__name__ == "Index" else key, scope)
            if isinstance(key, (str, int)):
                base[key] = value
                return self.bind(scope, name, base, scope.env.get(name, set()) | env, node)
        self.bind(scope, name, Unknown("one of its entries is changed in a way that is not read"), env, node)

    def do_AugAssign(self, node, scope):
        if not isinstance(node.target, ast.Name):
            return self.forget_assigned(node, scope, "it is changed in a way that is not read")
        name = node.target.id
        before = scope.names.get(name, Unknown("nothing binds it before"))
        value, env = self.evaluated(node.value, scope)
        env |= scope.env.get(name, set())
        if isinstance(before, list) and isinstance(node.op, ast.Add):
            before.extend([value] if isinstance(value, Unknown) else value if isinstance(value, (list, tuple, set, str)) else
                          [Unknown("what is added is no list")])
            if len(before) > MAX_ITEMS:
                before = Unknown("it grows too large")
        else:
            before, _ = self.evaluated(ast.copy_location(ast.BinOp(ast.Name(id=name), node.op, node.value), node), scope)
        self.bind(scope, name, before, env, node)

    def do_Delete(self, node, scope):
        for target in node.targets:
            if isinstance(target, ast.Name):
                scope.names.pop(target.id, None)

    def do_Expr(self, node, scope):
        call = node.value
        if not isinstance(call, ast.Call):
            return
        value, env = self.evaluated(call, scope)
        name = call.func.value.id if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) else None
        target = scope.names.get(name)
        if isinstance(target, (list, dict)):
            if isinstance(value, Unknown):
                target = Unknown(value.why)
            self.bind(scope, name, target, scope.env.get(name, set()) | env, node)
        elif isinstance(value, Unknown):
            self.unread_call(call, scope)

    def unread_call(self, call, scope):
        text = ast.unparse(call.func) if hasattr(ast, "unparse") else ""
        if text.split(".")[-1] in ("exec", "eval", "execfile", "include", "django_heroku.settings", "update", "setattr", "settings"):
            self.complete = False
            self.note("settings.hidden", "%s() may set more than can be read here" % text, "look at what it sets", call, scope)

    def do_FunctionDef(self, node, scope):
        plain_function = not node.decorator_list
        scope.names[node.name] = Function(node, scope) if plain_function else Unknown("functions with decorators are not read")

    def do_AsyncFunctionDef(self, node, scope):
        scope.names[node.name] = Unknown("async functions are not read")

    def do_ClassDef(self, node, scope):
        scope.names[node.name] = Unknown("classes are not read")
        names = [t.id for s in node.body if isinstance(s, ast.Assign) for t in s.targets if isinstance(t, ast.Name)]
        if self.wanted & set(names):
            self.complete = False
            self.note("settings.class", "Settings inside class %s are not read" % node.name,
                      "django-configurations picks the class when it starts; set them by hand", node, scope)

    # --- imports --------------------------------------------------------------------------------------------

    def do_Import(self, node, scope):
        for alias in node.names:
            path = self.imports.get(import_key(scope.path, 0, alias.name))
            if path and alias.asname:
                scope.names[alias.asname] = Module(self.module(path))
            else:
                scope.names[alias.asname or alias.name.split(".")[0]] = External(alias.name if alias.asname else alias.name.split(".")[0])

    def do_ImportFrom(self, node, scope):
        if node.module is None and node.names[0].name != "*":
            return self.import_modules(node, scope)
        module = node.module or ""
        path = self.imports.get(import_key(scope.path, node.level, module))
        star = node.names[0].name == "*"
        if path is None and (node.level or star and self.is_project(module)):
            raise NotFound("." * node.level + module, self.why_missing(scope, node.level, module))
        for alias in node.names:
            if path is None:
                if not star:
                    scope.names[alias.asname or alias.name] = External(module + "." + alias.name)
            elif star:
                self.take_all(self.module(path), scope)
            else:
                self.take(self.module(path), alias, node, scope)

    def is_project(self, module):
        return module.split(".")[0] not in ("django", "decouple", "environ", "environs", "os", "typing", "split_settings")

    def why_missing(self, scope, level, module):
        return self.imports.get("why:" + import_key(scope.path, level, module)) or "there is no such file in the project's folder"

    def import_modules(self, node, scope):
        for alias in node.names:
            path = self.imports.get(import_key(scope.path, node.level, alias.name))
            if path is None:
                raise NotFound("." * node.level + alias.name, self.why_missing(scope, node.level, alias.name))
            scope.names[alias.asname or alias.name] = Module(self.module(path))

    def module(self, path):
        """The names of a file of the project; of one that is being read, those it has so far."""
        if path not in self.modules:
            self.modules[path] = Scope(path)
            tree = self.trees.get(path)
            if tree is None:
                self.complete = False
            else:
                self.run_module(tree.body, self.modules[path])
        return self.modules[path]

    def run_module(self, body, scope):
        branch_env, self.branch_env = self.branch_env, set()
        for node in body:
            try:
                self.run([node], scope)
            except NotFound as e:
                self.missing(e, node, scope)
        self.branch_env = branch_env

    def missing(self, e, node, scope):
        self.complete = False
        self.note("settings.import", "'%s' can't be read: %s" % (e.module, e.why),
                  "settings that come from there are left as they are", node, scope)

    def take_all(self, module, scope):
        listed = module.names.get("__all__")
        for name in list(module.names):
            if isinstance(listed, (list, tuple)) and name in listed or listed is None and not name.startswith("_"):
                self.copy_name(module, name, name, scope)

    def take(self, module, alias, node, scope):
        if alias.name in module.names:
            return self.copy_name(module, alias.name, alias.asname or alias.name, scope)
        path = self.imports.get(import_key(scope.path, node.level, (node.module or "") + "." + alias.name))
        self.bind(scope, alias.asname or alias.name, Module(self.module(path)) if path else Unknown("its module does not set it"), (), node)

    def copy_name(self, module, name, new, scope):
        if module is scope:
            return
        scope.names[new] = module.names[name]
        scope.env[new] = set(module.env.get(name, ())) | self.branch_env
        if name in module.where:
            scope.where[new] = module.where[name]

    # --- branches -------------------------------------------------------------------------------------------

    def do_If(self, node, scope):
        value, env = self.evaluated(node.test, scope)
        try:
            taken = truth(value)
        except Unreadable as e:
            return self.both(node, node.body, node.orelse, scope, e.why)
        with self.depending_on(env):
            self.run(node.body if taken else node.orelse, scope)
        for other in (node.orelse if taken else node.body) if env else ():
            for name in set(self.assigned_names(other)) & set(scope.names):
                scope.env[name] = scope.env.get(name, set()) | env

    @contextlib.contextmanager
    def depending_on(self, env):
        """What is bound meanwhile depends on these environment variables."""
        outer, self.branch_env = self.branch_env, self.branch_env | env
        try:
            yield
        finally:
            self.branch_env = outer

    def both(self, node, first, second, scope, why):
        """Takes each branch by itself; what they do not agree on is not known."""
        if scope.outer is not None:
            raise Unreadable(why)
        a, b = scope.copied(), scope.copied()
        for branch, body in ((a, first), (b, second)):
            try:
                self.run(body, branch)
            except NotFound as e:
                self.missing(e, node, scope)
        for name in set(a.names) | set(b.names):
            if name in a.names and name in b.names and self.agree(a.names[name], b.names[name]):
                continue
            place = a if a.where.get(name) != scope.where.get(name) else b
            a.names[name] = Unknown("depends on line %d: %s" % (node.lineno, why))
            a.where[name] = place.where.get(name, (scope.path, node))
        scope.become(a)

    def agree(self, a, b):
        if isinstance(a, External) and isinstance(b, External):
            return a.name == b.name
        try:
            return same(a, b)
        except (Unreadable, TypeError, RecursionError):
            return False

    def do_Try(self, node, scope):
        caught = [name for h in node.handlers for name in self.caught(h)]
        asked = self.asked_keys(node.body)
        if asked and set(caught) & set(NO_KEY):
            with self.depending_on(asked):
                return self.run(self.handler(node, NO_KEY) + node.finalbody, scope)
        try:
            foreign = [n for n in node.body if isinstance(n, (ast.Import, ast.ImportFrom)) and self.is_foreign(n, scope)]
            if foreign and len(node.body) > 1 and set(caught) & set(MISSING):
                name = (getattr(foreign[0], "module", None) or foreign[0].names[0].name)
                return self.both(node, node.body + node.orelse + node.finalbody, self.handler(node, MISSING) + node.finalbody, scope,
                                 "whether '%s' is installed is not known" % name)
            self.run(node.body + node.orelse, scope)
        except NotFound as e:
            if not set(caught) & set(MISSING):
                raise
            self.note("settings.import-optional", "'%s' was not read: %s" % (e.module, e.why),
                      "settings on the machine where it exists may differ", node, scope)
            self.run(self.handler(node, MISSING), scope)
        self.run(node.finalbody, scope)

    def is_foreign(self, node, scope):
        standard = getattr(sys, "stdlib_module_names", ("os", "sys", "json", "re"))
        return any(not level and module.split(".")[0] not in standard and not self.imports.get(import_key(scope.path, level, module))
                   for level, module in modules_of(node))

    def asked_keys(self, body):
        """Environment variables that must be there: os.environ["X"]."""
        parts = [p for n in body for p in ast.walk(n) if isinstance(p, ast.Subscript) and isinstance(p.ctx, ast.Load)]
        found = [p for p in parts if getattr(p.value, "attr", getattr(p.value, "id", "")) == "environ"]
        keys = [getattr(p.slice, "value", None) for p in found]
        return set(str(getattr(key, "value", key)) for key in keys if key is not None)

    def caught(self, handler):
        types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        return ["BaseException" if t is None else t.id if isinstance(t, ast.Name) else getattr(t, "attr", "") for t in types]

    def handler(self, node, names):
        return next((h.body for h in node.handlers if set(self.caught(h)) & set(names)), [])

    def do_Raise(self, node, scope):
        if scope.outer is not None:
            raise Unreadable("a function stops with an error")

    def do_With(self, node, scope):
        self.forget_assigned(node, scope, "it is set while a file or another resource is open")

    def do_While(self, node, scope):
        self.forget_assigned(node, scope, "while loops are not read")

    def do_For(self, node, scope):
        items, env = self.evaluated(node.iter, scope)
        simple = not node.orelse and not any(isinstance(p, (ast.Break, ast.Continue)) for p in ast.walk(node))
        if not simple or not isinstance(items, (list, tuple, str, dict, set)):
            why = items.why if isinstance(items, Unknown) else "this loop is not read"
            return self.forget_assigned(node, scope, why)
        with self.depending_on(env):
            for item in list(sequence(items)):
                self.steps += 1
                if self.steps > MAX_STEPS:
                    return self.forget_assigned(node, scope, "it takes too long to work out")
                self.assign(node.target, item, env, node, scope)
                self.run(node.body, scope)

    def do_Return(self, node, scope):
        raise Return(None if node.value is None else self.value(node.value, scope))

    def function_body(self, node, scope):
        try:
            self.run(node.body, scope)
        except Return as e:
            return e.value
        except NotFound as e:
            raise Unreadable(e.why)
        return None

    # --- all ------------------------------------------------------------------------------------------------

    def parse(self):
        for path, text in self.files.items():
            try:
                self.trees[path] = ast.parse(text, path)
            except SyntaxError as e:
                self.syntax_error(path, text, e.lineno or 1, e.offset or 1, e.msg or "invalid syntax")
            except (RecursionError, MemoryError):
                lines = text.split("\n")
                longest = max(range(len(lines)), key=lambda i: len(lines[i]))
                self.syntax_error(path, text, longest + 1, 1, "brackets or operations are nested too deeply")
            except ValueError as e:
                self.syntax_error(path, text, 1, 1, str(e))

    def syntax_error(self, path, text, line, column, message):
        lines = text.split("\n")
        before = lines[line - 1][:max(0, column - 1)] if 0 < line <= len(lines) else ""
        self.errors.append({"file": path, "line": line, "column": len(before.encode("utf-8", "replace")) + 1, "message": message})

    def needs(self):
        """Imports at the top level, branches included, that were not resolved yet."""
        out = []
        for path, tree in self.trees.items():
            bodies = [tree.body]
            while bodies:
                for node in bodies.pop():
                    if isinstance(node, (ast.Import, ast.ImportFrom)):
                        found = modules_of(node)
                        if isinstance(node, ast.ImportFrom) and node.module:
                            found += [(node.level, node.module + "." + a.name) for a in node.names if a.name != "*" and not a.name.isupper()]
                        out += [{"from": path, "level": level, "module": module} for level, module in found
                                if import_key(path, level, module) not in self.imports]
                    bodies += [getattr(node, field) for field in ("body", "orelse", "finalbody") if isinstance(getattr(node, field, None), list)
                               and isinstance(node, (ast.If, ast.Try, ast.With, ast.For))]
                    bodies += [h.body for h in getattr(node, "handlers", [])]
        return out

    def version(self, main):
        for path in [main] + list(self.trees):
            tree = self.trees.get(path)
            text = tree and ast.get_docstring(tree, clean=False)
            found = text and (re.search(r"using Django (\d+\.\d+(?:\.\d+)?)", text) or re.search(r"/en/(\d+\.\d+)/", text))
            if found:
                line = text[:found.start()].count("\n") + 1
                return {"text": found.group(1), "file": path, "line": line}
        return None

    def setting(self, name, scope):
        path, node = scope.where[name]
        row = dict(self.place(path, node), name=name)
        if name not in self.wanted:
            return row
        value = scope.names[name]
        row["environment"] = sorted(scope.env.get(name, ()))
        try:
            row["value"] = encode(known(value))
            row["type"] = "None" if value is None else type(value).__name__
            row["unread"] = unread(value)
        except (Unreadable, TypeError, RecursionError, AttributeError) as e:
            row["why"] = getattr(e, "why", "it is no plain value")
        return row

    def report(self, main):
        scope = self.module(main)
        names = [n for n in scope.names if n.isupper() and n in scope.where and not isinstance(scope.names[n], (Function, Module, External))]
        return {"settings": [self.setting(n, scope) for n in names], "notes": self.notes, "errors": self.errors,
                "version": self.version(main), "complete": self.complete}


def main():
    if sys.version_info < (3, 8):
        return {"python": sys.version.split()[0]}
    job = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    reader = Reader(job)
    reader.parse()
    needs = reader.needs()
    if needs:
        return {"needs": needs}
    sys.setrecursionlimit(3000)
    return reader.report(job["main"])


sys.stdout.buffer.write(json.dumps(main()).encode("ascii"))
