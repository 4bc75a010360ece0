// Group P: the organizations that act, by their records in force.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/rules/covers.h"
#include "core/rules/offer/named.h"
#include "core/rules/offer/party_rules.h"
#include "core/rules/offer/records.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/words.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

// What a party may be: payees that sign nothing have the other roles.
constexpr std::array kPartyRoles = {
    v1::ROLE_ACCEPTING_COMPANY,
    v1::ROLE_WORKSITE_OPERATOR,
    v1::ROLE_SUPERVISING_ORGANIZATION,
    v1::ROLE_PLACEMENT_AGENCY,
    v1::ROLE_SUPPORT_ORGANIZATION,
    v1::ROLE_TRAINING_ORGANIZATION,
    v1::ROLE_BROKER,
    v1::ROLE_SENDING_ORGANIZATION,
};
// Who may let others recruit: the company, and whom it may have appointed to do so.
constexpr std::array kPrincipalRoles = {
    v1::ROLE_ACCEPTING_COMPANY,
    v1::ROLE_SUPERVISING_ORGANIZATION,
    v1::ROLE_PLACEMENT_AGENCY,
    v1::ROLE_SUPPORT_ORGANIZATION,
    v1::ROLE_BROKER,
};
constexpr std::span<const v1::Role> kAgentRoles = std::span(kPartyRoles).subspan(1);

// An organization that acts, with the field that names it.
struct Acting {
  std::string field;
  std::string id;
};

std::vector<Acting> ActingIn(const v1::Statement& statement) {
  if (statement.has_appointment()) {
    return {{"appointment.principal", statement.appointment().principal()},
            {"appointment.agent", statement.appointment().agent()}};
  }
  const auto& parties = statement.offer().parties();
  std::vector<Acting> acting;
  acting.reserve(static_cast<std::size_t>(parties.size()));
  for (int i = 0; i < parties.size(); ++i) {
    acting.push_back(
        {PartyPath(static_cast<std::size_t>(i), "organization"), parties[i].organization()});
  }
  return acting;
}

void JudgeAnyRole(Judgment& judgment, Report& report, std::string_view field, const std::string& id,
                  std::span<const v1::Role> roles) {
  const RecordView& record = judgment.Get<RecordFacts>().Of(id);
  if (!record.found()) return;
  const bool has_one = std::any_of(roles.begin(), roles.end(), [&](v1::Role role) {
    return HasRole(record.organization(), role);
  });
  if (has_one) return;
  std::vector<std::string> wanted;
  for (const v1::Role role : roles) wanted.push_back(RoleWord(role));
  report.Add(std::string(field), id, Said("registered as {roles}", AnyOf(wanted)));
}

// The record of party `i`, if there is one.
const RecordView& RecordOfParty(Judgment& judgment, int i) {
  return judgment.Get<RecordFacts>().Of(judgment.statement().offer().parties(i).organization());
}

std::string NumberText(const v1::LegalNumber& number) {
  return number.scheme() + " " + number.value();
}

}  // namespace

void JudgeKnown(Judgment& judgment, Report& report) {
  for (const Acting& acting : ActingIn(judgment.statement())) {
    if (!judgment.Get<RecordFacts>().Of(acting.id).unknown) continue;
    report.Add(acting.field, acting.id, Said("a registered organization"));
  }
}

void JudgeRecordInForce(Judgment& judgment, Report& report) {
  for (const Acting& acting : ActingIn(judgment.statement())) {
    const RecordView& record = judgment.Get<RecordFacts>().Of(acting.id);
    if (!record.found()) continue;
    report.AddUnless(record.in_force, acting.field, StandingText(*record.subject),
                     Said("an organization whose record counts and is in force"));
  }
}

void JudgeRecordDates(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.parties_size(); ++i) {
    const RecordView& record = RecordOfParty(judgment, i);
    if (!record.found()) continue;
    const v1::DateRange& validity = record.organization().validity();
    if (Covers(validity, judgment.admitted_at_ms())) continue;
    report.Add(PartyPath(static_cast<std::size_t>(i), "organization"), RangeText(validity),
               Said("a record that holds on {day}", DayWord(judgment.admitted_at_ms())));
  }
}

void JudgeLicense(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const auto& rulesets = judgment.Get<RulesetFacts>().in_force;
  for (int i = 0; i < offer.parties_size(); ++i) {
    const RecordView& record = RecordOfParty(judgment, i);
    if (!record.found()) continue;
    const v1::Organization& organization = record.organization();
    for (const int role : offer.parties(i).roles()) {
      if (!IsLicensed(rulesets, static_cast<v1::Role>(role))) continue;
      const bool has_license = organization.has_license();
      if (has_license && Covers(organization.license().validity(), judgment.admitted_at_ms())) {
        continue;
      }
      report.Add(PartyPath(static_cast<std::size_t>(i), "organization"),
                 has_license ? RangeText(organization.license().validity()) : Said("no license"),
                 Said("a license as {role} that holds on {day}",
                      RoleWord(static_cast<v1::Role>(role)), DayWord(judgment.admitted_at_ms())));
    }
  }
}

void JudgeRegisteredRoles(Judgment& judgment, Report& report) {
  if (judgment.statement().has_appointment()) {
    const v1::Appointment& appointment = judgment.statement().appointment();
    JudgeAnyRole(judgment, report, "appointment.principal", appointment.principal(),
                 kPrincipalRoles);
    JudgeAnyRole(judgment, report, "appointment.agent", appointment.agent(), kAgentRoles);
    return;
  }
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.parties_size(); ++i) {
    for (int r = 0; r < offer.parties(i).roles_size(); ++r) {
      const v1::Role role = offer.parties(i).roles(r);
      const bool is_partys =
          std::find(kPartyRoles.begin(), kPartyRoles.end(), role) != kPartyRoles.end();
      const RecordView& record = RecordOfParty(judgment, i);
      if (is_partys && (!record.found() || HasRole(record.organization(), role))) continue;
      report.Add(
          ItemPath(PartyPath(static_cast<std::size_t>(i), "roles"), static_cast<std::size_t>(r)),
          RoleWord(role),
          is_partys ? Said("a role for which {organization} is registered",
                           offer.parties(i).organization())
                    : Said("a role of one who signs"));
    }
  }
}

void JudgeLegalNumbers(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 1; i < offer.parties_size(); ++i) {
    const RecordView& record = RecordOfParty(judgment, i);
    if (!record.found()) continue;
    const std::string number = NumberText(record.organization().legal_number());
    for (int before = 0; before < i; ++before) {
      const RecordView& other = RecordOfParty(judgment, before);
      if (!other.found() || &other == &record) continue;
      if (NumberText(other.organization().legal_number()) != number) continue;
      report.Add(PartyPath(static_cast<std::size_t>(i), "organization"), number,
                 Said("another legal number than that of {organization}",
                      offer.parties(before).organization()));
    }
  }
}

void JudgeNamedCount(Judgment& judgment, Report& report) {
  const std::size_t named = OrganizationsNamed(judgment.statement().offer()).size();
  if (named <= kMaxNamedOrganizations) return;
  report.Add("offer", Said("{count} organizations", named),
             Said("at most {most}", kMaxNamedOrganizations));
}

}  // namespace warifu
