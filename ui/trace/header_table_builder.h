// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/trace/header_table_model.h"
#include "ui/trace/stations.h"

namespace headway::ui {

/// Works out the cells of the header table. Used by the model alone.
class HeaderTableBuilder {
 public:
  using Cell = HeaderTableModel::Cell;
  using Row = HeaderTableModel::Row;

  HeaderTableBuilder(const Project& project, const Trace& trace, Phase phase);

  std::vector<QString> titles() const;
  std::vector<Row> rows() const;

 private:
  /// A line of the table: a header (the nth of that name) or a part of the request line.
  struct Key {
    Part part = Part::Header;
    std::string name;  ///< spelling at the first station that has it
    std::size_t nth = 0;
  };

  std::vector<Key> keys() const;
  /// Its message is not made of that of the station before: a node was asked again.
  bool startsAnew(std::size_t station) const;
  const std::string* valueAt(const Key& key, const http::Message& message) const;
  Row row(const Key& key) const;
  Cell cell(const Key& key, std::size_t at, const std::string* before, const std::string* now) const;
  const Change* changeFor(const Key& key, const Station& station, const std::string* now, int& hop) const;
  /// The rule by which a node put its own answer in the place of the message; invalid = none did.
  RuleId ownAnswer(const Station& station, int& hop) const;
  Explanation whyBelieved(const Hop& hop, const QString& name) const;
  QString label(const Key& key) const;

  const Project& project_;
  const Trace& trace_;
  Phase phase_;
  std::vector<Station> stations_;
  bool believes_ = false;
};

}  // namespace headway::ui
