// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headway::http {

/// Header fields in the order and spelling they were sent; looked up without regard to case
/// (RFC 9110, section 5.1). Repeated fields stay separate; nothing is ever folded.
/// Copies share their fields until one is altered: a trace holds every message of the way.
class Headers {
 public:
  struct Field {
    std::string name, value;
    bool operator==(const Field&) const = default;
  };

  Headers() = default;
  Headers(std::initializer_list<Field> fields) : fields_(std::make_shared<std::vector<Field>>(fields)) {}

  /// The first value of that name, or null.
  const std::string* find(std::string_view name) const noexcept;
  /// The first value of that name, or "".
  std::string_view get(std::string_view name) const noexcept;
  bool contains(std::string_view name) const noexcept { return find(name) != nullptr; }
  std::vector<std::string_view> all(std::string_view name) const;
  /// Every value of that name with `separator` between; empty optional if there is none.
  std::optional<std::string> joined(std::string_view name, std::string_view separator) const;
  /// Position of the first field of that name at or after `from`.
  std::optional<std::size_t> indexOf(std::string_view name, std::size_t from = 0) const noexcept;

  std::span<const Field> fields() const noexcept {
    return fields_ ? std::span<const Field>(*fields_) : std::span<const Field>{};
  }
  std::size_t size() const noexcept { return fields_ ? fields_->size() : 0; }
  bool empty() const noexcept { return size() == 0; }

  // Messages on their way are altered through engine/message_editor.h only, which records the rule.
  void add(std::string name, std::string value);
  /// Replaces the first field of that name in place and drops its repeats; adds it if there is none.
  void set(std::string_view name, std::string value);
  std::size_t remove(std::string_view name);
  void insertAt(std::size_t index, Field field);
  void replaceAt(std::size_t index, Field field);
  /// The value that was there.
  std::string setValueAt(std::size_t index, std::string value);
  /// The field that was there.
  Field removeAt(std::size_t index);

  bool operator==(const Headers& other) const;

 private:
  /// The fields, not shared with any copy.
  std::vector<Field>& own();

  std::shared_ptr<std::vector<Field>> fields_;  ///< null = none
};

}  // namespace headway::http
