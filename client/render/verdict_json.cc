#include "client/render/verdict_json.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "client/draft/writer.h"
#include "client/render/findings.h"
#include "client/render/verdict.h"
#include "client/text/catalogue.h"
#include "client/worker/change_facts.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

using nlohmann::json;

std::string_view NewsOutcomeName(NewsOutcome outcome) {
  switch (outcome) {
    case NewsOutcome::kBelieved:
      return "BELIEVED";
    case NewsOutcome::kNoBadNews:
      return "NO_BAD_NEWS";
    case NewsOutcome::kOldNews:
      return "OLD_NEWS";
    case NewsOutcome::kNotEntitled:
      return "NOT_ENTITLED";
    case NewsOutcome::kCannotJudge:
      return "CANNOT_JUDGE";
    case NewsOutcome::kMalformed:
      return "MALFORMED";
    case NewsOutcome::kBinding:
      return "BINDING";
  }
  return "MALFORMED";
}

std::string_view PayeeWarningName(PayeeWarning warning) {
  switch (warning) {
    case PayeeWarning::kNone:
      return "NONE";
    case PayeeWarning::kNotInForce:
      return "NOT_IN_FORCE";
    case PayeeWarning::kDoesNotCount:
      return "DOES_NOT_COUNT";
    case PayeeWarning::kRoleLacking:
      return "ROLE_LACKING";
    case PayeeWarning::kDatesPast:
      return "DATES_PAST";
  }
  return "NOT_IN_FORCE";
}

// A signed message as its draft writes it.
json BodyOf(const v1::Statement& statement, const char* body) {
  json draft = json::parse(WriteDraft(statement, DraftComments::kNo));
  return std::move(draft[body]);
}

json RecordJson(const v1::Organization& record) {
  v1::Statement statement;
  *statement.mutable_organization() = record;
  return BodyOf(statement, "organization");
}

json ChangeJson(const MadeChange& facts) {
  v1::Statement statement;
  *statement.mutable_change() = *facts.change;
  return {{"at_s", facts.at_s}, {"signer", facts.signer}, {"change", BodyOf(statement, "change")}};
}

json CauseJson(const OfferJudgment& judgment, const FoundCause& found) {
  const CauseRow& row = RowOf(found.cause);
  json object = {{"name", row.name},
                 {"exit_code", ExitCodeOf(row.code)},
                 {"detail", found.detail ? EscapeForTerminal(found.detail->English()) : ""}};
  if (!found.organization.empty()) object["organization"] = found.organization;
  if (found.entry) object["entry"] = found.entry->value();
  if (found.changed_by) object["changed_by"] = found.changed_by->value();
  if (found.finding) object["finding"] = FindingJson(*found.finding);
  const auto facts = ChangeBehind(judgment, found);
  if (facts) object["changed"] = ChangeJson(*facts);
  return object;
}

json OrganizationJson(const OrganizationView& view) {
  json object = {
      {"id", view.id}, {"state", StateName(view.state)}, {"similar_names", view.similar_names}};
  if (view.record != nullptr) object["record"] = RecordJson(*view.record);
  if (view.record_at_offer != nullptr)
    object["record_at_offer"] = RecordJson(*view.record_at_offer);
  return object;
}

json PartiesJson(const VerifiedOffer& offer) {
  json list = json::array();
  for (const PartyView& party : offer.parties()) {
    json roles = json::array();
    for (const int role : party.party->roles()) {
      roles.push_back(v1::Role_Name(static_cast<v1::Role>(role)).substr(sizeof "ROLE_" - 1));
    }
    list.push_back({{"roles", roles}, {"organization", OrganizationJson(party.organization)}});
  }
  return list;
}

json FeesJson(const VerifiedOffer& offer) {
  json list = json::array();
  for (const FeeLineView& fee : offer.fee_lines()) {
    list.push_back({{"code", v1::FeeCode_Name(fee.line->code()).substr(sizeof "FEE_CODE_" - 1)},
                    {"amount_minor_units", fee.line->amount().minor_units()},
                    {"currency", fee.line->amount().currency()},
                    {"warning", PayeeWarningName(fee.warning)},
                    {"payee", OrganizationJson(fee.payee)}});
  }
  return list;
}

json PlacesJson(const VerifiedOffer& offer) {
  json list = json::array();
  for (const PlaceView& place : offer.places()) {
    list.push_back({{"place", place.place},
                    {"holder_hash", EncodeHex(place.holder_hash.view())},
                    {"entry", place.allocation.value()},
                    {"in_force", place.in_force}});
  }
  return list;
}

json SealJson(const SealView& seal) {
  return {{"size", seal.size.value()},
          {"time_ms", seal.time_ms},
          {"witnesses", seal.witnesses},
          {"quorum", seal.quorum},
          {"needs_witnesses", seal.needs_witnesses}};
}

