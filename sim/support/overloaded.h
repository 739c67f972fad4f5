// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headway {

/// Makes one visitor of several lambdas: std::visit(Overloaded{...}, variant).
template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;  // clang 14 needs the guide

}  // namespace headway
