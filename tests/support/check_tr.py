#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds texts of the window that a person reads and that are not translated.

  check_tr.py FOLDER...     reads every .cpp and .h below the folders; 1 if anything is found
  check_tr.py --self-test   shows that it finds what it should, and nothing else

A literal is found when it goes straight into a call that shows it (setText("Save"), QLabel(QStringLiteral("Save"))),
into a field of a row that is shown (.tip = "Save"), or, anywhere, when it reads like a sentence."""
import pathlib
import re
import sys

# What shows its arguments. Widgets count as calls: `new QLabel("Save")`, `QLabel title("Save")`.
SHOWS = set("""
setText setPlainText setHtml setToolTip setStatusTip setWhatsThis setWindowTitle setTitle setPlaceholderText setAccessibleName
setAccessibleDescription setLabelText setButtonText setIconText setInformativeText setDetailedText setSuffix setPrefix
setSpecialValueText setEmptyText setHeaderLabels setTabText setTabToolTip showMessage notice explain
addAction addMenu addTab addItem addItems insertItem addButton addCaption beginMacro
getSaveFileName getOpenFileName getExistingDirectory warning information question critical about
QLabel QPushButton QToolButton QAction QCheckBox QRadioButton QGroupBox QMenu QDockWidget QCommandLineOption
""".split())
# Fields of rows that are shown.
FIELDS = re.compile(r"\.(?:text|tip|title|label|hint)\s*=\s*$")
TRANSLATES = set("tr translate say QT_TR_NOOP QT_TRANSLATE_NOOP QT_TRANSLATE_NOOP3".split())
# What hands its argument on.
WRAPS = set("QStringLiteral QLatin1String QLatin1StringView QString fromUtf8 fromLatin1 arg join append prepend u8".split())
# What no person reads: names of things, the log, the style sheet.
SILENT = set("""setObjectName property setProperty setStyleSheet qFatal qWarning qDebug qCritical qInfo assert static_assert
QRegularExpression makeError setDesktopFileName findChild""".split())
# Not language: the names that HTTP, AWS and Django write themselves.
NAMES = re.compile(r"""(?x)
  GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|HTTP(S|/[\d.]+)?|URL|JSON|YAML|HAR|curl|Markdown|CSRF|SVG|PNG
