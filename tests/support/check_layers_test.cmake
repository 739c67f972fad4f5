# SPDX-License-Identifier: GPL-3.0-or-later
# Plants one broken rule at a time in an empty tree and expects check_layers.cmake to name it:
#   cmake -DSCRATCH=<a folder to write in> -P check_layers_test.cmake
cmake_minimum_required(VERSION 3.22)

set(spdx "// SPDX-License-Identifier: GPL-3.0-or-later\n")

# Checks a tree of this one file; `expected` is a part of what is printed, or empty when all is well.
function(expect expected file text)
  file(REMOVE_RECURSE "${SCRATCH}")
  file(WRITE "${SCRATCH}/${file}" "${text}")
  file(WRITE "${SCRATCH}/sim/http/url.h" "${spdx}#pragma once\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${SCRATCH} -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/check_layers.cmake
    RESULT_VARIABLE status OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
  if(expected STREQUAL "" AND NOT status EQUAL 0)
    message(SEND_ERROR "${file} is fine, but the check says:\n${printed}")
  elseif(NOT expected STREQUAL "" AND status EQUAL 0)
    message(SEND_ERROR "the check overlooks what is wrong with ${file}: ${expected}")
  elseif(NOT printed MATCHES "${expected}")
    message(SEND_ERROR "the check of ${file} should say '${expected}', but says:\n${printed}")
  endif()
endfunction()

expect("" sim/model/node.h "${spdx}#include <vector>\n#include \"sim/http/url.h\"\n")
expect("" sim/http/url.cpp "${spdx}#include \"sim/http/url.h\"\n\n#include <string>\n")
expect("" sim/runtime/njs.h "${spdx}#include <QProcess>\n#include \"sim/engine/ports.h\"\n")
expect("" sim/format/yaml.h "${spdx}#include <yaml-cpp/yaml.h>\n")
expect("" ui/canvas/view.h "${spdx}#include <QGraphicsView>\n#include \"sim/engine/trace.h\"\n")

expect("sim/http may include only" sim/http/headers.h "${spdx}#include \"sim/model/node.h\"\n")
expect("sim/export may include only" sim/export/cdk.h "${spdx}  #  include \"sim/engine/trace.h\"\n")
expect("sim/runtime may include only" sim/runtime/njs.h "${spdx}#include \"sim/engine/trace.h\"\n")
expect("sim/engine may include only" sim/engine/django/host.h "${spdx}#include \"ui/theme/colours.h\"\n")
expect("app/cli may include only" app/cli/main.cpp "${spdx}#include \"ui/theme/colours.h\"\n")
expect("sim/http may include only" sim/http/near.h "${spdx}#include \"url.h\"\n")
expect("which only sim/runtime" sim/engine/text.h "${spdx}#include <QString>\n")
expect("which only sim/runtime" sim/engine/text.h "${spdx}#include <QtCore/QString>\n")
expect("which only sim/format" sim/model/text.h "${spdx}#include <yaml-cpp/yaml.h>\n")
expect("before its own header" sim/http/url.cpp "${spdx}#include <string>\n#include \"sim/http/url.h\"\n")
expect("no row in check_layers" sim/magic/wand.h "${spdx}")
expect("does not start with" sim/http/late.h "#pragma once\n${spdx}\n")
expect("does not start with" tests/support/tool.py "print()\n")
string(CONCAT marker "TO" "DO")
expect("unfinished work" sim/http/later.h "${spdx}// ${marker}: all of it\n")
string(CONCAT place "/wor" "k/shared")
expect("a path of one machine" docs/page.md "see ${place}/page\n")
file(REMOVE_RECURSE "${SCRATCH}")
