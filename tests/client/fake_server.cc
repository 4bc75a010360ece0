#include "tests/client/fake_server.h"

#include <algorithm>
#include <utility>

#include "core/admission/foresee.h"
#include "core/crypto/sha256.h"
#include "core/merkle/proof.h"
#include "core/merkle/tile.h"
#include "core/proof/assemble.h"
#include "core/statement/proposed.h"
#include "registry/offer_search.h"
#include "registry/organization_search.h"
#include "tests/support/memory_search.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

class FakeConnection : public RegistryConnection {
 public:
  explicit FakeConnection(std::shared_ptr<FakeServer> server) : server_(std::move(server)) {}

  Result<SubmitOutcome> Submit(std::string_view signed_statement) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    WARIFU_ASSIGN_OR_RETURN(SubmitAnswer answer, Take(signed_statement));
    return std::move(answer.outcome);
  }

  Status SubmitMany(std::span<const std::string> signed_statements,
                    const std::function<Status(SubmitAnswer)>& take) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    for (const std::string& signed_statement : signed_statements) {
      WARIFU_ASSIGN_OR_RETURN(SubmitAnswer answer, Take(signed_statement));
      if (server_->lost_after && (*server_->lost_after)-- == 0) {
        server_->lost_after.reset();
        return Unavailable("the connection was lost");
      }
      WARIFU_RETURN_IF_ERROR(take(std::move(answer)));
    }
    return Ok();
  }

  Result<Foreseen> DryRun(std::string_view payload, std::span<const PublicKey> signers) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    const ProposedResult proposed =
        ProposeStatement(*log().registry(), log().state().rules_version(), payload, signers);
    if (const auto* findings = std::get_if<Findings>(&proposed)) return Foreseen{*findings};
    const std::uint64_t at_ms = std::max(log().now_ms(), log().last_ms() + 1);
    return Foresee(log().state(), std::get<ProposedStatement>(proposed), at_ms);
  }

  Result<OfferProofAnswer> GetOfferProof(const Code& code, std::uint32_t first_place) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    if (server_->proof) return OfferProofAnswer{*server_->proof, server_->news};
    if (server_->unpublished) return OfferProofAnswer{};
    WARIFU_ASSIGN_OR_RETURN(const LeafIndex index, Find(code));
    if (!log().state().SubjectAt(index)->statement().has_offer()) {
      return BadInput("code: it is not of an offer");
    }
    WARIFU_ASSIGN_OR_RETURN(std::string proof,
                            AssembleOfferProof(Snapshot(), index, {.first_place = first_place}));
    return OfferProofAnswer{std::move(proof), server_->news};
  }

  Result<std::string> GetCheckpoint() override {
    WARIFU_RETURN_IF_ERROR(Reach());
    return Note();
  }

  Result<CandidateAnswer> GetCandidate() override {
    WARIFU_ASSIGN_OR_RETURN(std::string note, GetCheckpoint());
    return CandidateAnswer{std::move(note), false};
  }

  Result<bool> AddCosignature(std::string_view note) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    server_->handed_in.emplace_back(note);
    return false;
  }

  Result<std::vector<std::string>> GetEntries(LeafIndex first, std::uint64_t count) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    if (server_->last_entry) return std::vector<std::string>{*server_->last_entry};
    const auto& entries = log().entries();
    if (first.value() >= entries.size()) return BadInput("first: beyond the log");
    const std::uint64_t end = first.value() + std::min(count, entries.size() - first.value());
    return std::vector<std::string>(entries.begin() + static_cast<std::ptrdiff_t>(first.value()),
                                    entries.begin() + static_cast<std::ptrdiff_t>(end));
  }

  Result<std::string> GetTile(unsigned level, std::uint64_t index, unsigned width) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> hashes,
                            log().log_nodes().ReadHashes(NodesOfTile({level, index, width})));
    std::string bytes;
    for (const Hash& hash : hashes) bytes += hash.view();
    return bytes;
  }

  Result<std::vector<Hash>> GetInclusion(LeafIndex index, TreeSize size) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    return InclusionProof(index, size, log().log_nodes());
  }

  Result<std::vector<Hash>> GetConsistency(TreeSize first, TreeSize second) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    if (server_->history) return *server_->history;
    return ConsistencyProof(first, second, log().log_nodes());
  }

  Result<std::string> GetStatement(const Code& code) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    WARIFU_ASSIGN_OR_RETURN(const LeafIndex index, Find(code));
    return AssembleReceipt(Snapshot(), index);
  }

  Result<std::string> GetStatementAt(LeafIndex index) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    return AssembleReceipt(Snapshot(), index);
  }

  Result<std::string> GetRecord(std::string_view organization) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    const Lookup<Subject> record = log().state().NewestRecord(organization);
    if (!record.found()) return NotFound("no such organization");
    return AssembleReceipt(Snapshot(), record->index());
  }

  Result<std::string> GetBinding(const PublicKey& key) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    const Lookup<Subject> binding = log().state().BindingOf(key);
    if (!binding.found()) return NotFound("nobody bound this key");
    return AssembleReceipt(Snapshot(), binding->index());
  }

  Result<HintPage<v1::OfferHint>> SearchOffers(const v1::OfferFilter& filter,
                                               const AskedPage& page) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    const MemorySearch rows = SearchIndexOf(log());
    return PageOf(warifu::SearchOffers(Searched(rows), filter, {page.size, page.token}));
  }

  Result<HintPage<v1::StatementHint>> ListOrganizations(const AskedPage& page) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    const MemorySearch rows = SearchIndexOf(log());
    return PageOf(warifu::ListOrganizations(Searched(rows), {page.size, page.token}));
  }

  Result<HintPage<v1::StatementHint>> ListStatementsOf(std::string_view organization,
                                                       v1::OrganizationStatementKind kind,
                                                       const AskedPage& page) override {
    WARIFU_RETURN_IF_ERROR(Reach());
    const MemorySearch rows = SearchIndexOf(log());
    return PageOf(warifu::ListStatementsOf(Searched(rows), std::string(organization), kind,
                                           {page.size, page.token}));
  }

 private:
  // As a true registry does: what it knows it does not append again.
  Result<SubmitAnswer> Take(std::string_view signed_statement) {
    server_->submitted.emplace_back(signed_statement);
    v1::SignedStatement message;
    const bool parsed = message.ParseFromString(std::string(signed_statement));
    const Result<LeafIndex> known =
        parsed ? Find(Code::Of(Sha256(message.payload()))) : NotFound("no statement");
    if (known.ok()) {
      WARIFU_ASSIGN_OR_RETURN(std::string receipt, AssembleReceipt(Snapshot(), *known));
      return SubmitAnswer{std::move(receipt), true};
    }
    const Outcome outcome = log().Append(signed_statement);
    if (!outcome.admitted()) return SubmitAnswer{outcome.findings, false};
    log().Seal();
    WARIFU_ASSIGN_OR_RETURN(std::string receipt, AssembleReceipt(Snapshot(), *outcome.index));
    return SubmitAnswer{std::move(receipt), false};
  }

  SearchedLog Searched(const MemorySearch& rows) {
    return {rows, log().state(), log().size(), log().last_ms()};
  }

  template <typename Hint>
  static Result<HintPage<Hint>> PageOf(Result<SearchPage<Hint>> page) {
    if (!page.ok()) return page.error();
    return HintPage<Hint>{std::move(page->hints), std::move(page->next_token), page->size.value(),
                          page->as_of_ms};
  }

  Status Reach() {
    ++server_->calls;
    const bool silent = server_->answers && server_->calls > *server_->answers;
    if (server_->unreachable || silent) return Unavailable("no answer from the registry");
    return Ok();
  }

  MemoryRegistry& log() { return *server_->log; }
  std::string Note() {
    return server_->checkpoint.empty() ? log().checkpoint() : server_->checkpoint;
  }
  RegistrySnapshot Snapshot() {
    note_ = Note();
    return SnapshotOf(log(), note_);
  }

  Result<LeafIndex> Find(const Code& code) {
    for (std::uint64_t i = 0; !server_->knows_nothing && i < log().size().value(); ++i) {
      const Lookup<EntryPtr> entry = log().state().EntryAt(LeafIndex(i));
      const bool is_it = entry.found() && (*entry)->statement() != nullptr &&
                         (*entry)->statement()->code() == code;
      if (is_it) return LeafIndex(i);
    }
    return NotFound("no statement has this code");
  }

  std::shared_ptr<FakeServer> server_;
  std::string note_;
};

}  // namespace

std::unique_ptr<RegistryConnection> ConnectToFake(std::shared_ptr<FakeServer> server) {
  return std::make_unique<FakeConnection>(std::move(server));
}

}  // namespace warifu
