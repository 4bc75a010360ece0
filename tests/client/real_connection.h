// A connection to a true registry in memory, without a network between.
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_REAL_CONNECTION_H_
#define WARIFU_TESTS_CLIENT_REAL_CONNECTION_H_

#include <memory>

#include "client/connection.h"
#include "tests/client/real_registry.h"

namespace warifu {

// Borrows `registry`.
std::unique_ptr<RegistryConnection> ConnectToReal(RealRegistry& registry);

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_REAL_CONNECTION_H_
