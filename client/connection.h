// RegistryConnection: a registry's services as plain calls. Everything that it answers is
// untrusted.
//
// The real one is client/transport.h, the only user of gRPC; tests put in one that answers from
// memory or lies. Threads: one at a time.
#ifndef WARIFU_CLIENT_CONNECTION_H_
#define WARIFU_CLIENT_CONNECTION_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "client/log_view.h"
#include "core/admission/foresee.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/statement/examined.h"
#include "core/text/code.h"
#include "warifu/v1/search.pb.h"

namespace warifu {

struct OfferProofAnswer {
  std::string untrusted_proof;  // a serialized OfferProof; empty: admitted, not yet published
  std::vector<std::string> untrusted_news;  // serialized SignedStatements
};

struct CandidateAnswer {
  std::string untrusted_note;   // empty: none waits
  bool none_published = false;  // as the server says: GetCheckpoint has none to give
};

// Hints as the server gives them; client/hints.h checks their form.
template <typename Hint>
struct HintPage {
  std::vector<Hint> untrusted_hints;
  std::string untrusted_next_token;  // empty: nothing follows
  std::uint64_t size = 0;            // of the log that was looked at, as the server says
  std::uint64_t as_of_ms = 0;
};

// Which page: `size` hints at most, 1 to kMaxHintsPerPage (client/hints.h).
struct AskedPage {
  std::uint32_t size = 0;
  std::string token;  // empty: the first
};

// A serialized Receipt, or every rule that the statement breaks.
using SubmitOutcome = std::variant<std::string, Findings>;

// One answer of SubmitMany.
struct SubmitAnswer {
  SubmitOutcome outcome;
  bool known_before = false;  // it stood in the log already, as the server says
};

class RegistryConnection : public LogView {
 public:
  // Errors of every call: kUnavailable (no connection, overload, deadline), kBadInput (the server
  // refused the request), kNotFound, kOutcomeUnknown (of Submit: ask again), kInternal. Each
  // message is one sentence.
  virtual Result<SubmitOutcome> Submit(std::string_view signed_statement) = 0;
  // Hands in all, in this order, and gives each answer to `take` as it comes, in the same order.
  // Where the call fails, or `take` does, the answers taken stand and the others are not known.
  virtual Status SubmitMany(std::span<const std::string> signed_statements,
                            const std::function<Status(SubmitAnswer)>& take) = 0;
  // What would be wrong with a statement of this payload once these keys have signed it in this
  // order; some may be missing at the end. No signature is sent.
  virtual Result<Foreseen> DryRun(std::string_view payload, std::span<const PublicKey> signers) = 0;
  virtual Result<OfferProofAnswer> GetOfferProof(const Code& code, std::uint32_t first_place) = 0;
  virtual Result<CandidateAnswer> GetCandidate() = 0;
  virtual Result<bool> AddCosignature(std::string_view cosigned_checkpoint) = 0;
  virtual Result<std::vector<Hash>> GetInclusion(LeafIndex index, TreeSize size) = 0;
  // Each a serialized Receipt.
  virtual Result<std::string> GetStatement(const Code& code) = 0;
  virtual Result<std::string> GetStatementAt(LeafIndex index) = 0;
  virtual Result<std::string> GetRecord(std::string_view organization) = 0;
  virtual Result<std::string> GetBinding(const PublicKey& key) = 0;
  // Hints. A page may be short, even empty, and go on all the same.
  virtual Result<HintPage<v1::OfferHint>> SearchOffers(const v1::OfferFilter& filter,
                                                       const AskedPage& page) = 0;
  virtual Result<HintPage<v1::StatementHint>> ListOrganizations(const AskedPage& page) = 0;
  virtual Result<HintPage<v1::StatementHint>> ListStatementsOf(std::string_view organization,
                                                               v1::OrganizationStatementKind kind,
                                                               const AskedPage& page) = 0;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_CONNECTION_H_
