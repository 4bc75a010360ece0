#include "tests/support/search_world.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/merkle/tree_hash.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"
#include "registry/search_rows.h"

namespace warifu {
namespace {

constexpr std::array<const char*, 3> kCountries = {"JP", "KR", "DE"};
constexpr std::array<const char*, 5> kDivisions = {"JP-08", "JP-14", "KR-1", "KR-11", "DE-BE"};
constexpr std::array<const char*, 5> kIsco = {"6111", "6112", "6210", "7223", "0110"};
constexpr std::array<const char*, 4> kNational = {"FARM", "FARM-2", "FARMING", "WELD"};
constexpr std::array<const char*, 2> kPayCurrencies = {"JPY", "KRW"};
constexpr std::array<const char*, 2> kTotalCurrencies = {"USD", "VND"};
constexpr std::array<v1::OfferStanding, 6> kStandings = {
    v1::OFFER_STANDING_UNSPECIFIED, v1::OFFER_STANDING_IN_FORCE,  v1::OFFER_STANDING_FULL,
    v1::OFFER_STANDING_STOPPED,     v1::OFFER_STANDING_WITHDRAWN, v1::OFFER_STANDING_SUPERSEDED};
constexpr std::uint64_t kOrganizations = 30;
constexpr std::uint64_t kStart = 1'800'000'000;
constexpr std::uint64_t kMinute = 60;

Hash NameOf(std::uint64_t index) { return Sha256("search world " + std::to_string(index)); }

void SetMoney(const char* currency, std::uint64_t units, v1::Money& money) {
  money.set_currency(currency);
  money.set_minor_units(static_cast<std::int64_t>(units));
}

IndexedStatement At(std::uint64_t index, const v1::Statement& statement) {
  return {LeafIndex(index), kStart * 1000 + index, NameOf(index), statement};
}

}  // namespace

void SearchWorld::Set(std::uint64_t index, const Standing& standing) {
  set_[LeafIndex(index)] = standing;
}

CommitBatch SearchWorld::Grow(std::size_t count) {
  CommitBatch batch;
  batch.old_size = TreeSize(size_);
  batch.admitted_at_ms = kStart * 1000 + size_ + 1;
  batch.checkpoint = "nobody reads this";
  set_.clear();
  for (std::size_t i = 0; i < count; ++i, ++size_) {
    Set(size_, {State::kNone, LeafIndex(size_)});
    batch.entries.push_back(EncodeSealEntry(batch.admitted_at_ms, 0, NameOf(size_)));
    batch.log_nodes.push_back({{0, size_}, LeafHash(batch.entries.back())});
    Happen(batch);
  }
  batch.standings.assign(set_.begin(), set_.end());
  return batch;
}

void SearchWorld::Happen(CommitBatch& batch) {
  const std::uint64_t dice = Below(100);
  if (organizations_.size() < 3 || dice < 5) return Register(batch);
  if (dice < 12) return ChangeOrganization(batch);
  if (dice < 40 && !offers_.empty()) return ChangeOffer(batch);
  Publish(batch);
}

// A first record, or one that supersedes another, which must be in force.
void SearchWorld::Register(CommitBatch& batch) {
  const std::string id = "XX:O" + std::to_string(Below(kOrganizations));
  const bool is_first = !organizations_.contains(id);
  Organization& organization = organizations_[id];
  if (!is_first && organization.standing.state != State::kInForce) return;
  if (!is_first) Set(organization.record, {State::kSuperseded, LeafIndex(size_)});
  organization.body.set_id(id);
  organization.body.set_country(OneOf(kCountries));
  organization.body.clear_names();
  organization.body.add_names()->set_name(id + " Ltd " + std::to_string(size_));
  organization.record = size_;
  organization.standing = {State::kInForce, LeafIndex(size_)};
  Set(size_, organization.standing);
  v1::Statement statement;
  *statement.mutable_organization() = organization.body;
  AddRowsOf(At(size_, statement), batch.search);
  if (is_first) AddFirstRecordRow(id, batch.search);
  batch.puts.push_back(
      {Table::kOrganization, OrganizationTableKey(id), EncodeIndex(LeafIndex(size_))});
}

void SearchWorld::ChangeOrganization(CommitBatch& batch) {
  auto chosen = organizations_.begin();
  std::advance(chosen, Below(organizations_.size()));
  Organization& organization = chosen->second;
  const State to =
      organization.standing.state == State::kInForce ? State::kSuspended : State::kInForce;
  organization.standing = {to, LeafIndex(size_)};
  Set(organization.record, organization.standing);
  v1::Statement statement;
  statement.mutable_change()->set_organization(chosen->first);
  statement.mutable_change()->set_to(static_cast<v1::State>(to));
  statement.mutable_change()->set_reason(v1::REASON_INVESTIGATION);
  AddRecordChangeRows(At(size_, statement), organization.body, batch.search);
}

v1::Offer SearchWorld::RandomOffer() {
  v1::Offer offer;
  offer.mutable_corridor()->set_origin_country("VN");
  offer.mutable_corridor()->set_destination_country(OneOf(kCountries));
  offer.set_programme("SSW1");
  offer.mutable_job()->mutable_occupation()->set_isco08(OneOf(kIsco));
  offer.mutable_job()->mutable_occupation()->set_national_code(OneOf(kNational));
  offer.mutable_job()->set_places(1 + static_cast<std::uint32_t>(Below(5)));
  for (std::uint64_t i = 0; i <= Below(3); ++i) {
    offer.add_worksites()->set_subdivision(OneOf(kDivisions));
  }
  SetMoney(OneOf(kPayCurrencies), 100'000 + 1000 * Below(20), *offer.mutable_net_pay());
  SetMoney(OneOf(kTotalCurrencies), 500 * Below(20), *offer.mutable_worker_fee_total());
  const std::vector<std::string> ids = Organizations();
  std::vector<std::string> parties;
  const std::uint64_t count = Below(4) == 0 ? kMaxParties : 1 + Below(3);
  std::sample(ids.begin(), ids.end(), std::back_inserter(parties), count, random_);
  for (const std::string& id : parties) offer.add_parties()->set_organization(id);
  offer.set_valid_from(kStart + kMinute * Below(10));
  offer.set_valid_until(kStart + kMinute * (5 + Below(10)));
  return offer;
}

void SearchWorld::Publish(CommitBatch& batch) {
  const State birth = Below(10) == 0 ? State::kFull : State::kInForce;
  offers_.push_back({size_, RandomOffer(), {birth, LeafIndex(size_)}});
  Set(size_, offers_.back().standing);
  v1::Statement statement;
  *statement.mutable_offer() = offers_.back().body;
  AddRowsOf(At(size_, statement), batch.search);
  AddStateRow(LeafIndex(size_), offers_.back().standing, batch.search);
}

void SearchWorld::ChangeOffer(CommitBatch& batch) {
  Offer& offer = offers_[Below(offers_.size())];
  constexpr std::array<State, 4> kStates = {State::kInForce, State::kFull, State::kWithdrawn,
                                            State::kSuperseded};
  offer.standing = {OneOf(kStates), LeafIndex(size_)};
  Set(offer.index, offer.standing);
  AddStateRow(LeafIndex(offer.index), offer.standing, batch.search);
}

std::vector<std::string> SearchWorld::Organizations() const {
  std::vector<std::string> ids;
  for (const auto& [id, organization] : organizations_) ids.push_back(id);
  return ids;
}

SearchWorld::Expected SearchWorld::Expect(const Offer& offer) const {
  Expected expected;
  expected.changed_by = offer.standing.changed_by.value();
  if (offer.standing.state == State::kWithdrawn) expected.standing = v1::OFFER_STANDING_WITHDRAWN;
  if (offer.standing.state == State::kSuperseded) expected.standing = v1::OFFER_STANDING_SUPERSEDED;
  if (expected.standing != v1::OFFER_STANDING_UNSPECIFIED) return expected;
  expected.standing =
      offer.standing.state == State::kFull ? v1::OFFER_STANDING_FULL : v1::OFFER_STANDING_IN_FORCE;
  for (const v1::Party& party : offer.body.parties()) {
    if (organizations_.at(party.organization()).standing.state == State::kInForce) continue;
    expected.standing = v1::OFFER_STANDING_STOPPED;
    expected.stopped_party = party.organization();
    break;
  }
  return expected;
}

bool SearchWorld::Matches(const v1::OfferFilter& filter, const Offer& offer) const {
  const v1::Offer& body = offer.body;
  if (offer.index < filter.since_index()) return false;
  if (!filter.country().empty() && filter.country() != body.corridor().destination_country()) {
    return false;
  }
  const std::string& isco = body.job().occupation().isco08();
  if (isco.compare(0, filter.isco08().size(), filter.isco08()) != 0) return false;
  if (!filter.national_code().empty() &&
      filter.national_code() != body.job().occupation().national_code()) {
    return false;
  }
  const auto is_there = [&](const v1::Worksite& site) {
    return site.subdivision() == filter.subdivision();
  };
  if (!filter.subdivision().empty() &&
      std::none_of(body.worksites().begin(), body.worksites().end(), is_there)) {
    return false;
  }
  const auto signs = [&](const v1::Party& party) { return party.organization() == filter.party(); };
  if (!filter.party().empty() &&
      std::none_of(body.parties().begin(), body.parties().end(), signs)) {
    return false;
  }
  if (filter.has_pay_from() && (body.net_pay().currency() != filter.pay_from().currency() ||
                                body.net_pay().minor_units() < filter.pay_from().minor_units())) {
    return false;
  }
  if (filter.has_cost_to() &&
      (body.worker_fee_total().currency() != filter.cost_to().currency() ||
       body.worker_fee_total().minor_units() > filter.cost_to().minor_units())) {
    return false;
  }
  if (filter.valid_at() != 0 &&
      (filter.valid_at() < body.valid_from() || filter.valid_at() >= body.valid_until())) {
    return false;
  }
  return filter.standing() == v1::OFFER_STANDING_UNSPECIFIED ||
         filter.standing() == Expect(offer).standing;
}

std::map<std::uint64_t, SearchWorld::Expected> SearchWorld::Matching(
    const v1::OfferFilter& filter) const {
  std::map<std::uint64_t, Expected> matching;
  for (const Offer& offer : offers_) {
    if (Matches(filter, offer)) matching[offer.index] = Expect(offer);
  }
  return matching;
}

v1::OfferFilter SearchWorld::RandomFilter() {
  v1::OfferFilter filter;
  const auto sometimes = [this] { return Below(5) == 0; };
  if (sometimes()) filter.set_country(OneOf(kCountries));
  if (sometimes()) filter.set_subdivision(OneOf(kDivisions));
  if (sometimes()) {
    filter.set_isco08(std::string(OneOf(kIsco)).substr(0, 1 + Below(4)));
  }
  if (sometimes()) filter.set_national_code(OneOf(kNational));
  if (sometimes()) {
    SetMoney(OneOf(kPayCurrencies), 500 * Below(300), *filter.mutable_pay_from());
  }
  if (sometimes()) SetMoney(OneOf(kTotalCurrencies), 250 * Below(60), *filter.mutable_cost_to());
  if (sometimes()) filter.set_party("XX:O" + std::to_string(Below(kOrganizations + 1)));
  if (Below(2) == 0) filter.set_standing(OneOf(kStandings));
  if (sometimes()) filter.set_valid_at(kStart + kMinute * Below(16));
  if (sometimes() && size_ > 0) filter.set_since_index(Below(size_ + 3));
  return filter;
}

}  // namespace warifu
