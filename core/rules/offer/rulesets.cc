#include "core/rules/offer/rulesets.h"

#include <algorithm>

#include "core/rules/counts.h"
#include "core/rules/covers.h"

namespace warifu {
namespace {

bool ListsRole(const v1::RouteRule& route, int role) {
  const auto holds = [role](const auto& roles) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  };
  return holds(route.optional_roles()) ||
         std::any_of(route.required().begin(), route.required().end(),
                     [&holds](const v1::RoleGroup& group) { return holds(group.any_of()); });
}

bool ListsAllRoles(const v1::RouteRule& route, const v1::Offer& offer) {
  for (const v1::Party& party : offer.parties()) {
    for (const int role : party.roles()) {
      if (role == v1::ROLE_BROKER || !ListsRole(route, role)) return false;
    }
  }
  return true;
}

// Dates in their form are ordered as strings are.
bool Contains(const v1::DateRange& range, const std::string& date) {
  return range.from() <= date && (range.until().empty() || date <= range.until());
}

Listing ListingIn(const v1::Ruleset& ruleset, const v1::Offer& offer,
                  std::uint64_t admitted_at_ms) {
  Listing listing{.ruleset = &ruleset};
  for (const v1::Programme& programme : ruleset.programmes()) {
    if (programme.code() == offer.programme() && Holds(programme.dates(), offer, admitted_at_ms)) {
      listing.programme = &programme;
      break;
    }
  }
  if (listing.programme == nullptr) return listing;
  const auto& routes = listing.programme->routes();
  const auto found = std::find_if(routes.begin(), routes.end(), [&](const v1::RouteRule& rule) {
    return rule.route() == offer.hire_route();
  });
  if (found != routes.end()) listing.route = &*found;
  return listing;
}

}  // namespace

RulesetFacts::RulesetFacts(Judgment& judgment) {
  const v1::Corridor& corridor = judgment.statement().offer().corridor();
  for (const v1::Authority& authority : judgment.state().genesis().authorities()) {
    if (!HasCorridor(authority, corridor)) continue;
    const Lookup<Subject> newest = judgment.state().NewestRuleset(authority.code(), corridor);
    if (newest.absent()) missing.push_back({authority.code(), Answer::kNo});
    if (!newest.found()) continue;
    const Answer answer = CountsInForce(judgment.state(), newest->index());
    if (answer == Answer::kNo || answer == Answer::kNoByCompromise) {
      missing.push_back({authority.code(), answer});
    }
    if (answer != Answer::kYes) continue;
    entries_.push_back(newest->entry);
    in_force.push_back(&newest->statement().ruleset());
    indices.push_back(newest->index());
  }
}

bool IsLicensed(const std::vector<const v1::Ruleset*>& rulesets, v1::Role role) {
  return std::any_of(rulesets.begin(), rulesets.end(), [role](const v1::Ruleset* ruleset) {
    const auto& licensed = ruleset->licensed_roles();
    return std::find(licensed.begin(), licensed.end(), role) != licensed.end();
  });
}

bool Holds(const v1::Dated& dates, const v1::Offer& offer, std::uint64_t admitted_at_ms) {
  return dates.basis() == v1::DATE_BASIS_START
             ? Contains(dates.range(), offer.term().start_not_before())
             : Covers(dates.range(), admitted_at_ms);
}

ListingFacts::ListingFacts(Judgment& judgment) {
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    listings.push_back(
        ListingIn(*ruleset, judgment.statement().offer(), judgment.admitted_at_ms()));
  }
}

std::optional<bool> HasNoMiddlemen(Judgment& judgment) {
  const v1::Offer& offer = judgment.statement().offer();
  const std::vector<Listing>& listings = judgment.Get<ListingFacts>().listings;
  const auto has_route = [](const Listing& listing) { return listing.route != nullptr; };
  if (listings.empty() || !std::all_of(listings.begin(), listings.end(), has_route)) {
    return std::nullopt;
  }
  return std::all_of(listings.begin(), listings.end(), [&offer](const Listing& listing) {
    return ListsAllRoles(*listing.route, offer);
  });
}

}  // namespace warifu
