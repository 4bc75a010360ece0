#include "tests/client/real_connection.h"

#include <utility>

namespace warifu {
namespace {

template <typename Hint>
Result<HintPage<Hint>> PageOf(Result<RealRegistry::Listed<Hint>> listed) {
  if (!listed.ok()) return listed.error();
  return HintPage<Hint>{std::move(listed->hints), std::move(listed->next_token), listed->size,
                        listed->as_of_ms};
}

class RealConnection : public RegistryConnection {
 public:
  explicit RealConnection(RealRegistry& registry) : registry_(registry) {}

  Result<SubmitOutcome> Submit(std::string_view signed_statement) override {
    WARIFU_ASSIGN_OR_RETURN(RealRegistry::Decided decided, registry_.Submit(signed_statement));
    if (decided.receipt.empty()) return SubmitOutcome(std::move(decided.findings));
    return SubmitOutcome(std::move(decided.receipt));
  }
  Status SubmitMany(std::span<const std::string> signed_statements,
                    const std::function<Status(SubmitAnswer)>& take) override {
    for (const std::string& signed_statement : signed_statements) {
      WARIFU_ASSIGN_OR_RETURN(RealRegistry::Decided decided, registry_.Submit(signed_statement));
      const bool known_before = decided.known_before;
      SubmitOutcome outcome = std::move(decided.findings);
      if (!decided.receipt.empty()) outcome = std::move(decided.receipt);
      WARIFU_RETURN_IF_ERROR(take({std::move(outcome), known_before}));
    }
    return Ok();
  }
  Result<Foreseen> DryRun(std::string_view payload, std::span<const PublicKey> signers) override {
    return registry_.DryRun(payload, signers);
  }
  Result<OfferProofAnswer> GetOfferProof(const Code& code, std::uint32_t first_place) override {
    WARIFU_ASSIGN_OR_RETURN(RealRegistry::Proven proven, registry_.OfferProof(code, first_place));
    return OfferProofAnswer{std::move(proven.proof), std::move(proven.news)};
  }
  Result<std::string> GetCheckpoint() override { return registry_.Published(); }
  Result<CandidateAnswer> GetCandidate() override {
    WARIFU_ASSIGN_OR_RETURN(std::string note, registry_.Candidate());
    return CandidateAnswer{std::move(note), !registry_.Published().ok()};
  }
  Result<bool> AddCosignature(std::string_view note) override {
    return registry_.AddCosignature(note);
  }
  Result<std::vector<std::string>> GetEntries(LeafIndex first, std::uint64_t count) override {
    return registry_.Entries(first, count);
  }
  Result<std::string> GetTile(unsigned level, std::uint64_t index, unsigned width) override {
    return registry_.TileBytes({level, index, width});
  }
  Result<std::vector<Hash>> GetInclusion(LeafIndex index, TreeSize size) override {
    return registry_.Inclusion(index, size);
  }
  Result<std::vector<Hash>> GetConsistency(TreeSize first, TreeSize second) override {
    return registry_.Consistency(first, second);
  }
  Result<std::string> GetStatement(const Code& code) override {
    return registry_.StatementByCode(code);
  }
  Result<std::string> GetStatementAt(LeafIndex index) override {
    return registry_.StatementByIndex(index);
  }
  Result<std::string> GetRecord(std::string_view organization) override {
    return registry_.StatementOfOrganization(organization);
  }
  Result<std::string> GetBinding(const PublicKey& key) override {
    return registry_.StatementOfKey(key);
  }
  Result<HintPage<v1::OfferHint>> SearchOffers(const v1::OfferFilter& filter,
                                               const AskedPage& page) override {
    return PageOf(registry_.SearchOffers(filter, page.size, page.token));
  }
  Result<HintPage<v1::StatementHint>> ListOrganizations(const AskedPage& page) override {
    return PageOf(registry_.ListOrganizations(page.size, page.token));
  }
  Result<HintPage<v1::StatementHint>> ListStatementsOf(std::string_view organization,
                                                       v1::OrganizationStatementKind kind,
                                                       const AskedPage& page) override {
    return PageOf(registry_.ListStatementsOf(organization, kind, page.size, page.token));
  }

 private:
  RealRegistry& registry_;
};

}  // namespace

std::unique_ptr<RegistryConnection> ConnectToReal(RealRegistry& registry) {
  return std::make_unique<RealConnection>(registry);
}

}  // namespace warifu
