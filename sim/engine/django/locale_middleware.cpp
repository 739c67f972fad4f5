// SPDX-License-Identifier: GPL-3.0-or-later
// django/middleware/locale.py, django/utils/translation/trans_real.py
#include <algorithm>
#include <charconv>

#include "sim/engine/django/exchange.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

struct Language {
  std::string_view code;
  Version since = Version::V3_2;
};

/// LANGUAGES of django/conf/global_settings.py.
constexpr Language kLanguages[] = {
    {"af"},      {"ar"},
    {"ar-dz"},   {"ast"},
    {"az"},      {"bg"},
    {"be"},      {"bn"},
    {"br"},      {"bs"},
    {"ca"},      {"ckb", Version::V4_2},
    {"cs"},      {"cy"},
    {"da"},      {"de"},
    {"dsb"},     {"el"},
    {"en"},      {"en-au"},
    {"en-gb"},   {"eo"},
    {"es"},      {"es-ar"},
    {"es-co"},   {"es-mx"},
    {"es-ni"},   {"es-ve"},
    {"et"},      {"eu"},
    {"fa"},      {"fi"},
    {"fr"},      {"fy"},
    {"ga"},      {"gd"},
    {"gl"},      {"he"},
    {"hi"},      {"hr"},
    {"hsb"},     {"ht", Version::V6_0},
    {"hu"},      {"hy"},
    {"ia"},      {"id"},
    {"ig"},      {"io"},
    {"is"},      {"it"},
    {"ja"},      {"ka"},
    {"kab"},     {"kk"},
    {"km"},      {"kn"},
    {"ko"},      {"ky"},
    {"lb"},      {"lt"},
    {"lv"},      {"mk"},
    {"ml"},      {"mn"},
    {"mr"},      {"ms", Version::V4_2},
    {"my"},      {"nb"},
    {"ne"},      {"nl"},
    {"nn"},      {"os"},
    {"pa"},      {"pl"},
    {"pt"},      {"pt-br"},
    {"ro"},      {"ru"},
    {"sk"},      {"sl"},
    {"sq"},      {"sr"},
    {"sr-latn"}, {"sv"},
    {"sw"},      {"ta"},
    {"te"},      {"tg"},
    {"th"},      {"tk"},
    {"tr"},      {"tt"},
    {"udm"},     {"ug", Version::V5_2},
    {"uk"},      {"ur"},
    {"uz"},      {"vi"},
    {"zh-hans"}, {"zh-hant"},
};

bool isSupported(std::string_view code, Version version) {
  return std::any_of(std::begin(kLanguages), std::end(kLanguages),
                     [&](const Language& l) { return l.code == code && l.since <= version; });
}

std::string_view fallbackOf(std::string_view code) {
  if (code == "zh-cn" || code == "zh-my" || code == "zh-sg") return "zh-hans";
  if (code == "zh-hk" || code == "zh-mo" || code == "zh-tw") return "zh-hant";
  return {};
}

/// get_supported_language_variant(): the code, what stands in for it, or a more general or related one.
std::optional<std::string> variantOf(std::string_view code, Version version) {
  if (code.empty()) return std::nullopt;
  const std::string_view general = code.substr(0, code.find('-'));
  for (const std::string_view candidate : {code, fallbackOf(code), general})
    if (isSupported(candidate, version)) return std::string(candidate);
  for (const Language& l : kLanguages)
    if (l.since <= version && l.code.starts_with(std::string(general) + "-")) return std::string(l.code);
  return std::nullopt;
}

struct Wish {
  std::string code;
  double quality = 1;
};

bool isLanguageTag(std::string_view tag) {
  if (tag == "*") return true;
  return !tag.empty() && std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// parse_accept_lang_header(): nothing at all if any part is malformed.
std::vector<Wish> wishesOf(std::string_view header) {
  std::vector<Wish> out;
  for (const std::string& part : text::split(text::lower(header), ',')) {
    const std::string_view whole = text::trim(part);
    if (whole.empty()) continue;
    const auto semicolon = whole.find(';');
    Wish wish{std::string(text::trim(whole.substr(0, semicolon)))};
    if (semicolon != whole.npos) {
      const std::string_view q = text::trim(whole.substr(semicolon + 1));
      const auto [end, fault] =
          std::from_chars(q.data() + std::min<std::size_t>(2, q.size()), q.data() + q.size(), wish.quality);
      if (!q.starts_with("q=") || fault != std::errc{} || end != q.data() + q.size()) return {};
    }
    if (!isLanguageTag(wish.code) || wish.quality > 1) return {};
    out.push_back(std::move(wish));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Wish& a, const Wish& b) { return a.quality > b.quality; });
  return out;
}

std::string languageOf(const Exchange& x) {
  const Version version = x.settings.version;
  if (const auto cookie = x.cookies.find("django_language"); cookie != x.cookies.end())
    if (auto code = variantOf(cookie->second, version)) return *code;
  for (const Wish& wish : wishesOf(x.environ.get("HTTP_ACCEPT_LANGUAGE"))) {
    if (wish.code == "*") break;
    if (auto code = variantOf(wish.code, version)) return *code;
  }
  return variantOf(x.settings.languageCode, version).value_or(x.settings.languageCode);
}

}  // namespace

Asked<Early> localeRequest(Exchange& x) {
  x.language = languageOf(x);
  return Early{};
}

Asked<Page> localeResponse(Exchange& x, Page page) {
  page.patchVary("Accept-Language");
  if (!page.headers.contains("Content-Language")) page.headers.add("Content-Language", x.language);
  x.note(rule("django.locale"), "The page is in " + py::repr(x.language) + ".");
  return page;
}

}  // namespace headway::django
