// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"
#include "sim/format/reference.h"

using namespace headway;

namespace {

std::string fileText(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

TEST(FormatReference, DocsAreWhatTheFieldListsSay) {
  const std::string docs = fileText(HEADWAY_SOURCE_DIR "/docs/project-file.md"),
                    made = projectFileReference();
  const auto at = std::mismatch(docs.begin(), docs.end(), made.begin(), made.end()).first - docs.begin();
  const auto line = std::count(docs.begin(), docs.begin() + at, '\n') + 1;
  EXPECT_TRUE(docs == made) << "docs/project-file.md differs from line " << line
                            << " on; make it anew: headway docs project-file > docs/project-file.md";
}

TEST(FormatReference, ItsExampleIsAProject) {
  const std::string text = projectFileReference();
  const auto from = text.find("```yaml\n") + 8;
  const auto p = readProject(text.substr(from, text.find("```", from) - from), "reference");
  ASSERT_TRUE(p) << render(p.error()[0]);
  EXPECT_EQ(p->nodes.size(), 3u);
}

TEST(FormatReference, EveryKeyOfEveryNodeAndLinkIsTold) {
  const std::string text = projectFileReference();
  for (const NodeKind kind : allNodeKinds())
    for (const FieldInfo& f : schema(kind).fields)
      EXPECT_NE(text.find("| `" + std::string(f.name) + "` |"), std::string::npos) << f.name;
  for (const char* key : {"protocol_policy", "cookie_behavior", "routes", "event", "absent"})
    EXPECT_NE(text.find("| `" + std::string(key) + "` |"), std::string::npos) << key;
}
