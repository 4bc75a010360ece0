#include "client/worker/cause_words.h"

#include <algorithm>
#include <vector>

#include "client/worker/change_facts.h"
#include "client/worker/offer_screen.h"
#include "core/base/time.h"
#include "core/text/country.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::uint64_t kSPerHour = 3600;
constexpr std::uint64_t kSPerDay = 24 * kSPerHour;

// "3 days"; below two days in hours.
std::string AgeInWords(std::uint64_t age_s, const Page& page) {
  const std::uint64_t hours = age_s / kSPerHour;
  if (hours <= 1) return page.Word(MessageId::kAgeOneHour);
  if (age_s < kSPerDay) return page.Word(MessageId::kAgeHours, {{"count", page.Count(hours)}});
  const std::uint64_t days = age_s / kSPerDay;
  if (days == 1) return page.Word(MessageId::kAgeOneDay);
  return page.Word(MessageId::kAgeDays, {{"count", page.Count(days)}});
}

std::uint64_t AgeOfSeal(const OfferJudgment& judgment) {
  const std::uint64_t seal_s = judgment.seal_time_ms.value_or(0) / kMsPerSecond;
  return judgment.judged_at_s > seal_s ? judgment.judged_at_s - seal_s : 0;
}

// The name in the genesis; empty: it names no such authority.
std::string AuthorityName(const VerifiedOffer& offer, std::string_view code,
                          std::string_view language) {
  const ExaminedStatement* statement =
      offer.entries().empty() ? nullptr : offer.entries().front()->statement();
  if (statement == nullptr || !statement->statement().has_genesis()) return {};
  for (const v1::Authority& authority : statement->statement().genesis().authorities()) {
    if (authority.code() != code) continue;
    for (const std::string_view wanted : {language, std::string_view("en")}) {
      for (const v1::LocalizedName& name : authority.names()) {
        if (PrimaryLanguage(name.language()) == wanted) return EscapeForTerminal(name.name());
      }
    }
    return EscapeForTerminal(authority.names(0).name());
  }
  return {};
}

// The newest record of `id` in the proof.
const v1::Organization* FindRecord(const VerifiedOffer& offer, std::string_view id) {
  const v1::Organization* found = nullptr;
  for (const EntryPtr& entry : offer.entries()) {
    if (entry->statement() == nullptr) continue;
    const v1::Statement& statement = entry->statement()->statement();
    if (statement.has_organization() && statement.organization().id() == id) {
      found = &statement.organization();
    }
  }
  return found;
}

std::string NameIn(const VerdictView& view, const FoundCause& cause, const Page& page) {
  const std::optional<VerifiedOffer>& offer = view.judgment->offer;
  std::string id = cause.organization;
  if (offer && cause.cause == VerdictCause::kKeyCompromised) {
    id = OwnerOfStolenKey(*offer, cause.entry);
  }
  if (id.empty()) return page.Word(MessageId::kSomebodyNamed);
  return offer ? NameOfId(*offer, id, page.language()) : EscapeForTerminal(id);
}

}  // namespace

std::string NameOfId(const VerifiedOffer& offer, std::string_view id, std::string_view language) {
  const v1::Organization* record = FindRecord(offer, id);
  if (record != nullptr) return NameOf({.id = std::string(id), .record = record});
  std::string authority = AuthorityName(offer, id, language);
  return authority.empty() ? EscapeForTerminal(id) : authority;
}

std::string CauseInWords(const VerdictView& view, const FoundCause& cause, const Page& page) {
  std::string message = "cause_" + std::string(RowOf(cause.cause).name);
  if (cause.cause == VerdictCause::kSealTooOld && view.source == ProofSource::kAnswer) {
    message += "_answer";
  }
  if (cause.cause == VerdictCause::kClockBehindSeal && view.judgment->judged_at_other_time) {
    message += "_at";  // this computer's clock is not to blame
  }
  return page.WordOf(message, {{"name", NameIn(view, cause, page)},
                               {"age", AgeInWords(AgeOfSeal(*view.judgment), page)}});
}

void WriteWhy(const VerdictView& view, Page& page) {
  std::vector<std::string> sentences;
  for (const FoundCause& cause : view.judgment->causes) {
    if (RowOf(cause.cause).code != view.judgment->code) continue;
    std::string words = CauseInWords(view, cause, page);
    const bool known = std::find(sentences.begin(), sentences.end(), words) != sentences.end();
    if (!known) sentences.push_back(std::move(words));
  }
  std::string causes;
  for (const std::string& one : sentences) {
    causes = causes.empty() ? one
                            : page.Word(MessageId::kListCauses, {{"first", causes}, {"last", one}});
  }
  page.Line(MessageId::kWhy, {{"causes", causes}});
}

}  // namespace warifu
