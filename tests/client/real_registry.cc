#include "tests/client/real_registry.h"

#include <sstream>
#include <vector>

#include "core/base/check.h"
#include "registry/limits.h"
#include "server/grpc_server.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

constexpr std::size_t kAnswerBytes = 1 << 20;

}  // namespace

struct RealRegistry::Parts {
  explicit Parts(const std::optional<std::string>& policy) : test(policy), log(out, test.clock()) {}

  TestRegistry test;
  std::ostringstream out;
  Log log;
  Metrics metrics;
  std::unique_ptr<GrpcServer> server;  // null: not served
};

RealRegistry::RealRegistry(const std::optional<std::string>& policy)
    : parts_(std::make_unique<Parts>(policy)) {}
RealRegistry::~RealRegistry() = default;

std::string RealRegistry::Serve() {
  GrpcServerOptions options;
  options.listen = {"127.0.0.1", 0};
  parts_->test.registry().Start();
  Result<std::unique_ptr<GrpcServer>> server = GrpcServer::Start(
      parts_->test.registry(), parts_->log, parts_->test.clock(), parts_->metrics, options);
  WARIFU_CHECK(server.ok());
  parts_->server = *std::move(server);
  return parts_->server->address().ToString();
}

Result<std::string> RealRegistry::Published() {
  return parts_->test.registry().PublishedCheckpoint();
}

Result<std::string> RealRegistry::Candidate() {
  return parts_->test.registry().CandidateCheckpoint().value_or("");
}

Result<bool> RealRegistry::AddCosignature(std::string_view note) {
  return parts_->test.registry().AddCosignature(note);
}

Result<std::vector<std::string>> RealRegistry::Entries(LeafIndex first, std::uint64_t count) {
  return parts_->test.registry().Entries(first, count, kAnswerBytes);
}

Result<std::string> RealRegistry::TileBytes(const Tile& tile) {
  return parts_->test.registry().TileBytes(tile);
}

Result<std::vector<Hash>> RealRegistry::Consistency(TreeSize first, TreeSize second) {
  return parts_->test.registry().Consistency(first, second);
}

Result<std::vector<Hash>> RealRegistry::Inclusion(LeafIndex index, TreeSize size) {
  return parts_->test.registry().Inclusion(index, size);
}

Result<RealRegistry::Decided> RealRegistry::Submit(std::string_view signed_statement) {
  const SubmitOutcome outcome = parts_->test.SubmitAndStep(signed_statement);
  if (const auto* error = std::get_if<Error>(&outcome)) return *error;
  if (const auto* findings = std::get_if<Findings>(&outcome)) return Decided{{}, *findings, false};
  const auto& admission = std::get<Admission>(outcome);
  WARIFU_ASSIGN_OR_RETURN(std::string receipt,
                          parts_->test.registry().MakeReceipt(admission.index, *admission.view));
  return Decided{std::move(receipt), {}, admission.known_before};
}

Result<Foreseen> RealRegistry::DryRun(std::string_view payload,
                                      std::span<const PublicKey> signers) {
  return parts_->test.registry().DryRun(payload, signers);
}

Result<Findings> RealRegistry::DryRun(const std::string& signed_statement) {
  v1::SignedStatement message;
  WARIFU_CHECK(message.ParseFromString(signed_statement));
  std::vector<PublicKey> signers;
  for (const v1::StatementSignature& signature : message.signatures()) {
    signers.push_back(*PublicKey::From(signature.public_key()));
  }
  WARIFU_ASSIGN_OR_RETURN(Foreseen foreseen, DryRun(message.payload(), signers));
  return std::move(foreseen.findings);
}

Result<RealRegistry::Proven> RealRegistry::OfferProof(const Code& code, std::uint32_t first_place) {
  WARIFU_ASSIGN_OR_RETURN(OfferAnswer answer,
                          parts_->test.registry().OfferProof(code, first_place));
  Proven proven{std::move(answer.proof), {}};
  for (UnpublishedItem& item : answer.news) {
    proven.news.push_back(std::move(item.signed_statement));
  }
  return proven;
}

Result<std::string> RealRegistry::StatementByCode(const Code& code) {
  return parts_->test.registry().StatementByCode(code);
}

Result<std::string> RealRegistry::StatementByIndex(LeafIndex index) {
  return parts_->test.registry().StatementByIndex(index);
}

Result<std::string> RealRegistry::StatementOfOrganization(std::string_view id) {
  return parts_->test.registry().StatementOfOrganization(id);
}

Result<std::string> RealRegistry::StatementOfKey(const PublicKey& key) {
  return parts_->test.registry().StatementOfKey(key);
}

namespace {

template <typename Hint>
Result<RealRegistry::Listed<Hint>> ListedOf(Result<SearchPage<Hint>> page) {
  if (!page.ok()) return page.error();
  return RealRegistry::Listed<Hint>{std::move(page->hints), std::move(page->next_token),
                                    page->size.value(), page->as_of_ms};
}

}  // namespace

Result<RealRegistry::Listed<v1::OfferHint>> RealRegistry::SearchOffers(
    const v1::OfferFilter& filter, std::uint32_t page_size, const std::string& token) {
  return ListedOf(parts_->test.registry().SearchOffers(filter, {page_size, token}));
}

Result<RealRegistry::Listed<v1::StatementHint>> RealRegistry::ListOrganizations(
    std::uint32_t page_size, const std::string& token) {
  return ListedOf(parts_->test.registry().ListOrganizations({page_size, token}));
}

Result<RealRegistry::Listed<v1::StatementHint>> RealRegistry::ListStatementsOf(
    std::string_view organization, v1::OrganizationStatementKind kind, std::uint32_t page_size,
    const std::string& token) {
  return ListedOf(parts_->test.registry().ListStatementsOf(std::string(organization), kind,
                                                           {page_size, token}));
}

LegalWorld& RealRegistry::world() { return parts_->test.world(); }
VerifierKey RealRegistry::vkey() const { return parts_->test.vkey(); }
Hash RealRegistry::genesis_hash() const { return parts_->test.world().registry(); }
std::uint64_t RealRegistry::now_ms() const { return parts_->test.clock().NowMs(); }
TreeSize RealRegistry::newest_size() const { return parts_->test.newest_size(); }
TreeSize RealRegistry::published_size() const { return parts_->test.published_size(); }

void RealRegistry::Grow() {
  PassInterval();
  parts_->test.MustAdmit(parts_->test.NewKey());
}

void RealRegistry::PassInterval() {
  if (parts_->server == nullptr) return parts_->test.Pass(kCandidateIntervalMs);
  parts_->test.clock().Advance(kCandidateIntervalMs);
  parts_->test.registry().Tick();
}
void RealRegistry::PassMostWait() { parts_->test.Pass(kCandidateMostWaitMs); }

}  // namespace warifu
