// A true registry in memory (tests/support/test_registry.h) behind plain calls, or served over the
// network of this machine as warifud serves it: the names of the registry's own headers and of the
// client's are not to meet in one file.
//
// Threads: one at a time; a served one has the sequencer's and the transport's besides.
#ifndef WARIFU_TESTS_CLIENT_REAL_REGISTRY_H_
#define WARIFU_TESTS_CLIENT_REAL_REGISTRY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/admission/foresee.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/tile.h"
#include "core/note/vkey.h"
#include "core/statement/examined.h"
#include "core/text/code.h"
#include "tests/support/legal_world.h"
#include "warifu/v1/search.pb.h"

namespace warifu {

class RealRegistry {
 public:
  // Founded; `policy` as RegistryOptions.
  explicit RealRegistry(const std::optional<std::string>& policy = std::nullopt);
  ~RealRegistry();

  // From now on the server's own threads decide, and clients connect to the address returned:
  // neither Submit nor Grow is called any more.
  std::string Serve();

  Result<std::string> Published();
  Result<std::string> Candidate();  // empty: none waits
  Result<bool> AddCosignature(std::string_view note);
  Result<std::vector<std::string>> Entries(LeafIndex first, std::uint64_t count);
  Result<std::string> TileBytes(const Tile& tile);
  Result<std::vector<Hash>> Consistency(TreeSize first, TreeSize second);
  Result<std::vector<Hash>> Inclusion(LeafIndex index, TreeSize size);

  // A statement decided in a batch of its own: its serialized Receipt, or what it breaks.
  struct Decided {
    std::string receipt;
    Findings findings;
    bool known_before = false;
  };
  Result<Decided> Submit(std::string_view signed_statement);
  Result<Foreseen> DryRun(std::string_view payload, std::span<const PublicKey> signers);
  // Of what its signers have signed already.
  Result<Findings> DryRun(const std::string& signed_statement);
  struct Proven {
    std::string proof;
    std::vector<std::string> news;
  };
  Result<Proven> OfferProof(const Code& code, std::uint32_t first_place);
  // Serialized Receipts.
  Result<std::string> StatementByCode(const Code& code);
  Result<std::string> StatementByIndex(LeafIndex index);
  Result<std::string> StatementOfOrganization(std::string_view id);
  Result<std::string> StatementOfKey(const PublicKey& key);

  template <typename Hint>
  struct Listed {
    std::vector<Hint> hints;
    std::string next_token;
    std::uint64_t size = 0;
    std::uint64_t as_of_ms = 0;
  };
  Result<Listed<v1::OfferHint>> SearchOffers(const v1::OfferFilter& filter, std::uint32_t page_size,
                                             const std::string& token);
  Result<Listed<v1::StatementHint>> ListOrganizations(std::uint32_t page_size,
                                                      const std::string& token);
  Result<Listed<v1::StatementHint>> ListStatementsOf(std::string_view organization,
                                                     v1::OrganizationStatementKind kind,
                                                     std::uint32_t page_size,
                                                     const std::string& token);

  // Who founded it.
  LegalWorld& world();
  VerifierKey vkey() const;

  Hash genesis_hash() const;
  std::uint64_t now_ms() const;
  TreeSize newest_size() const;
  TreeSize published_size() const;

  // One more entry in a batch of its own, as the next candidate.
  void Grow();
  void PassInterval();  // until there may be another candidate
  void PassMostWait();  // until a candidate that lacks its quorum is given up

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_REAL_REGISTRY_H_
