// Group K: whose keys signed, in which order, and how these keys stand.
#include <array>

#include "core/base/encoding.h"
#include "core/rules/counts.h"
#include "core/rules/rows.h"
#include "core/rules/signer_facts.h"

namespace warifu {
namespace {

// The rows of signers differ by their code alone.
void ReportProblems(Judgment& judgment, Report& report) {
  for (const SignerProblem& problem : judgment.Get<SignerFacts>().problems) {
    if (problem.code != report.code()) continue;
    if (problem.by_compromise) {
      report.AddByCompromise(problem.field, problem.found, problem.wanted);
    } else {
      report.Add(problem.field, problem.found, problem.wanted);
    }
  }
}

void JudgeNewKey(Judgment& judgment, Report& report) {
  const PublicKey key = KeyField(judgment.statement().key_binding().public_key());
  const bool is_root = judgment.state().IsRootKey(key);
  if (is_root || judgment.state().BindingOf(key).found()) {
    report.Add("key_binding.public_key", EncodeHex(key.view()),
               is_root ? Said("a key that is no root key") : Said("a key that was never bound"));
  }
}

void JudgeOwner(Judgment& judgment, Report& report) {
  const v1::KeyBinding& binding = judgment.statement().key_binding();
  if (!binding.has_organization()) return;
  constexpr std::string_view kField = "key_binding.organization";
  const Lookup<Subject> record = judgment.state().NewestRecord(binding.organization());
  if (record.absent()) {
    report.Add(std::string(kField), binding.organization(), Said("a registered organization"));
  }
  if (!record.found()) return;
  report.AddUnless(CountsInForce(judgment.state(), record->index()), std::string(kField),
                   std::string(StateName(record->standing.state)),
                   Said("an organization whose record counts and is in force"));
}

constexpr Needs kParties = Needs::kParties;
constexpr KindSet kBinding = Kinds(StatementKind::kKeyBinding);

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_SIGNATURE_MISSING, 'K', kParties, kEveryKind, ReportProblems,
        "Every signer that the kind of statement demands has signed; of a root as many of its keys "
        "as the "
        "genesis demands."},
    Row{v1::FINDING_CODE_SIGNATURE_EXTRA, 'K', kParties, kEveryKind, ReportProblems,
        "Nobody has signed whom the kind of statement does not demand."},
    Row{v1::FINDING_CODE_SIGNER_WRONG, 'K', kParties, kEveryKind, ReportProblems,
        "Each signature is by a key of the signer whose turn it is; a root's are in the order of "
        "the genesis; an "
        "organization's key binds another only if the authority bound it."},
    Row{v1::FINDING_CODE_KEY_UNKNOWN, 'K', kParties, kEveryKind, ReportProblems,
        "Each key that signs is bound, or is a root key where a root signs."},
    Row{v1::FINDING_CODE_KEY_NOT_IN_FORCE, 'K', kParties, kEveryKind, ReportProblems,
        "The binding of each key that signs is in force."},
    Row{v1::FINDING_CODE_KEY_NOT_COUNTING, 'K', kParties, kEveryKind, ReportProblems,
        "The binding of each key that signs counts, and the key is not known to be stolen at that "
        "time."},
    Row{v1::FINDING_CODE_KEY_BOUND_BEFORE, 'K', Needs::kHistory, kBinding, JudgeNewKey,
        "A key is bound once, ever, and no root key is bound."},
    Row{v1::FINDING_CODE_KEY_OWNER_NOT_IN_FORCE, 'K', Needs::kHistory, kBinding, JudgeOwner,
        "The organization to which a key is bound is registered, and its newest record counts and "
        "is in force."},
};

}  // namespace

std::span<const Row> KeyRows() { return kRows; }

}  // namespace warifu
