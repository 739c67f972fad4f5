// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/export.h"

#include <algorithm>
#include <array>

#include "sim/export/cdk_typescript.h"
#include "sim/export/django_settings.h"

namespace headway {

std::span<const Exporter> exporters() {
  static constexpr std::array all = {
      Exporter{"cdk-typescript", "AWS CDK app in TypeScript", exportCdkTypescript},
      Exporter{"django-settings", "Django settings", exportDjangoSettings},
  };
  return all;
}

const Exporter* findExporter(std::string_view key) {
  const auto all = exporters();
  const auto it = std::find_if(all.begin(), all.end(), [&](const Exporter& e) { return e.key == key; });
  return it == all.end() ? nullptr : &*it;
}

}  // namespace headway
