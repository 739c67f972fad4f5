// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "sim/support/diagnostic.h"

namespace headway {

/// A value or what went wrong: what std::expected will be once the compilers of Debian 12 have it.
/// value() on an error and error() on a value are programming mistakes (asserted).
template <class T, class E = Diagnostic>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const noexcept { return held_.index() == 0; }

  T& value() & {
    assert(*this);
    return *std::get_if<0>(&held_);
  }
  const T& value() const& {
    assert(*this);
    return *std::get_if<0>(&held_);
  }
  T&& value() && {
    assert(*this);
    return std::move(*std::get_if<0>(&held_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const E& error() const& {
    assert(!*this);
    return *std::get_if<1>(&held_);
  }
  E&& error() && {
    assert(!*this);
    return std::move(*std::get_if<1>(&held_));
  }

 private:
  std::variant<T, E> held_;
};

/// Success without a value, or what went wrong.
template <class E>
class [[nodiscard]] Result<void, E> {
 public:
  Result() = default;
  Result(E error) : held_(std::in_place_index<1>, std::move(error)) {}
  explicit operator bool() const noexcept { return held_.index() == 0; }
  const E& error() const& {
    assert(!*this);
    return *std::get_if<1>(&held_);
  }

 private:
  std::variant<std::monostate, E> held_;
};

/// A document either reads or gives every diagnostic found in it.
template <class T>
using Read = Result<T, Diagnostics>;

}  // namespace headway
