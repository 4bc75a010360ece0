// A connection whose answers a test may replace, one hook for each call; without a hook it answers
// as the connection behind it. Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_LYING_CONNECTION_H_
#define WARIFU_TESTS_CLIENT_LYING_CONNECTION_H_

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/connection.h"

namespace warifu {

struct Lies {
  std::function<Result<SubmitOutcome>(std::string_view)> submit;
  std::function<Status(std::span<const std::string>, const std::function<Status(SubmitAnswer)>&)>
      submit_many;  // without it: as `submit`, if that is there
  std::function<Result<Foreseen>(std::string_view)> dry_run;
  std::function<Result<OfferProofAnswer>(const Code&)> proof;
  std::function<Result<std::string>()> checkpoint;
  std::function<Result<std::string>()> candidate;
  std::function<Result<std::string>(const Code&)> statement;
  std::function<Result<std::string>(LeafIndex)> statement_at;
  std::function<Result<std::string>(std::string_view)> record;
  std::function<Result<std::string>(const PublicKey&)> binding;
  std::function<Result<HintPage<v1::OfferHint>>(const v1::OfferFilter&, const AskedPage&)> offers;
  std::function<Result<HintPage<v1::StatementHint>>(const AskedPage&)> organizations;
  std::function<Result<std::vector<std::string>>(LeafIndex, std::uint64_t)> entries;
  std::function<Result<std::string>(unsigned, std::uint64_t, unsigned)> tile;
};

class LyingConnection : public RegistryConnection {
 public:
  // Borrows `lies`.
  LyingConnection(std::unique_ptr<RegistryConnection> honest, const Lies& lies)
      : honest_(std::move(honest)), lies_(lies) {}

  Result<SubmitOutcome> Submit(std::string_view bytes) override {
    return lies_.submit ? lies_.submit(bytes) : honest_->Submit(bytes);
  }
  Status SubmitMany(std::span<const std::string> statements,
                    const std::function<Status(SubmitAnswer)>& take) override {
    if (lies_.submit_many) return lies_.submit_many(statements, take);
    if (!lies_.submit) return honest_->SubmitMany(statements, take);
    for (const std::string& statement : statements) {
      WARIFU_ASSIGN_OR_RETURN(SubmitOutcome outcome, lies_.submit(statement));
      WARIFU_RETURN_IF_ERROR(take({std::move(outcome), false}));
    }
    return Ok();
  }
  Result<Foreseen> DryRun(std::string_view payload, std::span<const PublicKey> signers) override {
    return lies_.dry_run ? lies_.dry_run(payload) : honest_->DryRun(payload, signers);
  }
  Result<OfferProofAnswer> GetOfferProof(const Code& code, std::uint32_t first_place) override {
    return lies_.proof ? lies_.proof(code) : honest_->GetOfferProof(code, first_place);
  }
  Result<std::string> GetCheckpoint() override {
    return lies_.checkpoint ? lies_.checkpoint() : honest_->GetCheckpoint();
  }
  Result<CandidateAnswer> GetCandidate() override {
    if (!lies_.candidate) return honest_->GetCandidate();
    WARIFU_ASSIGN_OR_RETURN(std::string note, lies_.candidate());
    return CandidateAnswer{std::move(note), false};
  }
  Result<bool> AddCosignature(std::string_view note) override {
    return honest_->AddCosignature(note);
  }
  Result<std::vector<std::string>> GetEntries(LeafIndex first, std::uint64_t count) override {
    return lies_.entries ? lies_.entries(first, count) : honest_->GetEntries(first, count);
  }
  Result<std::string> GetTile(unsigned level, std::uint64_t index, unsigned width) override {
    return lies_.tile ? lies_.tile(level, index, width) : honest_->GetTile(level, index, width);
  }
  Result<std::vector<Hash>> GetInclusion(LeafIndex index, TreeSize size) override {
    return honest_->GetInclusion(index, size);
  }
  Result<std::vector<Hash>> GetConsistency(TreeSize first, TreeSize second) override {
    return honest_->GetConsistency(first, second);
  }
  Result<std::string> GetStatement(const Code& code) override {
    return lies_.statement ? lies_.statement(code) : honest_->GetStatement(code);
  }
  Result<std::string> GetStatementAt(LeafIndex index) override {
    return lies_.statement_at ? lies_.statement_at(index) : honest_->GetStatementAt(index);
  }
  Result<std::string> GetRecord(std::string_view organization) override {
    return lies_.record ? lies_.record(organization) : honest_->GetRecord(organization);
  }
  Result<std::string> GetBinding(const PublicKey& key) override {
    return lies_.binding ? lies_.binding(key) : honest_->GetBinding(key);
  }
  Result<HintPage<v1::OfferHint>> SearchOffers(const v1::OfferFilter& filter,
                                               const AskedPage& page) override {
    return lies_.offers ? lies_.offers(filter, page) : honest_->SearchOffers(filter, page);
  }
  Result<HintPage<v1::StatementHint>> ListOrganizations(const AskedPage& page) override {
    return lies_.organizations ? lies_.organizations(page) : honest_->ListOrganizations(page);
  }
  Result<HintPage<v1::StatementHint>> ListStatementsOf(std::string_view organization,
                                                       v1::OrganizationStatementKind kind,
                                                       const AskedPage& page) override {
    return honest_->ListStatementsOf(organization, kind, page);
  }

 private:
  std::unique_ptr<RegistryConnection> honest_;
  const Lies& lies_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_LYING_CONNECTION_H_
