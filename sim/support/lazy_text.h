// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace headway {

/// A text that is written when somebody first reads it: most traces are never looked into that far.
/// Copies share it. Reading is safe from several threads.
class LazyText {
 public:
  LazyText() = default;
  /// `write` owns all it needs and gives the same text whenever it is called; the text is not empty.
  template <class F>
  requires std::is_invocable_r_v<std::string, F> LazyText(F write) : state_(std::make_shared<State>()) {
    state_->write = std::move(write);
  }

  bool empty() const noexcept { return !state_; }
  const std::string& text() const {
    static const std::string none;
    if (!state_) return none;
    std::call_once(state_->once, [this] { state_->text = state_->write(); });
    return state_->text;
  }
  operator const std::string&() const { return text(); }
  bool operator==(const LazyText& other) const { return state_ == other.state_ || text() == other.text(); }

 private:
  struct State {
    std::once_flag once;
    std::function<std::string()> write;
    std::string text;
  };
  std::shared_ptr<State> state_;
};

}  // namespace headway