| Headway | Django | CloudFront | Lambda | API\ Gateway | settings\.py | https?:// | px | ms | [×]
| new | recent  # icons
| subgraph\ cluster | node\ \[.*  # Graphviz
| [A-Z_0-9]+ | [a-z_]+\(\) """)
LITERAL = re.compile(r'(?:u8|[uUL])?(R)?"')
# What stands before "(": a function, or a type and the name of its object.
CALL = re.compile(r"(?:\b(\w+)\s*(?:<[^<>()]*>)?[\s*&]+)?\b(\w+)\s*$")
MARKUP = re.compile(r"<[^<>]*>?|&\w+;|%L?\d+|%n|\\[nt]|\\u[0-9a-fA-F]{4}")
SENTENCE = re.compile(r"[A-Za-z][a-z’']+ [a-z’']{2,}\b")


def literals(source):
    """Yields (position, text, calls, before): the calls around each literal, innermost first, and the code
    right before it. Comments and preprocessor lines are skipped; literals side by side are one."""
    calls, i, size = [], 0, len(source)
    code = []  # the code so far, literals replaced by a mark
    while i < size:
        c = source[i]
        if source.startswith("//", i):
            i = source.find("\n", i) if "\n" in source[i:] else size
        elif source.startswith("/*", i):
            i = source.find("*/", i) + 2
        elif c == "#" and not "".join(code[-200:]).rpartition("\n")[2].strip():
            while source.find("\n", i) > 0 and source[source.find("\n", i) - 1] == "\\":
                i = source.find("\n", i) + 1
            i = source.find("\n", i) if "\n" in source[i:] else size
        elif c == "'" and not (code and code[-1].isdigit()):
            i = re.compile(r"'(?:\\.|[^'\\])*'").match(source, i).end()
            code.append("0")
        elif (m := LITERAL.match(source, i)) and not (code and (code[-1].isalnum() or code[-1] == "_")):
            at, text = i, ""
            while m:
                text, i = read(source, m, text)
                m = re.compile(r'\s*(?:u8|[uUL])?(R)?"').match(source, i)
            yield at, text, list(reversed(calls)), "".join(code[-80:])
            code.append('"')
        else:
            if c in "({[":
                before = CALL.search("".join(code[-120:]))
                calls.append({g for g in before.groups() if g} if before and c != "[" else set())
            elif c in ")}]" and calls:
                calls.pop()
            code.append(c)
            i += 1


def read(source, start, text):
    if start.group(1):
        end = re.compile(r"([^(]*)\(").match(source, start.end())
        close = source.index(")" + end.group(1) + '"', end.end())
        return text + source[end.end():close], close + len(end.group(1)) + 2
    end = re.compile(r'(?:\\.|[^"\\])*').match(source, start.end()).end()
    return text + source[start.end():end], end + 1


def is_language(text):
    words = MARKUP.sub(" ", text).strip(" .,:;·…()[]{}\"“”‘’'→←↑↓↗▸▾✓✕✗×+−-–=/*#?!|")
    return any(c.isalpha() for c in words) and not NAMES.fullmatch(words)


def shown(calls, before):
    if FIELDS.search(before):
        return True
    for call in calls:
        if call & TRANSLATES or call & SILENT:
            return False
        if call & SHOWS:
            return True
        if call and not call & WRAPS:
            return False
    return False


def is_sentence(text, calls):
    hidden = any(call & (TRANSLATES | SILENT) for call in calls)
    return not hidden and "{" not in text and bool(SENTENCE.search(MARKUP.sub("\0", text)))


def check(source, name):
    found = []
    for at, text, calls, before in literals(source):
        translated = any(call & TRANSLATES for call in calls[:1])
        if not translated and is_language(text) and (shown(calls, before) or is_sentence(text, calls)):
            found.append(f'{name}:{source.count(chr(10), 0, at) + 1}: "{text}" is read by people: put it into tr()')
    return found


BAD = '''
#include "Not a text.h"
void f() {
  label->setText("Save it");                       // 1
  auto* a = new QLabel(QStringLiteral("Name"), w); // 2
  QPushButton b("Cancel");                         // 3
  row = {.id = "a.b", .tip = "Go there"};          // 4
  setToolTip(on ? tr("On") : "Off");               // 5
  label->setText(tr("%1").arg("minutes"));         // 6
  return QStringLiteral("Nothing was found");      // 7
  const char* kText = "the name " "of the thing";  // 8
}
'''
GOOD = '''
// label->setText("Save it");
void f() {
  label->setText(tr("Save it"));
  label->setText(QCoreApplication::translate("x", "Save it"));
  label->setText(QStringLiteral("%1 · %2").arg(a, b));
  label->setText("GET");
  label->setText("USE_X_FORWARDED_HOST");
  label->setText("<b>↗</b>");
  label->setText(object->property("name").toString());
  label->setObjectName("theName of it");
  static const char* const kTexts[] = {QT_TRANSLATE_NOOP("x", "Read by people")};
  qFatal("no command %s", id);
  const char c = '"', d = '\\'';
  const int n = 1'000'000;
}
'''


def self_test():
    bad, good = check(BAD, "bad"), check(GOOD, "good")
    print(*bad, *good, sep="\n")
    return 0 if len(bad) == 8 and not good else 1


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    files = sorted(p for folder in arguments for p in pathlib.Path(folder).rglob("*") if p.suffix in (".cpp", ".h"))
    found = [line for p in files for line in check(p.read_text(encoding="utf-8"), p)]
    print(*found, f"{len(files)} files, {len(found)} untranslated", sep="\n")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
