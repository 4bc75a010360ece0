#include "client/render/fee_table.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "client/worker/page.h"
#include "core/text/country.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

constexpr std::uint64_t kBasisPoints = 10'000;
constexpr std::uint64_t kPercent = 100;  // in basis points: shares are shown as whole percents

std::string RoleWord(v1::Role role) { return v1::Role_Name(role).substr(sizeof "ROLE_" - 1); }

std::string Amount(std::uint64_t minor_units, const std::string& currency, const Page& page) {
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return page.Money({static_cast<std::int64_t>(std::min(minor_units, kMost)), currency});
}

std::uint64_t ShareInBasisPoints(const FeeRow& row) {
  return row.with_fees * kBasisPoints / std::max<std::uint64_t>(row.all.offers, 1);
}

void PrintRow(Context& context, const FeeSurvey::Key& key, const FeeRow& row) {
  const Page page(context.languages.front(), context.zone_minutes);
  const auto& [country, currency] = key;
  const std::uint64_t whole_percent = ShareInBasisPoints(row) / kPercent * kPercent;
  Print(context, MessageId::kAuditFeesRow,
        {{"country", CountryName(country, page.language())},
         {"currency", currency},
         {"offers", page.Count(row.all.offers)},
         {"share", FormatBasisPoints(whole_percent, page.language())},
         {"mean", Amount(row.all.mean(), currency, page)},
         {"most", Amount(row.all.most, currency, page)}});
  for (const auto& [role, figures] : row.payees) {
    const std::string word = role == v1::ROLE_UNSPECIFIED
                                 ? page.Word(MessageId::kAuditFeesNobody)
                                 : page.WordOf("role_name_" + RoleWord(role));
    Print(context, MessageId::kAuditFeesPayee,
          {{"role", word},
           {"offers", page.Count(figures.offers)},
           {"mean", Amount(figures.mean(), currency, page)},
           {"most", Amount(figures.most, currency, page)}});
  }
}

nlohmann::json JsonOf(const FeeFigures& figures) {
  return {{"offers", figures.offers}, {"mean", figures.mean()}, {"most", figures.most}};
}

}  // namespace

void PrintFees(Context& context, const FeeSurvey& survey) {
  if (survey.rows().empty()) return;
  Print(context, MessageId::kAuditFees);
  for (const auto& [key, row] : survey.rows()) PrintRow(context, key, row);
}

nlohmann::json FeesJson(const FeeSurvey& survey) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& [key, row] : survey.rows()) {
    nlohmann::json payees = nlohmann::json::object();
    for (const auto& [role, figures] : row.payees) payees[RoleWord(role)] = JsonOf(figures);
    nlohmann::json object = JsonOf(row.all);
    object["origin_country"] = key.first;
    object["currency"] = key.second;
    object["with_fees"] = row.with_fees;
    object["share_basis_points"] = ShareInBasisPoints(row);
    object["payees"] = payees;
    list.push_back(object);
  }
  return list;
}

}  // namespace warifu
