// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_help.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <optional>

#include "ui/inspector/code_members.h"

namespace headway::ui {
namespace {

constexpr int kBegun = 2;  // letters before words are offered unasked

bool isNameLetter(QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('$'); }

/// Where the bracket that ends at `at` begins; -1 = nowhere.
qsizetype opening(const QString& code, qsizetype at) {
  const QChar close = code[at], open = close == QLatin1Char(')') ? QLatin1Char('(') : QLatin1Char('[');
  int depth = 0;
  for (; at >= 0; --at) {
    if (code[at] == close) ++depth;
    if (code[at] == open && --depth == 0) return at;
  }
  return -1;
}

/// a.b['c'].d() as {a, b, *, d}: what a bracket selects may be anything.
struct Chain {
  QStringList parts;
  qsizetype begin = 0;
};

/// The chain that ends before `end`.
Chain chainBefore(const QString& code, qsizetype end) {
  Chain out;
  qsizetype i = end - 1;
  const auto skipBlanks = [&] {
    while (i >= 0 && code[i].isSpace()) --i;
  };
  for (skipBlanks(); i >= 0; skipBlanks()) {
    if (code[i] == QLatin1Char(')')) {
      i = opening(code, i) - 1;
    } else if (code[i] == QLatin1Char(']')) {
      i = opening(code, i) - 1;
      out.parts.prepend(QStringLiteral("*"));
      continue;
    }
    qsizetype first = i;
    while (first >= 0 && isNameLetter(code[first])) --first;
    if (i < 0 || first == i) return {};
    out.parts.prepend(code.mid(first + 1, i - first));
    out.begin = first + 1;
    i = first;
    skipBlanks();
    if (i < 0 || code[i] != QLatin1Char('.')) break;
    --i;
  }
  return out;
}

const CodeMember* find(const QString& owner, const QString& name) {
  const auto all = codeMembers();
  const auto at = std::find_if(all.begin(), all.end(), [&](const CodeMember& m) {
    return owner == QLatin1String(m.owner) && name == QLatin1String(m.name);
  });
  return at == all.end() ? nullptr : &*at;
}

/// What kinds of values the code's own names hold.
class Names {
 public:
  explicit Names(const QString& code) {
    for (const char* usual : {"event", "request", "response", "headers"})
      types_[QLatin1String(usual)] = QLatin1String(usual);
    static const QRegularExpression handler(QStringLiteral("function\\s+handler\\s*\\(\\s*([\\w$]+)")),
        import(QStringLiteral("import\\s+([\\w$]+)\\s+from\\s*['\"](\\w+)['\"]")),
        required(QStringLiteral("^require\\s*\\(\\s*['\"](\\w+)['\"]\\s*\\)$")),
        declared(QStringLiteral("\\b(?:const|let|var)\\s+([\\w$]+)\\s*=\\s*(?:await\\s+)?([^;\\n]+)"));
    if (const auto m = handler.match(code); m.hasMatch()) types_[m.captured(1)] = QStringLiteral("event");
    for (auto all = import.globalMatch(code); all.hasNext();) {
      const auto m = all.next();
      types_[m.captured(1)] = module(m.captured(2));
    }
    for (auto all = declared.globalMatch(code); all.hasNext();) {
      const auto m = all.next();
      const QString value = m.captured(2).trimmed();
      if (const auto r = required.match(value); r.hasMatch()) {
        types_[m.captured(1)] = module(r.captured(1));
      } else if (const Chain chain = chainBefore(value, value.size());
                 !chain.parts.isEmpty() && chain.begin == 0) {
        if (const QString type = typeOf(chain.parts); !type.isEmpty()) types_[m.captured(1)] = type;
      }
    }
  }

  /// "" = not known.
  QString typeOf(const QStringList& parts) const {
    QString type = types_.value(parts.front());
    if (type.isEmpty())
      if (const CodeMember* global = find(QString(), parts.front())) type = QLatin1String(global->type);
    for (const QString& part : parts.mid(1)) {
      const bool anyName = type == QLatin1String("headers") || type == QLatin1String("pairs");
      const CodeMember* member = find(type, part);
      type = anyName ? QStringLiteral("field") : member ? QString::fromLatin1(member->type) : QString();
    }
    return type;
  }

