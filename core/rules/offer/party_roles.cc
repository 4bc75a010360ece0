// Group P: the roles of the parties, taken together.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/rules/offer/party_rules.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

bool Takes(const v1::Party& party, v1::Role role) {
  const auto& roles = party.roles();
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool AnyTakes(const v1::Offer& offer, v1::Role role) {
  return std::any_of(offer.parties().begin(), offer.parties().end(),
                     [&](const v1::Party& party) { return Takes(party, role); });
}

// A dispatched worker may have several places of work.
bool MayRepeat(v1::Role role) { return role == v1::ROLE_WORKSITE_OPERATOR; }

bool IsFilled(const v1::RoleGroup& group, const v1::Offer& offer) {
  return std::any_of(group.any_of().begin(), group.any_of().end(),
                     [&](int role) { return AnyTakes(offer, static_cast<v1::Role>(role)); });
}

Sentence AnyOfText(const v1::RoleGroup& group) {
  std::vector<std::string> roles;
  for (const int role : group.any_of()) roles.push_back(RoleWord(static_cast<v1::Role>(role)));
  return AnyOf(roles);
}

std::string RolesText(const v1::Party& party) {
  std::string text;
  for (const int role : party.roles()) {
    if (!text.empty()) text += ", ";
    text += RoleWord(static_cast<v1::Role>(role));
  }
  return text;
}

}  // namespace

void JudgeRolesOnce(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  std::set<std::string> organizations;
  std::set<int> taken;
  for (int i = 0; i < offer.parties_size(); ++i) {
    const v1::Party& party = offer.parties(i);
    if (!organizations.insert(party.organization()).second) {
      report.Add(PartyPath(static_cast<std::size_t>(i), "organization"), party.organization(),
                 Said("each organization once, with all its roles"));
    }
    for (const int role : party.roles()) {
      if (taken.insert(role).second || MayRepeat(static_cast<v1::Role>(role))) continue;
      report.Add(PartyPath(static_cast<std::size_t>(i), "roles"),
                 RoleWord(static_cast<v1::Role>(role)), Said("a role that no other party has"));
    }
  }
}

void JudgeRolePairs(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const v1::RolePair& pair : ruleset->forbidden_pairs()) {
      for (int i = 0; i < offer.parties_size(); ++i) {
        const v1::Party& party = offer.parties(i);
        if (!Takes(party, pair.one()) || !Takes(party, pair.other())) continue;
        report.Add(PartyPath(static_cast<std::size_t>(i), "roles"),
                   Said("{one} and {other}", RoleWord(pair.one()), RoleWord(pair.other())),
                   Said("not both: the ruleset of {authority} forbids it", ruleset->authority()));
      }
    }
  }
}

void JudgeRolesComplete(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const Listing& listing : judgment.Get<ListingFacts>().listings) {
    if (listing.route == nullptr) continue;
    for (const v1::RoleGroup& group : listing.route->required()) {
      if (IsFilled(group, offer)) continue;
      report.Add("offer.parties", Said("no {roles}", AnyOfText(group)),
                 Said("a party in this role: {programme} by route {route} demands it",
                      listing.programme->code(), RouteWord(offer.hire_route())));
    }
  }
}

void JudgePartyOrder(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const int last = offer.parties_size() - 1;
  for (int i = 0; i <= last; ++i) {
    const v1::Party& party = offer.parties(i);
    if (Takes(party, v1::ROLE_ACCEPTING_COMPANY) != (i == 0)) {
      report.Add(PartyPath(static_cast<std::size_t>(i), "roles"), RolesText(party),
                 Said("the accepting company as the first party, and nowhere else"));
    }
    if (Takes(party, v1::ROLE_SENDING_ORGANIZATION) && i != last) {
      report.Add(PartyPath(static_cast<std::size_t>(i), "roles"), RolesText(party),
                 Said("the sending organization as the last party"));
    }
  }
}

}  // namespace warifu
