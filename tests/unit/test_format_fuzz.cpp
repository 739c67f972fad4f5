// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <random>

#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"

using namespace headway;

namespace {

std::string mutated(std::string text, std::mt19937& random) {
  using namespace std::string_view_literals;
  constexpr std::string_view bytes = "\0\x01\t\r\n :#-?,[]{}&*!|>'\"%@\\~\x7F\x80\xC3\xFF"sv;
  const auto at = [&] { return random() % (text.size() + 1); };
  for (unsigned n = 1 + random() % 4; n > 0; --n) {
    const std::size_t a = at(), length = random() % 40;
    switch (random() % 5) {
      case 0:
        if (a < text.size()) text[a] = static_cast<char>(text[a] ^ (1 << random() % 8));
        break;
      case 1:
        if (a < text.size()) text[a] = bytes[random() % bytes.size()];
        break;
      case 2: text.erase(a, length); break;
      case 3: text.insert(at(), text.substr(a, length)); break;
      default: text.insert(a, std::string(1 + length % 5, bytes[random() % bytes.size()])); break;
    }
  }
  return text;
}

}  // namespace

/// Damaged copies of the example either are read, and then are written and read again as the same project, or
/// give diagnostics that point into the file. HEADWAY_FUZZ_CASES asks for more than the usual 3,000.
TEST(FormatFuzz, DamagedFilesAreReadOrRefusedWithAPlace) {
  const char* wanted = std::getenv("HEADWAY_FUZZ_CASES");
  const unsigned cases = wanted ? static_cast<unsigned>(std::strtoul(wanted, nullptr, 10)) : 3000;
  std::string example;
  ASSERT_TRUE(loadProject(HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml", &example));
  unsigned read = 0;
  for (unsigned seed = 1; seed <= cases; ++seed) {
    std::mt19937 random(seed);
    const std::string text = mutated(example, random);
    const auto p = readProject(text, "f");
    if (p) {
      ++read;
      const auto again = readProject(writeProject(*p), "f");
      ASSERT_TRUE(again) << "seed " << seed << "\n" << render(again.error()[0]);
      ASSERT_TRUE(*again == *p) << "seed " << seed;
      continue;
    }
    ASSERT_FALSE(p.error().empty()) << "seed " << seed;
    for (const Diagnostic& d : p.error()) {
      ASSERT_TRUE(d.where.line > 0 && d.where.column > 0) << "seed " << seed << "\n" << render(d);
      ASSERT_FALSE(d.code.empty() || d.message.empty()) << "seed " << seed;
    }
  }
  EXPECT_GT(read, cases / 20);
  EXPECT_LT(read, cases);
}
