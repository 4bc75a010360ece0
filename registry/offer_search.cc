#include "registry/offer_search.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/statement/canonical.h"
#include "core/statement/encode.h"
#include "registry/search_keys.h"

namespace warifu {
namespace {

constexpr std::size_t kIscoDigits = 4;

bool AreDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The keys of `prefix`, which end with the newest entry first, from the newest down to `since`.
KeyRange NewestFirst(std::string prefix, std::uint64_t since) {
  std::string behind = since == 0 ? KeyBehind(prefix) : prefix + Newest(LeafIndex(since - 1));
  return {std::move(prefix), std::move(behind)};
}

KeyRange FromHighestPay(const v1::Money& least) {
  std::string prefix = PayPrefix(least.currency());
  std::string behind =
      least.minor_units() == 0 ? KeyBehind(prefix) : prefix + Highest(least.minor_units() - 1);
  return {std::move(prefix), std::move(behind)};
}

KeyRange ToHighestTotal(const v1::Money& most) {
  std::string prefix = TotalPrefix(most.currency());
  std::string behind = prefix + Rising(most.minor_units() + 1);
  return {std::move(prefix), std::move(behind)};
}

KeyRange All(std::string prefix) {
  std::string behind = KeyBehind(prefix);
  return {std::move(prefix), std::move(behind)};
}

// The state whose rows hold all offers of this standing, if there are such rows.
std::optional<State> StateOfRows(v1::OfferStanding standing) {
  switch (standing) {
    case v1::OFFER_STANDING_FULL:
      return State::kFull;
    case v1::OFFER_STANDING_WITHDRAWN:
      return State::kWithdrawn;
    case v1::OFFER_STANDING_SUPERSEDED:
      return State::kSuperseded;
    default:
      return std::nullopt;
  }
}

// The index that holds the fewest offers beside those asked for, as far as the filter alone tells.
KeyRange ChooseRange(const v1::OfferFilter& filter) {
  const std::uint64_t since = filter.since_index();
  if (!filter.party().empty()) return NewestFirst(PartyPrefix(filter.party()), since);
  if (!filter.national_code().empty()) {
    return NewestFirst(NationalPrefix(filter.national_code()), since);
  }
  if (filter.isco08().size() == kIscoDigits) {
    return NewestFirst(IscoPrefix(filter.isco08()), since);
  }
  if (!filter.subdivision().empty()) {
    return NewestFirst(DivisionPrefix(filter.subdivision()), since);
  }
  if (filter.has_pay_from()) return FromHighestPay(filter.pay_from());
  if (filter.has_cost_to()) return ToHighestTotal(filter.cost_to());
  if (!filter.isco08().empty()) return All(IscoPrefix(filter.isco08()));
  const std::optional<State> state = StateOfRows(filter.standing());
  if (state.has_value()) return All(StatePrefix(*state));
  if (!filter.country().empty()) return NewestFirst(CountryPrefix(filter.country()), since);
  return NewestFirst(EveryPrefix(), since);
}

template <typename Strings>
bool Has(const Strings& strings, const std::string& one) {
  return std::find(strings.begin(), strings.end(), one) != strings.end();
}

// Whether what is set of the filter, but for its standing, holds for the offer.
bool Matches(const v1::OfferFilter& filter, LeafIndex index, const v1::OfferSummary& offer) {
  const auto unset_or = [](const std::string& wanted, bool holds) {
    return wanted.empty() || holds;
  };
  const auto at_least = [](const v1::Money& more, const v1::Money& less) {
    return more.currency() == less.currency() && more.minor_units() >= less.minor_units();
  };
  const std::uint64_t at = filter.valid_at();
  return index.value() >= filter.since_index() &&
         unset_or(filter.country(), filter.country() == offer.corridor().destination_country()) &&
         unset_or(filter.subdivision(), Has(offer.subdivisions(), filter.subdivision())) &&
         offer.occupation().isco08().starts_with(filter.isco08()) &&
         unset_or(filter.national_code(),
                  filter.national_code() == offer.occupation().national_code()) &&
         unset_or(filter.party(), Has(offer.parties(), filter.party())) &&
         (!filter.has_pay_from() || at_least(offer.net_pay(), filter.pay_from())) &&
         (!filter.has_cost_to() || at_least(filter.cost_to(), offer.worker_fee_total())) &&
         (at == 0 || (offer.valid_from() <= at && at < offer.valid_until()));
}

// How the offer counts by its own leaf alone.
Result<v1::OfferStanding> OwnStanding(LeafIndex index, State state) {
  switch (state) {
    case State::kInForce:
      return v1::OFFER_STANDING_IN_FORCE;
    case State::kFull:
      return v1::OFFER_STANDING_FULL;
    case State::kWithdrawn:
      return v1::OFFER_STANDING_WITHDRAWN;
    case State::kSuperseded:
      return v1::OFFER_STANDING_SUPERSEDED;
    default:
      return Damaged("search index: entry {index} is no offer: run warifud fsck", index.value());
  }
}

bool NeedsParties(v1::OfferStanding own) {
  return own == v1::OFFER_STANDING_IN_FORCE || own == v1::OFFER_STANDING_FULL;
}

// Whether an offer that stands so by itself can have the standing asked for.
bool MayBecome(v1::OfferStanding own, v1::OfferStanding wanted) {
  if (wanted == v1::OFFER_STANDING_UNSPECIFIED || own == wanted) return true;
  return wanted == v1::OFFER_STANDING_STOPPED && NeedsParties(own);
}

// Judges the candidates of one page.
class OfferJudge {
 public:
  OfferJudge(const v1::OfferFilter& filter, SearchReads& reads) : filter_(filter), reads_(reads) {}

