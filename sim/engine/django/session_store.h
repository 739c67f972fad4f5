// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/django/exchange.h"

/// SESSION_ENGINE (django/contrib/sessions/backends): db, cache, cached_db and file all keep rows in
/// Backend::store; signed_cookies keeps the data in the cookie itself.
namespace headway::django {

/// Fills session.data from the row of session.key. A key that nobody made in this run stands for a person who
/// is signed in: who types a session cookie into a sample request means that. A key whose row is gone, or
/// older than it may be, is forgotten. Needs a store.
void loadSession(Exchange& x);
/// Writes the row, under a new key if there is none.
void saveSession(Exchange& x);

}  // namespace headway::django
