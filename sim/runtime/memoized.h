// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "sim/engine/ports.h"

namespace headway {

/// Remembers the latest runs of another runtime: the same code, runtime and event (its ids included) give the
/// same run without asking again. For a window that traces at every keystroke. What the code would make of
/// the clock or of Math.random stays as it was the first time. Runs that timed out or were not possible are
/// not remembered. Safe to use from several threads if the other runtime is.
class MemoizedRuntime : public FunctionRuntime {
 public:
  /// `real` outlives this. At most `capacity` runs are kept, the least recently used goes first.
  explicit MemoizedRuntime(FunctionRuntime& real, std::size_t capacity = 256)
      : real_(real), capacity_(capacity) {}
  std::vector<FunctionRun> run(const FunctionJob& job) override;

 private:
  struct Entry {
    std::string key;
    FunctionRun run;
  };
  const FunctionRun* find(const std::string& key);
  void keep(std::string key, const FunctionRun& run);

  FunctionRuntime& real_;
  std::size_t capacity_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // most recently used first
  std::unordered_map<std::string, std::list<Entry>::iterator> byKey_;
};

}  // namespace headway
