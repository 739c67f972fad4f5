// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/memoized.h"

#include <utility>

namespace headway {

std::vector<FunctionRun> MemoizedRuntime::run(const FunctionJob& job) {
  std::vector<FunctionRun> runs(job.events.size());
  std::vector<std::size_t> missing;
  std::vector<std::string> keys;
  FunctionJob rest{job.code, job.runtime, {}, job.helpers};
  {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < job.events.size(); ++i) {
      const auto raw = i < job.rawQueries.size() ? job.rawQueries[i] : std::nullopt;
      keys.push_back(job.runtime + '\0' + job.code + '\0' + job.helpers + '\0' + (raw ? '?' + *raw : "") +
                     '\0' + job.events[i]);
      if (const FunctionRun* known = find(keys[i])) {
        runs[i] = *known;
      } else {
        missing.push_back(i);
        rest.events.push_back(job.events[i]);
        rest.rawQueries.push_back(raw);
      }
    }
  }
  if (missing.empty()) return runs;
  std::vector<FunctionRun> made = real_.run(rest);
  const std::lock_guard lock(mutex_);
  for (std::size_t k = 0; k < missing.size() && k < made.size(); ++k) {
    keep(std::move(keys[missing[k]]), made[k]);
    runs[missing[k]] = std::move(made[k]);
  }
  return runs;
}

const FunctionRun* MemoizedRuntime::find(const std::string& key) {
  const auto at = byKey_.find(key);
  if (at == byKey_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, at->second);
  return &at->second->run;
}

void MemoizedRuntime::keep(std::string key, const FunctionRun& run) {
  if (run.status == FunctionRun::Status::TimedOut || run.status == FunctionRun::Status::Unavailable) return;
  if (byKey_.contains(key)) return;
  entries_.push_front({key, run});
  byKey_.emplace(std::move(key), entries_.begin());
  if (entries_.size() <= capacity_) return;
  byKey_.erase(entries_.back().key);
  entries_.pop_back();
}

}  // namespace headway
