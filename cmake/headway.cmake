# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of Headway shares: warnings, sanitizers, ccache.

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(headway_options INTERFACE)
target_compile_options(headway_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers
  # gcc 12 warns in vain of std::string + (gcc bug 105651) and of std::variant.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>
  # Position-independent code keeps functions replaceable, and so out of line, unless told otherwise.
  -fno-semantic-interposition)
if(HEADWAY_WERROR)
  target_compile_options(headway_options INTERFACE -Werror)
endif()
if(HEADWAY_SANITIZE)
  target_compile_options(headway_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(headway_options INTERFACE -fsanitize=address,undefined)
endif()

# A simulation makes many small strings, which mimalloc hands out faster than the C library does.
find_library(MIMALLOC mimalloc)
add_library(headway_allocator INTERFACE)
if(MIMALLOC AND NOT HEADWAY_SANITIZE)
  # Nothing calls it by name, so the linker must be told to keep it.
  target_link_options(headway_allocator INTERFACE -Wl,--no-as-needed ${MIMALLOC} -Wl,--as-needed)
endif()

# Every .cpp below the given folders becomes a source of the library. New files are found at the next build.
function(headway_library name)
  cmake_parse_arguments(ARG "" "" "FOLDERS;LINK" ${ARGN})
  set(sources "")
  foreach(folder IN LISTS ARG_FOLDERS)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.h)
    list(APPEND sources ${found})
  endforeach()
  if(HEADWAY_SHARED)
    add_library(${name} SHARED ${sources})
    # Nothing reads the macro, and without it the compiler cache serves both kinds.
    set_target_properties(${name} PROPERTIES DEFINE_SYMBOL "")
  else()
    add_library(${name} STATIC ${sources})
  endif()
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_LINK} PRIVATE headway_options)
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()

# Text files become string constants of one generated source, so the sim needs no file system to know them.
function(headway_embed target name)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  set(text "// Generated from resources; edit those.\n#include \"sim/support/embedded.h\"\n\nnamespace headway::embedded {\n")
  foreach(pair IN LISTS ARGN)
    string(REPLACE "=" ";" parts ${pair})
    list(GET parts 0 symbol)
    list(GET parts 1 path)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(READ ${path} body)
    string(APPEND text "const std::string_view ${symbol} = R\"headway_(${body})headway_\";\n")
  endforeach()
  string(APPEND text "}  // namespace headway::embedded\n")
  set(old "")
  if(EXISTS ${out})
    file(READ ${out} old)
  endif()
  if(NOT old STREQUAL text)
    file(WRITE ${out} "${text}")
  endif()
  target_sources(${target} PRIVATE ${out})
endfunction()
