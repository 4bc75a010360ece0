#include "tests/support/rocks/stored_registry.h"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/check.h"
#include "registry/recovery.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

[[noreturn]] void Stop(const std::string& why) {
  std::fprintf(stderr, "stored registry: %s\n", why.c_str());
  std::abort();
}

std::string SpareKey(int number) { return "spare " + std::to_string(number); }

}  // namespace

StoredRegistry::StoredRegistry(Bare, LegalWorldOptions options)
    : disk_(std::make_shared<FaultFileSystem>()),
      files_(disk_),
      world_(options),
      clock_(kTestStartMs),
      log_key_(TestKey("log")),
      guard_(files_, Guard::DefaultPath(folder_.Path("data"))) {
  options_.origin = std::string(kTestOrigin);
}

StoredRegistry::StoredRegistry(LegalWorldOptions options) : StoredRegistry(Bare{}, options) {
  options_.signed_genesis = world_.Sign(world_.Genesis());
  Status status = Create();
  if (status.ok()) status = Open();
  if (!status.ok()) Stop(status.error().message());
  options_.signed_genesis.reset();
  Found();
}

void StoredRegistry::Found() {
  const std::vector<v1::Statement> founding = world_.Founding();
  std::vector<std::optional<SubmitOutcome>> outcomes(founding.size());
  for (std::size_t i = 1; i < founding.size(); ++i) {
    const auto not_taken = registry_->Submit(
        world_.Sign(founding[i]),
        [&outcomes, i](SubmitOutcome outcome) { outcomes[i] = std::move(outcome); });
    if (not_taken.has_value()) Stop(not_taken->error.message());
  }
  Pass(1000);
  registry_->Step();
  for (std::size_t i = 1; i < founding.size(); ++i) {
    if (!outcomes[i].has_value() || !std::holds_alternative<Admission>(*outcomes[i])) {
      Stop(outcomes[i].has_value() ? DescribeOutcome(*outcomes[i]) : "no outcome");
    }
  }
  Pass(1000);
}

Status StoredRegistry::Create() {
  WARIFU_ASSIGN_OR_RETURN(store_, RocksStore::Open(disk_, data(), OpenMode::kMakeIfAbsent));
  return CreateRegistry(*store_, guard_, vkey());
}

Status StoredRegistry::Open() {
  Die();
  WARIFU_ASSIGN_OR_RETURN(store_, RocksStore::Open(disk_, data(), OpenMode::kExisting));
  WARIFU_ASSIGN_OR_RETURN(registry_, Registry::Open({*store_, guard_, clock_, log_key_}, options_));
  return Ok();
}

void StoredRegistry::Die() {
  registry_.reset();
  store_.reset();
}

void StoredRegistry::CutPower(Loss loss) {
  Die();
  disk_->LoseUnsynced(loss);
  disk_->Mend();
}

VerifierKey StoredRegistry::vkey() const {
  return *VerifierKey::Make(options_.origin, SignatureType::kEd25519, log_key_.public_key());
}

std::string StoredRegistry::NewKey() {
  v1::Statement statement = world_.Key(kHinoki, 2);
  const std::string name = SpareKey(++keys_);
  statement.mutable_key_binding()->set_public_key(TestPublicKey(name).ToString());
  last_key_ = NameOf(statement);
  return SignStatement(statement, {name, world_.KeyNameOf(kAuthority)});
}

std::string StoredRegistry::RevokeLastKey() {
  return SignStatement(world_.ChangeOf(last_key_, v1::STATE_REVOKED, v1::REASON_KEY_REPLACED),
                       {SpareKey(keys_)});
}

SubmitOutcome StoredRegistry::SubmitAndStep(std::string_view signed_statement) {
  std::optional<SubmitOutcome> outcome;
  const auto not_taken = registry_->Submit(
      signed_statement, [&outcome](SubmitOutcome became) { outcome = std::move(became); });
  if (not_taken.has_value()) return not_taken->error;
  registry_->Step();
  if (!outcome.has_value()) Stop("no outcome");
  return *std::move(outcome);
}

LeafIndex StoredRegistry::MustAdmit(std::string_view signed_statement) {
  const SubmitOutcome outcome = SubmitAndStep(signed_statement);
  const auto* admission = std::get_if<Admission>(&outcome);
  if (admission == nullptr) Stop(DescribeOutcome(outcome));
  return admission->index;
}

void StoredRegistry::Pass(std::uint64_t ms) {
  clock_.Advance(ms);
  registry_->Tick();
  registry_->Step();
}

}  // namespace warifu
