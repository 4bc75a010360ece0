#include "core/report/input.h"

#include "core/base/time.h"
#include "core/rules/counts.h"
#include "core/text/civil_date.h"

namespace warifu {
namespace {

// 24:00 UTC of a last day, in seconds since the epoch; nothing where there is none.
std::optional<std::int64_t> EndOf(const std::string& last_day) {
  const Result<CivilDate> day = ParseCivilDate(last_day);
  if (last_day.empty() || !day.ok()) return std::nullopt;
  return FirstSecondAfter(*day);
}

std::int64_t SecondOf(std::uint64_t at_ms) {
  return static_cast<std::int64_t>(at_ms / kMsPerSecond);
}

bool IsOver(const v1::Statement& statement, std::uint64_t at_ms) {
  if (statement.has_offer()) return statement.offer().valid_until() <= at_ms / kMsPerSecond;
  const auto end = EndOf(statement.appointment().validity().until());
  return end && *end <= SecondOf(at_ms);
}

// Files `subject` under what it is. Whether a theft is stated there.
bool Sort(const Subject& subject, ReportInput& input) {
  const v1::Statement& statement = subject.statement();
  const LeafIndex index = subject.index();
  if (statement.has_offer() || statement.has_appointment()) {
    const bool stands = IsGood(subject) && !IsOver(statement, input.at_ms) &&
                        CountsInForce(input.state, index) == Answer::kYes;
    if (stands) (statement.has_offer() ? input.offers : input.appointments).push_back(index);
  } else if (statement.has_organization()) {
    input.records[statement.organization().id()] = index;
  } else if (statement.has_change() && statement.change().has_organization()) {
    input.organization_changes[statement.change().organization()].push_back(index);
  }
  return statement.has_change() && statement.change().has_compromised_since_ms();
}

void FindUncounted(ReportInput& input) {
  for (LeafIndex index(1); index < input.state.next(); index = LeafIndex(index.value() + 1)) {
    const Lookup<Subject> subject = input.At(index);
    if (!subject.found()) continue;
    const Answer counts = Counts(input.state, index);
    if (counts == Answer::kNo || counts == Answer::kNoByCompromise) {
      input.uncounted.push_back(index);
    }
  }
}

}  // namespace

ReportInput ReportInput::Of(const RegistryState& state, std::uint64_t at_ms) {
  ReportInput input{.state = state, .at_ms = at_ms};
  bool any_theft = false;
  for (LeafIndex index(0); index < state.next(); index = LeafIndex(index.value() + 1)) {
    const Lookup<Subject> subject = state.SubjectAt(index);
    if (subject.found()) any_theft = Sort(*subject, input) || any_theft;
  }
  if (any_theft) FindUncounted(input);
  return input;
}

bool ReportInput::EndsSoon(const std::string& last_day) const {
  const auto end = EndOf(last_day);
  return end && *end <= SecondOf(at_ms) + std::int64_t{kEndsSoonDays} * kSecondsPerDay;
}

NamedOrganization ReportInput::NameOf(const std::string& id) const {
  if (const v1::Authority* authority = state.FindAuthority(id)) {
    return {.id = id, .name = authority->names(0).name()};
  }
  const Lookup<Subject> record = state.NewestRecord(id);
  NamedOrganization named{.id = id, .name = {}};
  if (!record.found()) return named;
  for (const v1::OrganizationName& name : record->statement().organization().names()) {
    if (named.name.empty()) {
      named.name = name.name();
    } else if (name.kind() == v1::NAME_KIND_LATIN && named.latin_name.empty()) {
      named.latin_name = name.name();
    }
  }
  return named;
}

ReportedStatement Reported(const Subject& subject) {
  return {subject.examined().kind(), subject.examined().code(), subject.index()};
}

}  // namespace warifu
