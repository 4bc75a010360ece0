// A real registry over a real store, served on a port of this machine: the attacked side, without
// any name of the client's.
//
// Threads: one; the sequencer and the transport have theirs.
#ifndef WARIFU_TESTS_ATTACKS_SERVED_REGISTRY_H_
#define WARIFU_TESTS_ATTACKS_SERVED_REGISTRY_H_

#include <cstdint>
#include <memory>
#include <string>

#include "core/note/vkey.h"
#include "tests/support/legal_world.h"

namespace warifu {

class ServedRegistry {
 public:
  // Founded by the legal world with an authority of another corridor, and published. Two of them
  // have the same log key and begin with the same entries.
  ServedRegistry();
  ~ServedRegistry();
  ServedRegistry(const ServedRegistry&) = delete;
  ServedRegistry& operator=(const ServedRegistry&) = delete;

  std::string address() const;  // HOST:PORT
  VerifierKey vkey() const;
  LegalWorld& world();
  const LegalWorld& world() const;
  std::uint64_t now_ms() const;

  // Whatever was drafted is in the past now.
  void PassDrafts();
  // Publishes what was admitted.
  void Publish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_ATTACKS_SERVED_REGISTRY_H_
