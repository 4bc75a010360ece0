#include "registry/registry.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/admission/foresee.h"
#include "core/note/vkey.h"
#include "core/statement/examine.h"
#include "core/statement/finding_words.h"
#include "core/statement/proposed.h"
#include "registry/limits.h"
#include "registry/recovery.h"
#include "registry/time_rule.h"

namespace warifu {
namespace {

// A policy of the log key alone, or the given one, which must be of that key.
Result<Policy> MakePolicy(const std::optional<std::string>& text, const VerifierKey& log_key) {
  if (!text.has_value()) return Policy::Parse("log " + log_key.ToString() + "\nquorum none\n");
  WARIFU_ASSIGN_OR_RETURN(Policy policy, Policy::Parse(*text));
  if (policy.log_key() == log_key) return policy;
  return BadInput("--policy: its log line names {log_key}, but this registry signs with {own}",
                  policy.log_key().ToString(), log_key.ToString());
}

Error NoGenesis(const Findings& findings) {
  const bool unsigned_yet = std::any_of(
      findings.begin(), findings.end(),
      [](const v1::Finding& one) { return one.code() == v1::FINDING_CODE_SIGNATURE_MISSING; });
  if (!unsigned_yet)
    return BadInput("--genesis: it cannot begin a log: {findings}", FindingsLine(findings));
  return BadInput(
      "--genesis: it cannot begin a log: {findings}. The root keys add theirs with: warifu sign "
      "FILE --key KEY",
      FindingsLine(findings));
}

Result<ExaminedStatement> ReadGenesis(std::string_view bytes, const std::string& origin) {
  ExamineResult examined = Examine(std::nullopt, 0, bytes);
  if (const auto* findings = std::get_if<Findings>(&examined)) {
    return NoGenesis(*findings);
  }
  auto& statement = std::get<ExaminedStatement>(examined);
  if (statement.kind() != StatementKind::kGenesis) {
    return BadInput("--genesis: the file holds another kind of statement, {kind}",
                    StatementKindName(statement.kind()));
  }
  if (statement.statement().genesis().origin() != origin) {
    return BadInput("--genesis: it is of {origin}, but the log key is of {own}",
                    statement.statement().genesis().origin(), origin);
  }
  return std::move(statement);
}

}  // namespace

Registry::Registry(const RegistryParts& parts, const RegistryOptions& options, Policy policy)
    : parts_(parts),
      origin_(options.origin),
      publishing_(std::move(policy), parts.guard, gate_),
      committer_(parts.store, parts.guard, publishing_, gate_, {options.origin, parts.log_key}),
      sequencer_({parts.store, committer_, publishing_, gate_, parts.clock},
                 TimeRule(parts.clock, options.confirmed_date), options.queue) {}

Result<std::unique_ptr<Registry>> Registry::Open(const RegistryParts& parts,
                                                 const RegistryOptions& options) {
  WARIFU_ASSIGN_OR_RETURN(
      const VerifierKey log_key,
      VerifierKey::Make(options.origin, SignatureType::kEd25519, parts.log_key.public_key()));
  WARIFU_ASSIGN_OR_RETURN(Policy policy, MakePolicy(options.policy, log_key));
  WARIFU_RETURN_IF_ERROR(
      CheckStart(parts.store, parts.guard, {log_key, options.seen, options.replace_log_key}));
  const std::shared_ptr<const StoreView> view = parts.store.Latest();
  const bool empty = view->size().value() == 0;
  if (empty && !options.signed_genesis.has_value()) {
    return Refused("data directory: the log is empty: give the signed genesis with --genesis");
  }
  if (!empty && options.signed_genesis.has_value()) {
    WARIFU_RETURN_IF_ERROR(CheckSameGenesis(*view, *options.signed_genesis));
  }
  std::unique_ptr<Registry> registry(new Registry(parts, options, std::move(policy)));
  if (empty) {
    WARIFU_RETURN_IF_ERROR(registry->Begin(*options.signed_genesis));
  } else {
    registry->GoOn();
  }
  const Lookup<EntryPtr> genesis = registry->newest()->state().Genesis();
  if (!genesis.found()) return Damaged("database: entry 0 cannot be read: run warifud fsck");
  registry->genesis_hash_ = (*genesis)->statement()->name();
  return registry;
}

// The genesis goes the way of every statement; its seal is the start's.
Status Registry::Begin(std::string_view signed_genesis) {
  WARIFU_ASSIGN_OR_RETURN(ExaminedStatement genesis, ReadGenesis(signed_genesis, origin_));
  Status status = Ok();
  const auto taken = sequencer_.Submit(std::move(genesis), [&status](SubmitOutcome outcome) {
    if (const auto* findings = std::get_if<Findings>(&outcome)) {
      status = NoGenesis(*findings);
    } else if (const auto* error = std::get_if<Error>(&outcome)) {
      status = *error;
    }
  });
  if (taken.has_value()) return taken->error;
  sequencer_.Step();
  return status;
}

// The start's seal; where it cannot be written now, what is there is published anew as it is.
void Registry::GoOn() {
  std::shared_ptr<const StoreView> view = parts_.store.Latest();
  sequencer_.WantSeal();
  sequencer_.Step();
  if (newest() == nullptr) publishing_.OnCommitted(std::move(view), {}, parts_.clock.NowMs());
}

void Registry::Tick() {
  const std::uint64_t now_ms = parts_.clock.NowMs();
  const bool candidate_waits = publishing_.Tick(now_ms);
  const std::uint64_t newest_at_ms = newest()->admitted_at_ms();
  const bool quiet = now_ms > newest_at_ms && now_ms - newest_at_ms >= kSealAfterMs;
  if (candidate_waits || quiet) sequencer_.WantSeal();
  if (!sequencer_.write_status().ok()) sequencer_.Wake();
}

std::optional<NotTaken> Registry::Submit(std::string_view signed_statement, SubmitCallback done) {
  ExamineResult examined =
      Examine(genesis_hash_, newest()->state().rules_version(), signed_statement);
  if (auto* findings = std::get_if<Findings>(&examined)) {
    done(std::move(*findings));
    return std::nullopt;
  }
  return sequencer_.Submit(std::get<ExaminedStatement>(std::move(examined)), std::move(done));
}

Result<Foreseen> Registry::DryRun(std::string_view payload,
                                  std::span<const PublicKey> signers) const {
  const std::shared_ptr<const StoreView> view = newest();
  ProposedResult proposed =
      ProposeStatement(genesis_hash_, view->state().rules_version(), payload, signers);
  if (auto* findings = std::get_if<Findings>(&proposed)) return Foreseen{std::move(*findings)};
  const std::uint64_t at_ms = std::max(parts_.clock.NowMs(), view->admitted_at_ms() + 1);
  Foreseen foreseen = Foresee(view->state(), std::get<ProposedStatement>(proposed), at_ms);
  if (foreseen.incomplete) return CannotJudge();
  return foreseen;
}

Result<bool> Registry::AddCosignature(std::string_view untrusted_note) {
  return publishing_.AddCosignature(untrusted_note);
}

Health Registry::GetHealth() const {
  const Result<CosignedView> published = publishing_.Published(parts_.clock.NowMs());
  const std::shared_ptr<const StoreView> view = newest();
  Health health;
  health.writing = gate_.status();
  if (health.writing.ok()) health.writing = sequencer_.write_status();
  health.reading = view->health();
  health.newest = view->size();
  health.newest_at_ms = view->admitted_at_ms();
  health.queued = sequencer_.queued();
  if (published.ok()) {
    health.published = published->view->size();
  } else {
    health.publishing = published.error();
  }
  return health;
}

}  // namespace warifu
