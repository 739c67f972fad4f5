// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/http/headers.h"

#include <algorithm>
#include <utility>

#include "sim/support/text.h"

namespace headway::http {

std::optional<std::size_t> Headers::indexOf(std::string_view name, std::size_t from) const noexcept {
  const auto all = fields();
  for (std::size_t i = from; i < all.size(); ++i)
    if (text::equalsIgnoreCase(all[i].name, name)) return i;
  return std::nullopt;
}

const std::string* Headers::find(std::string_view name) const noexcept {
  const auto at = indexOf(name);
  return at ? &(*fields_)[*at].value : nullptr;
}

std::string_view Headers::get(std::string_view name) const noexcept {
  const std::string* found = find(name);
  return found ? std::string_view(*found) : std::string_view{};
}

std::vector<std::string_view> Headers::all(std::string_view name) const {
  std::vector<std::string_view> out;
  for (const Field& f : fields())
    if (text::equalsIgnoreCase(f.name, name)) out.push_back(f.value);
  return out;
}

std::optional<std::string> Headers::joined(std::string_view name, std::string_view separator) const {
  std::optional<std::string> out;
  for (const Field& f : fields()) {
    if (!text::equalsIgnoreCase(f.name, name)) continue;
    if (out) {
      *out += separator;
      *out += f.value;
    } else {
      out = f.value;
    }
  }
  return out;
}

void Headers::add(std::string name, std::string value) {
  own().push_back({std::move(name), std::move(value)});
}

void Headers::set(std::string_view name, std::string value) {
  const auto first = indexOf(name);
  if (!first) return add(std::string(name), std::move(value));
  own()[*first].value = std::move(value);
  for (auto next = indexOf(name, *first + 1); next; next = indexOf(name, *next)) removeAt(*next);
}

std::size_t Headers::remove(std::string_view name) {
  if (!contains(name)) return 0;
  return std::erase_if(own(), [&](const Field& f) { return text::equalsIgnoreCase(f.name, name); });
}

void Headers::insertAt(std::size_t index, Field field) {
  std::vector<Field>& all = own();
  all.insert(all.begin() + static_cast<std::ptrdiff_t>(std::min(index, all.size())), std::move(field));
}

void Headers::replaceAt(std::size_t index, Field field) { own().at(index) = std::move(field); }

std::string Headers::setValueAt(std::size_t index, std::string value) {
  return std::exchange(own().at(index).value, std::move(value));
}

Headers::Field Headers::removeAt(std::size_t index) {
  std::vector<Field>& all = own();
  Field old = std::move(all.at(index));
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(index));
  return old;
}

bool Headers::operator==(const Headers& other) const {
  return fields_ == other.fields_ || std::ranges::equal(fields(), other.fields());
}

std::vector<Headers::Field>& Headers::own() {
  if (fields_ && fields_.use_count() == 1) return *fields_;
  // Who asks is about to add a few.
  auto own = std::make_shared<std::vector<Field>>();
  own->reserve(size() + 8);
  if (fields_) own->assign(fields_->begin(), fields_->end());
  fields_ = std::move(own);
  return *fields_;
}

}  // namespace headway::http
