# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the #include lines and the text of the sources against the house rules:
#   cmake -DROOT=<top folder> -P check_layers.cmake
# Every broken rule is printed with its file and line; any makes the script fail.
cmake_minimum_required(VERSION 3.22)

# What the sources of a folder may include of this project. Nothing points back.
set(layers
  "sim/support:  sim/support"
  "sim/http:     sim/support sim/http"
  "sim/model:    sim/support sim/http sim/model"
  "sim/format:   sim/support sim/http sim/model sim/format"
  "sim/import:   sim/support sim/http sim/model sim/import"
  "sim/export:   sim/support sim/http sim/model sim/export"
  "sim/engine:   sim/support sim/http sim/model sim/engine"
  "sim/check:    sim/support sim/http sim/model sim/engine sim/check"
  "sim/scenario: sim/support sim/http sim/model sim/engine sim/scenario"
  "sim/compare:  sim/support sim/http sim/model sim/engine sim/compare"
  "sim/report:   sim/support sim/http sim/model sim/engine sim/compare sim/report"
  "sim/runtime:  sim/support sim/http sim/engine/ports.h sim/import/settings_reader.h sim/runtime"
  "ui:           sim ui"
  "app/cli:      sim app/edge app/cli"
  "app/headway:  sim app/edge app/cli app/headway"
  "app/edge:     sim app/edge"
  "app/studio:   sim ui app/edge app/studio")

# Libraries that only some folders may know.
set(libraries
  "Q[A-Za-z]+[/>]:  sim/runtime ui app/edge app/studio"
  "yaml-cpp/:       sim/format"
  "libxml/:         sim/engine"
  "CLI/:            app/cli")

# A marker of unfinished work, or a path of one machine: [.] keeps this file from finding itself.
set(unwanted "(^|[^A-Za-z])(TO[D]O|FIX[M]E|XX[X])([^A-Za-z]|$)|/[w]ork/(main|shared|[.]library)|/[t]mp/hw|/[r]oot/|/[h]ome/[a-z]")

set(problems 0)
macro(problem text)
  message("${text}")
  math(EXPR problems "${problems} + 1")
endmacro()

# Whether a path is one of the entries of a row, or lies below one.
function(allowed path entries out)
  string(REGEX MATCHALL "[^ ]+" entries "${entries}")
  set(${out} FALSE PARENT_SCOPE)
  foreach(entry IN LISTS entries)
    string(FIND "${path}/" "${entry}/" at)
    if(at EQUAL 0)
      set(${out} TRUE PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

# The row of a table whose key matches the path best; empty when none does.
function(layer_of path out_folder out_entries)
  set(${out_folder} "" PARENT_SCOPE)
  foreach(row IN LISTS layers)
    string(REGEX MATCH "^([^:]+): *(.*)$" whole "${row}")
    set(folder "${CMAKE_MATCH_1}")
    set(entries "${CMAKE_MATCH_2}")
    allowed("${path}" "${folder}" below)
    if(below)
      set(${out_folder} "${folder}" PARENT_SCOPE)
      set(${out_entries} "${entries}" PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

foreach(folder sim ui app)
  file(GLOB_RECURSE found RELATIVE ${ROOT} ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cpp)
  list(APPEND sources ${found})
endforeach()

foreach(source IN LISTS sources)
  layer_of("${source}" folder entries)
  if(NOT folder)
    problem("${source}: its folder has no row in check_layers.cmake; say there what it may include")
    continue()
  endif()
  file(STRINGS "${ROOT}/${source}" lines REGEX "^[ \t]*#[ \t]*include")
  set(own "")
  string(REGEX REPLACE "[.]cpp$" ".h" header "${source}")
  if(source MATCHES "[.]cpp$" AND EXISTS "${ROOT}/${header}")
    set(own "${header}")
  endif()
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^.*include[ \t]*([<\"][^>\"]+[>\"]).*$" "\\1" include "${line}")
    string(REGEX REPLACE "[<>\"]" "" path "${include}")
    if(own AND NOT path STREQUAL own)
      problem("${source}: includes ${include} before its own header, so nothing shows that the header stands alone")
    endif()
    set(own "")
    if(include MATCHES "^\"" AND NOT path MATCHES "[.]moc$")
      allowed("${path}" "${entries}" good)
      if(NOT good)
        problem("${source}: includes ${include}, but ${folder} may include only ${entries}")
      endif()
    endif()
    foreach(row IN LISTS libraries)
      string(REGEX MATCH "^([^:]+): *(.*)$" whole "${row}")
      set(pattern "${CMAKE_MATCH_1}")
      set(places "${CMAKE_MATCH_2}")
      if("${path}>" MATCHES "^${pattern}")
        allowed("${folder}" "${places}" good)
        if(NOT good)
          problem("${source}: includes ${include}, which only ${places} may do")
        endif()
      endif()
    endforeach()
  endforeach()
endforeach()

foreach(folder sim ui app tests cmake docs resources .ci)
  file(GLOB_RECURSE found RELATIVE ${ROOT} ${ROOT}/${folder}/*)
  list(APPEND texts ${found})
endforeach()
file(GLOB found RELATIVE ${ROOT} ${ROOT}/*.md ${ROOT}/CMake* ${ROOT}/dev ${ROOT}/.clang-*)
list(APPEND texts ${found})
list(FILTER texts EXCLUDE REGEX "^tests/data/|^tests/golden/|node_modules/|__pycache__/|package-lock[.]json$")
foreach(text IN LISTS texts)
  if(text MATCHES "([.](h|cpp|py|sh|cmake)|/CMakeLists[.]txt|^CMakeLists[.]txt|^dev|^[.]ci/run)$")
    file(STRINGS "${ROOT}/${text}" head LIMIT_COUNT 2)
    if(NOT "${head}" MATCHES "^(#![^;]*;)?(//|#) SPDX-License-Identifier: GPL-3.0-or-later")
      problem("${text}: does not start with the line SPDX-License-Identifier: GPL-3.0-or-later")
    endif()
  endif()
  if(text MATCHES "([.](h|cpp|py|sh|cmake|txt|md|ya?ml|json|ts|js|qss)|^dev|^[.]ci/run)$")
    file(STRINGS "${ROOT}/${text}" lines REGEX "${unwanted}")
    foreach(line IN LISTS lines)
      string(STRIP "${line}" line)
      problem("${text}: unfinished work or a path of one machine: ${line}")
    endforeach()
  endif()
endforeach()

list(LENGTH sources count)
if(problems GREATER 0)
  message(FATAL_ERROR "${problems} broken house rules in ${count} sources")
endif()
message(STATUS "${count} sources keep the house rules")
