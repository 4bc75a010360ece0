// A legal world and a memory registry under one clock: what most tests want.
//
//     LegalRegistry legal;                                        // founded and sealed
//     v1::Statement offer = legal.world().Offer(LegalOffer::kEsd);
//     Hash name = legal.Publish(offer);                           // signed, admitted, sealed
//     legal.Publish(legal.world().ChangeOf(name, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
//                   {"VNTEST:SATSUKI"});
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_SUPPORT_LEGAL_REGISTRY_H_
#define WARIFU_TESTS_SUPPORT_LEGAL_REGISTRY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "tests/support/legal_world.h"
#include "tests/support/memory_registry.h"

namespace warifu {

class LegalRegistry {
 public:
  // Appends all founding statements as one batch and seals it.
  explicit LegalRegistry(LegalWorldOptions options = {});

  LegalWorld& world() { return world_; }
  const LegalWorld& world() const { return world_; }
  MemoryRegistry& log() { return log_; }
  const MemoryRegistry& log() const { return log_; }
  const OverlayState& state() const { return log_.state(); }

  // Moves the clock of both.
  void AdvanceSeconds(std::uint64_t seconds);

  // Signs by all who must sign (or by `owners`, as LegalWorld::SignAs), appends, and seals if it
  // was admitted.
  Outcome Submit(const v1::Statement& statement);
  Outcome Submit(const v1::Statement& statement, const std::vector<std::string>& owners);
  Outcome SubmitSigned(std::string_view signed_statement);

  // The same of what must be admitted: stops the test program, printing the findings, if it is not.
  // The statement's name.
  Hash Publish(const v1::Statement& statement);
  Hash Publish(const v1::Statement& statement, const std::vector<std::string>& owners);

  // The finding codes that a submission would get, without appending; none: it would be admitted.
  std::vector<v1::FindingCode> CodesOf(const v1::Statement& statement) const;
  std::vector<v1::FindingCode> CodesOf(const v1::Statement& statement,
                                       const std::vector<std::string>& owners) const;

 private:
  LegalWorld world_;
  MemoryRegistry log_;
};

// In order, each once.
std::vector<v1::FindingCode> DistinctCodes(const Findings& findings);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LEGAL_REGISTRY_H_