  // The offer of a key; nothing: it does not match, or the key says what holds no longer.
  Result<std::optional<v1::OfferHint>> operator()(const std::string& key) const {
    const std::optional<LeafIndex> index = EntryOfKey(key);
    if (!index.has_value()) return Damaged("search index: a key is too short: run warifud fsck");
    WARIFU_ASSIGN_OR_RETURN(v1::Summary summary, reads_.SummaryOf(*index));
    if (!Matches(filter_, *index, summary.offer())) return std::optional<v1::OfferHint>();
    WARIFU_ASSIGN_OR_RETURN(const Standing standing, reads_.StandingOf(*index));
    const std::optional<LeafIndex> change = ChangeOfStateKey(key);
    if (change.has_value() && *change != standing.changed_by) return std::optional<v1::OfferHint>();
    WARIFU_ASSIGN_OR_RETURN(const v1::OfferStanding own, OwnStanding(*index, standing.state));
    if (!MayBecome(own, filter_.standing())) return std::optional<v1::OfferHint>();
    v1::OfferHint hint;
    hint.set_index(index->value());
    hint.set_changed_by(standing.changed_by.value());
    hint.set_standing(own);
    *hint.mutable_summary() = std::move(summary);
    if (NeedsParties(own)) WARIFU_RETURN_IF_ERROR(JoinParties(hint));
    const bool wanted = filter_.standing() == v1::OFFER_STANDING_UNSPECIFIED ||
                        filter_.standing() == hint.standing();
    return wanted ? std::optional<v1::OfferHint>(std::move(hint)) : std::nullopt;
  }

 private:
  Status JoinParties(v1::OfferHint& hint) const {
    for (const std::string& party : hint.summary().offer().parties()) {
      WARIFU_ASSIGN_OR_RETURN(const bool in_force, reads_.RecordInForce(party));
      if (in_force) continue;
      hint.set_standing(v1::OFFER_STANDING_STOPPED);
      hint.set_stopped_party(party);
      return Ok();
    }
    return Ok();
  }

  const v1::OfferFilter& filter_;
  SearchReads& reads_;
};

// The same for each page of a search: the clock goes on between pages.
std::string QuestionOf(const v1::OfferFilter& filter) {
  v1::OfferFilter question = filter;
  question.clear_valid_at();
  return "offers:" + EncodeMessage(question);
}

}  // namespace

Status CheckOfferFilter(const v1::OfferFilter& filter) {
  const Findings findings = CheckCanonical(SchemaOf<v1::OfferFilter>(), EncodeMessage(filter));
  if (!findings.empty()) {
    const v1::Finding& first = findings.front();
    return BadInput("filter.{field}: found {found}{wanted}", first.field(), first.found(),
                    (first.wanted().empty() ? "" : ", wanted " + first.wanted()));
  }
  if (filter.isco08().size() <= kIscoDigits && AreDigits(filter.isco08())) return Ok();
  return BadInput("filter.isco08: one to four digits of an ISCO-08 unit group, as 6111 or 61");
}

Result<SearchPage<v1::OfferHint>> SearchOffers(const SearchedLog& log,
                                               const v1::OfferFilter& filter,
                                               const PageRequest& request) {
  WARIFU_RETURN_IF_ERROR(CheckOfferFilter(filter));
  WARIFU_RETURN_IF_ERROR(CheckPageRequest(request));
  SearchReads reads(log, request.size);
  WARIFU_ASSIGN_OR_RETURN(
      SearchWalk walk, SearchWalk::Begin(reads, ChooseRange(filter), QuestionOf(filter), request));
  WARIFU_ASSIGN_OR_RETURN(
      SearchPage<v1::OfferHint> page,
      ReadPage<v1::OfferHint>(std::move(walk), request.size, OfferJudge(filter, reads)));
  page.size = log.size;
  page.as_of_ms = log.as_of_ms;
  return page;
}

}  // namespace warifu