json OfferJson(const VerifiedOffer& offer) {
  json object = {{"code", offer.code().ToString()},
                 {"name", EncodeHex(offer.name().view())},
                 {"index", offer.index().value()},
                 {"admitted_at_ms", offer.admitted_at_ms()},
                 {"rules_version", offer.rules_version()},
                 {"state", StateName(offer.standing().state)},
                 {"changed_by", offer.standing().changed_by.value()},
                 {"no_middlemen", offer.no_middlemen()},
                 {"zero_fee", offer.zero_fee()},
                 {"as_of", SealJson(offer.seal())},
                 {"parties", PartiesJson(offer)},
                 {"fees", FeesJson(offer)},
                 {"places", PlacesJson(offer)},
                 {"offer", BodyOf(offer.statement().statement(), "offer")}};
  if (offer.holder_place()) object["your_place"] = *offer.holder_place();
  const std::optional<ChangeView>& change = offer.last_change();
  if (change && change->superseding) {
    object["superseded_by"] = {{"code", change->superseding->ToString()},
                               {"state", StateName(change->superseding_state)}};
  }
  return object;
}

json MoneyJson(const MoneyValue& money) {
  return {{"minor_units", money.minor_units}, {"currency", money.currency}};
}

json ToldSumJson(const ToldSum& sum) {
  json object = {{"told", MoneyJson(sum.told)},
                 {"offered", MoneyJson(sum.offered)},
                 {"too_high", sum.too_high},
                 {"too_low", sum.too_low}};
  if (sum.told_converted) object["converted"] = MoneyJson(*sum.told_converted);
  return object;
}

json ToldJson(const VerdictView& view) {
  json object = json::object();
  const OfferJudgment& judgment = *view.judgment;
  if (judgment.told_total) object["total"] = ToldSumJson(*judgment.told_total);
  if (judgment.told_pay) {
    object["pay"] = ToldSumJson(*judgment.told_pay);
    object["pay"]["before_deductions"] = judgment.told_pay->before_deductions;
  }
  if (judgment.account_is_payees) {
    object["account"] = {{"number", EscapeForTerminal(view.account)},
                         {"is_payees", *judgment.account_is_payees}};
  }
  return object;
}

json NewsJson(const OfferJudgment& judgment) {
  json list = json::array();
  for (const NewsVerdict& news : judgment.news) {
    json object = {{"outcome", NewsOutcomeName(news.outcome)},
                   {"findings", FindingsJson(news.findings)}};
    if (news.code) object["code"] = news.code->ToString();
    list.push_back(std::move(object));
  }
  return list;
}

json RegistriesJson(const VerdictView& view) {
  json list = json::array();
  for (const TrustFile* trust : view.registries) {
    json calls = json::array();
    for (const CallNumber& call : trust->calls()) {
      calls.push_back({{"country", call.country}, {"number", call.number}});
    }
    list.push_back({{"origin", trust->origin()},
                    {"genesis", EncodeHex(trust->genesis_hash().view())},
                    {"authority", EscapeForTerminal(trust->authority())},
                    {"fingerprint", trust->Fingerprint()},
                    {"calls", calls}});
  }
  return list;
}

json ChecksJson(const OfferJudgment& judgment) {
  json list = json::array();
  for (const CheckMade& check : judgment.checks) {
    list.push_back({{"name", check.name}, {"passed", check.passed}});
  }
  return list;
}

json CausesJson(const OfferJudgment& judgment) {
  json list = json::array();
  for (const FoundCause& found : judgment.causes) list.push_back(CauseJson(judgment, found));
  return list;
}

// What is there only sometimes.
void AddParts(const VerdictView& view, json& object) {
  const OfferJudgment& judgment = *view.judgment;
  if (view.code) object["code"] = view.code->ToString();
  if (judgment.seal_time_ms) object["as_of_ms"] = *judgment.seal_time_ms;
  if (judgment.offer) object["offer"] = OfferJson(*judgment.offer);
  const std::vector<std::string>& evidence = view.evidence_paths;
  if (!evidence.empty()) object["evidence_file"] = EscapeForTerminal(evidence.front());
  for (std::size_t i = 1; i < evidence.size(); ++i) {
    object["more_evidence_files"].push_back(EscapeForTerminal(evidence[i]));
  }
  if (view.not_saved) object["not_saved"] = view.not_saved->English();
  if (view.answers.empty()) return;
  object["answers"] = json::array();
  for (const VerifiedOffer* offer : view.answers) object["answers"].push_back(OfferJson(*offer));
}

}  // namespace

json VerdictJson(const VerdictView& view, const std::string& language) {
  const OfferJudgment& judgment = *view.judgment;
  json object = {{"version", kVerdictJsonVersion},
                 {"verdict", VerdictWords(judgment.verdict())},
                 {"exit_code", ExitCodeOf(judgment.code)},
                 {"exit_code_without_told", ExitCodeOf(judgment.code_without_told)},
                 {"headline", Say(language, HeadlineOf(view))},
                 {"causes", CausesJson(judgment)},
                 {"source", view.source == ProofSource::kFile ? "FILE" : "ANSWER"},
                 {"judged_at_s", judgment.judged_at_s},
                 {"judged_at_other_time", judgment.judged_at_other_time},
                 {"computer_time_s", view.now_s},
                 {"newer_news_not_had", view.newer_news_not_had},
                 {"registries", RegistriesJson(view)},
                 {"told", ToldJson(view)},
                 {"news", NewsJson(judgment)},
                 {"checks", ChecksJson(judgment)},
                 {"left_to_replay", judgment.left_to_replay}};
  AddParts(view, object);
  return {{"verify", object}};
}

}  // namespace warifu
