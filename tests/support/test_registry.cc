#include "tests/support/test_registry.h"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <variant>

#include "core/base/check.h"
#include "registry/recovery.h"

namespace warifu {
namespace {

[[noreturn]] void Stop(const std::string& why) {
  std::fprintf(stderr, "test registry: %s\n", why.c_str());
  std::abort();
}

}  // namespace

TestRegistry::TestRegistry(Bare)
    : clock_(kTestStartMs),
      disk_(std::make_shared<MemoryDisk>()),
      log_key_(TestKey("log")),
      guard_(std::make_unique<Guard>(files_, std::string(kTestGuardPath))) {
  options_.origin = std::string(kTestOrigin);
  store_ = std::make_unique<MemoryStore>(disk_);
}

TestRegistry::TestRegistry(std::optional<std::string> policy) : TestRegistry(Bare{}) {
  options_.policy = std::move(policy);
  options_.signed_genesis = world_.Sign(world_.Genesis());
  Status status = Create();
  if (status.ok()) status = Open();
  if (!status.ok()) Stop(status.error().message());
  options_.signed_genesis.reset();
  const std::vector<v1::Statement> founding = world_.Founding();
  std::vector<std::shared_ptr<std::optional<SubmitOutcome>>> outcomes;
  for (std::size_t i = 1; i < founding.size(); ++i) {
    outcomes.push_back(Submit(world_.Sign(founding[i])));
  }
  Pass(1000);
  for (const auto& outcome : outcomes) {
    if (!outcome->has_value() || !std::holds_alternative<Admission>(**outcome)) {
      Stop(outcome->has_value() ? DescribeOutcome(**outcome) : "no outcome");
    }
  }
  Pass(1000);
}

TestRegistry::~TestRegistry() = default;

Status TestRegistry::Create() { return CreateRegistry(*store_, *guard_, vkey()); }

Status TestRegistry::Open() {
  Die();
  WARIFU_ASSIGN_OR_RETURN(registry_,
                          Registry::Open({*store_, *guard_, clock_, log_key_}, options_));
  return Ok();
}

void TestRegistry::Die() {
  registry_.reset();
  store_ = std::make_unique<MemoryStore>(disk_);
  guard_ = std::make_unique<Guard>(files_, std::string(kTestGuardPath));
}

void TestRegistry::SwapDisk(std::shared_ptr<MemoryDisk> disk) {
  registry_.reset();
  disk_ = std::move(disk);
  Die();
}

VerifierKey TestRegistry::vkey() const {
  return *VerifierKey::Make(options_.origin, SignatureType::kEd25519, log_key_.public_key());
}

std::string TestRegistry::NewKey() {
  v1::Statement statement = world_.Key(kHinoki, 2);
  const std::string name = "spare " + std::to_string(++keys_);
  statement.mutable_key_binding()->set_public_key(TestPublicKey(name).ToString());
  return SignStatement(statement, {name, world_.KeyNameOf(kAuthority)});
}

std::string TestRegistry::RevokeKey(std::string_view signed_key) {
  const ExaminedStatement key = MustExamine(world_.registry(), signed_key);
  const v1::Statement change =
      world_.ChangeOf(key.name(), v1::STATE_REVOKED, v1::REASON_KEY_REPLACED);
  for (int i = 1; i <= keys_; ++i) {
    const std::string name = "spare " + std::to_string(i);
    if (TestPublicKey(name) == key.signers().front()) return SignStatement(change, {name});
  }
  Stop("RevokeKey: not made by NewKey");
}

std::string TestRegistry::Suspend(std::string_view organization) {
  v1::Statement change =
      world_.ChangeOfOrganization(organization, v1::STATE_SUSPENDED, v1::REASON_INVESTIGATION);
  LegalWorld::AddDecision(kAuthority, change);
  return world_.Sign(change);
}

std::shared_ptr<std::optional<SubmitOutcome>> TestRegistry::Submit(
    std::string_view signed_statement) {
  auto place = std::make_shared<std::optional<SubmitOutcome>>();
  const std::optional<NotTaken> not_taken =
      registry_->Submit(signed_statement, [place](SubmitOutcome outcome) {
        WARIFU_CHECK(!place->has_value());  // exactly once
        *place = std::move(outcome);
      });
  if (not_taken.has_value()) Stop("not taken: " + not_taken->error.message());
  return place;
}

SubmitOutcome TestRegistry::SubmitAndStep(std::string_view signed_statement) {
  const auto outcome = Submit(signed_statement);
  registry_->Step();
  if (!outcome->has_value()) Stop("no outcome");
  return **outcome;
}

LeafIndex TestRegistry::MustAdmit(std::string_view signed_statement) {
  const SubmitOutcome outcome = SubmitAndStep(signed_statement);
  const auto* admission = std::get_if<Admission>(&outcome);
  if (admission == nullptr) Stop(DescribeOutcome(outcome));
  return admission->index;
}

void TestRegistry::Pass(std::uint64_t ms) {
  clock_.Advance(ms);
  registry_->Tick();
  registry_->Step();
}

std::string DescribeOutcome(const SubmitOutcome& outcome) {
  if (const auto* admission = std::get_if<Admission>(&outcome)) {
    return "admitted at " + std::to_string(admission->index.value()) +
           (admission->known_before ? " before" : "");
  }
  if (const auto* findings = std::get_if<Findings>(&outcome)) return DescribeFindings(*findings);
  const Error& error = std::get<Error>(outcome);
  return std::string(ErrorCodeName(error.code)) + ": " + error.message();
}

}  // namespace warifu