 private:
  static QString module(const QString& name) {
    return name == QLatin1String("cloudfront") ? QStringLiteral("cf") : name;
  }
  QHash<QString, QString> types_;
};

/// Whether `at` is inside a string or comment of its line, and where that begins.
std::optional<qsizetype> quoteBefore(const QString& code, qsizetype at) {
  const qsizetype line = at > 0 ? code.lastIndexOf(QLatin1Char('\n'), at - 1) + 1 : 0;
  std::optional<qsizetype> open;
  for (qsizetype i = line; i < at; ++i) {
    const QChar c = code[i];
    if (open && c == QLatin1Char('\\'))
      ++i;
    else if (open && c == code[*open])
      open.reset();
    else if (!open && (c == QLatin1Char('\'') || c == QLatin1Char('"') || c == QLatin1Char('`')))
      open = i;
    else if (!open && c == QLatin1Char('/') && i + 1 < at && code[i + 1] == c)
      return i;
  }
  return open;
}

void sortAndFit(Completion& out) {
  out.words.removeDuplicates();
  out.words.removeIf(
      [&](const QString& w) { return !w.startsWith(out.begun, Qt::CaseInsensitive) || w == out.begun; });
  out.words.sort(Qt::CaseInsensitive);
}

QStringList membersOf(const QString& type, bool old) {
  QStringList out;
  for (const CodeMember& m : codeMembers())
    if (type == QLatin1String(m.owner) && !(old && m.only20)) out << QLatin1String(m.name);
  if (type == QLatin1String("headers"))
    for (const char* name : codeHeaders())
      if (!QLatin1String(name).contains(QLatin1Char('-'))) out << QLatin1String(name);
  return out;
}

/// headers['x-…
Completion completeHeader(const QString& code, qsizetype quote, qsizetype at) {
  Completion out;
  if (quote == 0 || code[quote - 1] != QLatin1Char('[')) return out;
  const Chain chain = chainBefore(code, quote - 1);
  if (chain.parts.isEmpty() || Names(code).typeOf(chain.parts) != QLatin1String("headers")) return out;
  out.begun = code.mid(quote + 1, at - quote - 1);
  for (const char* name : codeHeaders()) out.words << QLatin1String(name);
  sortAndFit(out);
  return out;
}

QStringList globalWords(const QString& code, const QString& begun, bool old) {
  QStringList out = membersOf(QString(), old);
  for (const char* word : codeKeywords()) out << QLatin1String(word);
  static const QRegularExpression name(QStringLiteral("[A-Za-z_$][\\w$]*"));
  for (auto all = name.globalMatch(code); all.hasNext();)
    if (const QString word = all.next().captured(); word != begun) out << word;
  return out;
}

}  // namespace

Completion completeCode(const QString& code, qsizetype at, bool old, bool asked) {
  if (const auto quote = quoteBefore(code, at)) return completeHeader(code, *quote, at);
  qsizetype begin = at;
  while (begin > 0 && isNameLetter(code[begin - 1])) --begin;
  Completion out;
  out.begun = code.mid(begin, at - begin);
  if (begin > 0 && code[begin - 1] == QLatin1Char('.')) {
    const Chain chain = chainBefore(code, begin - 1);
    const QString type = chain.parts.isEmpty() ? QString() : Names(code).typeOf(chain.parts);
    if (!type.isEmpty()) out.words = membersOf(type, old);
  } else if (asked || out.begun.size() >= kBegun) {
    out.words = globalWords(code, out.begun, old);
  }
  sortAndFit(out);
  return out;
}

QString codeCallTip(const QString& code, qsizetype at) {
  int depth = 0;
  for (qsizetype i = at - 1; i >= 0 && code[i] != QLatin1Char(';'); --i) {
    const QChar c = code[i];
    if (c == QLatin1Char(')')) ++depth;
    if (c != QLatin1Char('(') || depth-- > 0) continue;
    const Chain chain = chainBefore(code, i);
    if (chain.parts.isEmpty()) return {};
    const QString name = chain.parts.back();
    const QString owner =
        chain.parts.size() == 1 ? QString() : Names(code).typeOf(chain.parts.mid(0, chain.parts.size() - 1));
    const CodeMember* found = chain.parts.size() > 1 && owner.isEmpty() ? nullptr : find(owner, name);
    if (!found || !found->arguments) return {};
    return QStringLiteral("%1(%2)\n%3")
        .arg(name, QString::fromUtf8(found->arguments),
             QCoreApplication::translate("headway::ui::CodeMember", found->help));
  }
  return {};
}

}  // namespace headway::ui
