#include "core/proof/trial.h"

#include <algorithm>
#include <utility>

#include "core/proof/conclude.h"
#include "core/rules/offer/named.h"
#include "core/rules/state.h"

namespace warifu {

void Trial::Add(VerdictCause cause, Sentence detail) {
  FoundCause found;
  found.cause = cause;
  found.detail = std::move(detail);
  judgment.causes.push_back(std::move(found));
}

void Trial::AddAbout(VerdictCause cause, const Subject& subject, Sentence detail) {
  FoundCause found;
  found.cause = cause;
  found.entry = subject.index();
  if (!subject.born()) found.changed_by = subject.standing.changed_by;
  if (subject.statement().has_organization()) {
    found.organization = subject.statement().organization().id();
  }
  found.detail = std::move(detail);
  judgment.causes.push_back(std::move(found));
}

void Trial::AddFinding(const v1::Finding& finding, LeafIndex entry) {
  FoundCause found;
  found.cause = CauseOfFinding(finding.code());
  found.entry = entry;
  found.finding = finding;
  judgment.causes.push_back(std::move(found));
}

void Trial::AddAnswer(Answer answer, VerdictCause cause, const Subject& subject, Sentence detail) {
  switch (answer) {
    case Answer::kYes:
      return;
    case Answer::kNo:
      return AddAbout(cause, subject, std::move(detail));
    case Answer::kNoByCompromise:
      return AddAbout(VerdictCause::kKeyCompromised, subject, std::move(detail));
    case Answer::kNotCarried:
      return AddAbout(VerdictCause::kFileIncomplete, subject,
                      Said("what tells whether it counts is not in it"));
  }
}

bool Trial::Has(VerdictCause cause) const { return HasCause(judgment.causes, cause); }

ProofState::View Trial::ViewAt(LeafIndex index) const {
  const Subject* subject = carried->At(index);
  ProofState::View view;
  view.next = index;
  view.rules_version = (subject != nullptr ? subject : offer)->entry->rules_version;
  return view;
}

std::vector<const v1::Ruleset*> RulesetsAtOffer(const Trial& trial) {
  const ProofState at_offer(*trial.carried, trial.ViewAt(trial.offer->index()));
  std::vector<const v1::Ruleset*> rulesets;
  for (const v1::Authority& authority : at_offer.genesis().authorities()) {
    const Lookup<Subject> ruleset =
        at_offer.NewestRuleset(authority.code(), trial.body().corridor());
    if (ruleset.found()) rulesets.push_back(&ruleset->statement().ruleset());
  }
  return rulesets;
}

}  // namespace warifu
