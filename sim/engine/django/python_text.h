// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/django/raised.h"

/// Python's view of text, as far as Django's answers depend on it. Python strings are held as UTF-8 here;
/// what a server hands to Django is latin-1 (PEP 3333), so bytes pass fromLatin1() first.
namespace headway::django::py {

/// Bytes read as latin-1.
std::string fromLatin1(std::string_view bytes);
/// The bytes of a text whose characters all fit latin-1, else nothing (Python raises UnicodeEncodeError).
std::optional<std::string> toLatin1(std::string_view text);

/// The UnicodeEncodeError of text.encode("iso-8859-1") where toLatin1() gives nothing.
Raised latin1EncodeError(std::string_view text);

/// repr(text). Characters that no Unicode version has assigned count as printable; none can arrive over HTTP.
std::string repr(std::string_view text);

/// str.lower() as far as a host name can tell: ASCII, and the Kelvin sign, which becomes "k".
std::string lowerHost(std::string_view text);

/// str.strip().
std::string_view strip(std::string_view text);

/// Length in bytes of the decimal digit (Unicode category Nd) that `text` begins with; 0 if there is none.
std::size_t decimalDigitLength(std::string_view text);

/// str.encode("unicode_escape"), the form in which Django's log_response writes its arguments.
std::string unicodeEscape(std::string_view text);

/// django.utils.html.escape: the five characters that mean something in HTML.
std::string escapeHtml(std::string_view text);

/// Where bytes stop being UTF-8: what UnicodeDecodeError holds.
struct DecodeFault {
  std::size_t start = 0, end = 0;
  std::string_view reason;
};
std::optional<DecodeFault> findDecodeFault(std::string_view bytes);
/// str() of the UnicodeDecodeError for that fault.
std::string decodeFaultMessage(std::string_view bytes, const DecodeFault& fault);

/// django/utils/encoding.py: repercent_broken_unicode, then decoded. Bytes that are not UTF-8 become %XX
/// text.
std::string decodePath(std::string_view bytes);
/// django/utils/encoding.py: escape_uri_path.
std::string escapeUriPath(std::string_view path);
/// django/utils/encoding.py: iri_to_uri.
std::string iriToUri(std::string_view iri);

}  // namespace headway::django::py
