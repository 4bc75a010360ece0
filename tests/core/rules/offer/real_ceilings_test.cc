// The ceilings of real laws, one by one: real_ceilings.json says each in the words of a ruleset,
// and what it leaves of an offer of 184,461 JPY a month. At that sum an offer passes, one unit
// above it does not, and an offer outside the ceiling's condition is not judged by it.
//
// A row: "rule" its name in the collection of ceilings; "kind" whether a ruleset says it of fees or
// of payments, an appointment of its job order, or nobody as a ceiling ("none", with the reason).
#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "core/base/check.h"
#include "tests/core/rules/offer/version_one.h"
#include "tests/support/outside_vectors.h"

namespace warifu {
namespace {

using nlohmann::json;

constexpr char kTable[] = "tests/core/rules/offer/real_ceilings.json";
constexpr std::string_view kAboveFees = "FEE_ABOVE_CEILING offer.worker_fee_total";
constexpr std::string_view kAbovePayments = "PAYMENT_ABOVE_CEILING offer.payments";

std::vector<json> Rows() {
  std::ifstream file(kTable);
  return json::parse(file).get<std::vector<json>>();
}

std::vector<json> RowsOf(std::string_view kind) {
  std::vector<json> rows;
  for (json& row : Rows()) {
    if (row["kind"] == kind) rows.push_back(std::move(row));
  }
  return rows;
}

// The ceiling of `row`, called TEST; it holds since long ago where the row has no dates.
template <typename Ceiling>
Ceiling CeilingOf(const json& row) {
  Ceiling ceiling;
  ceiling.set_code("TEST");
  ceiling.mutable_dates()->set_basis(v1::DATE_BASIS_ADMISSION);
  ceiling.mutable_dates()->mutable_range()->set_from("2000-01-01");
  Ceiling own;
  const auto status = google::protobuf::util::JsonStringToMessage(row["ceiling"].dump(), &own);
  WARIFU_CHECK(status.ok());
  if (own.has_dates()) ceiling.clear_dates();
  ceiling.MergeFrom(own);
  return ceiling;
}

v1::Money MostOf(const json& row) {
  return LegalMoney(row["most"]["minor_units"], std::string(row["most"]["currency"]));
}

v1::FeeCode FeeCodeOf(const json& row) {
  v1::FeeCode code = v1::FEE_CODE_UNSPECIFIED;
  WARIFU_CHECK(v1::FeeCode_Parse("FEE_CODE_" + std::string(row["fee"]), &code));
  return code;
}

void Set(const json& changes, v1::Offer& offer) {
  offer.set_programme(changes.value("programme", offer.programme()));
  offer.set_worker_class(changes.value("worker_class", offer.worker_class()));
  v1::Occupation& occupation = *offer.mutable_job()->mutable_occupation();
  occupation.set_national_code(changes.value("occupation", occupation.national_code()));
  v1::Term& term = *offer.mutable_term();
  term.set_contract_months(changes.value("months", term.contract_months()));
  if (changes.contains("renewal_months")) {
    term.mutable_renewal()->set_kind(v1::RENEWAL_KIND_POSSIBLE);
    term.mutable_renewal()->set_max_months(changes["renewal_months"]);
  }
  term.set_start_not_before(changes.value("start", term.start_not_before()));
  term.set_start_not_after(changes.value("start", term.start_not_after()));
}

class RealCeilings : public VersionOne {
 protected:
  // Without fees and payments; the payee is the last party, in the row's role.
  v1::Statement OfferFor(const json& row) {
    v1::Statement statement = world().Offer(LegalOffer::kSsw);
    v1::Offer& offer = *statement.mutable_offer();
    offer.clear_worker_fees();
    offer.clear_payments();
    Set(row.value("offer", json::object()), offer);
    if (row.contains("payee_role")) {
      v1::Role role = v1::ROLE_UNSPECIFIED;
      WARIFU_CHECK(v1::Role_Parse(std::string(row["payee_role"]), &role));
      v1::Party& payee = *offer.mutable_parties(offer.parties_size() - 1);
      payee.clear_roles();
      payee.add_roles(role);
    }
    return statement;
  }

  // What is found of ceilings when the worker is asked for `asked`.
  std::vector<std::string> WithFee(v1::Statement statement, v1::FeeCode code,
                                   const v1::Money& asked) {
    v1::Offer& offer = *statement.mutable_offer();
    *AddFee(code, 0, kCayTram, offer)->mutable_amount() = asked;
    *offer.mutable_worker_fee_total() = asked;
    return OfCeilings(statement);
  }

  std::vector<std::string> WithPayment(v1::Statement statement, const v1::Money& paid) {
    v1::Payment* payment = statement.mutable_offer()->add_payments();
    payment->set_from(std::string(kHinoki));
    payment->set_to(std::string(kCayTram));
    payment->set_code(v1::PAYMENT_CODE_BROKERAGE);
    *payment->mutable_amount() = paid;
    payment->set_frequency(v1::PAYMENT_FREQUENCY_ONCE);
    return OfCeilings(statement);
  }

 private:
  // Other rules find more, since the row's programme or payee may be none of the legal world's.
  std::vector<std::string> OfCeilings(const v1::Statement& statement) {
    std::vector<std::string> found;
    for (std::string& one : Judged(statement)) {
      const bool is_of_ceiling = one.find("_ABOVE_CEILING ") != std::string::npos ||
                                 one.starts_with("CEILING_NOT_CONVERTIBLE");
      if (is_of_ceiling) found.push_back(std::move(one));
    }
    return found;
  }
};

v1::Money OneMore(v1::Money money) {
  money.set_minor_units(money.minor_units() + 1);
  return money;
}

TEST_F(RealCeilings, BindFeesToTheUnit) {
  const std::vector<json> rows = RowsOf("fee");
  ASSERT_GT(rows.size(), 30u);
  for (const json& row : rows) {
    SCOPED_TRACE(row["rule"]);
    PublishRuleset([&](v1::Ruleset& ruleset) {
      ruleset.clear_ceilings();
      *ruleset.add_ceilings() = CeilingOf<v1::Ceiling>(row);
    });
    const v1::Statement offer = OfferFor(row);
    const v1::FeeCode code = FeeCodeOf(row);
    EXPECT_THAT(WithFee(offer, code, MostOf(row)), IsEmpty());
    EXPECT_THAT(WithFee(offer, code, OneMore(MostOf(row))), ElementsAre(kAboveFees));
    if (!row.contains("outside")) continue;
    v1::Statement outside = offer;
    Set(row["outside"], *outside.mutable_offer());
    EXPECT_THAT(WithFee(outside, code, OneMore(MostOf(row))), IsEmpty());
  }
}

TEST_F(RealCeilings, BindPaymentsToTheUnit) {
  const std::vector<json> rows = RowsOf("payment");
  ASSERT_FALSE(rows.empty());
  for (const json& row : rows) {
    SCOPED_TRACE(row["rule"]);
    PublishRuleset([&](v1::Ruleset& ruleset) {
      *ruleset.add_payment_ceilings() = CeilingOf<v1::PaymentCeiling>(row);
    });
    EXPECT_THAT(WithPayment(OfferFor(row), MostOf(row)), IsEmpty());
    EXPECT_THAT(WithPayment(OfferFor(row), OneMore(MostOf(row))), ElementsAre(kAbovePayments));
  }
}

TEST_F(RealCeilings, BindTheOffersOfAJobOrder) {
  const std::vector<json> rows = RowsOf("job-order");
  ASSERT_FALSE(rows.empty());
  PublishRuleset([](v1::Ruleset& ruleset) { ruleset.clear_ceilings(); });
  v1::Statement before = world().FirstAppointment(kHinoki, kCayTram);
  for (const json& row : rows) {
    SCOPED_TRACE(row["rule"]);
    EXPECT_FALSE(row["reason"].get<std::string>().empty());
    v1::Statement fixed = world().Next(before);
    fixed.mutable_appointment()->clear_ceilings();
    v1::FixedCeiling* ceiling = fixed.mutable_appointment()->add_ceilings();
    *ceiling->mutable_amount() = CeilingOf<v1::Ceiling>(row).flat();
    legal.Publish(fixed);
    before = fixed;
    EXPECT_THAT(WithFee(OfferFor(row), v1::FEE_CODE_SERVICE_CHARGE, MostOf(row)), IsEmpty());
    EXPECT_THAT(WithFee(OfferFor(row), v1::FEE_CODE_SERVICE_CHARGE, OneMore(MostOf(row))),
                ElementsAre(kAboveFees));
  }
}

TEST(RealCeilingsTable, SaysWhyARowIsNoCeiling) {
  for (const json& row : RowsOf("none")) {
    EXPECT_FALSE(row["reason"].get<std::string>().empty()) << row["rule"];
    EXPECT_FALSE(row.contains("ceiling")) << row["rule"];
  }
  EXPECT_EQ(RowsOf("none").size(), 2u);
}

// --- The collection itself, where it is at hand.

// The cells of a line of CSV; a quoted one may hold commas.
std::vector<std::string> CellsOf(const std::string& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

// Of each rule its column and cell.
std::map<std::string, std::map<std::string, std::string>> Collected(std::istream& file) {
  std::map<std::string, std::map<std::string, std::string>> rules;
  std::vector<std::string> header;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#") || line.empty()) continue;
    const std::vector<std::string> cells = CellsOf(line);
    if (header.empty()) {
      header = cells;
      continue;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) rules[cells[0]][header[i]] = cells[i];
  }
  return rules;
}

// "flat_minor", "months_per_12_x100" and "months_total_cap_x100" of a ceiling, where it has them.
std::map<std::string, std::string> FiguresOf(const v1::Ceiling& ceiling) {
  std::map<std::string, std::string> figures;
  if (ceiling.has_flat()) figures["flat_minor"] = std::to_string(ceiling.flat().minor_units());
  if (ceiling.has_months_total()) {
    figures["months_total_cap_x100"] = std::to_string(ceiling.months_total().months_x100());
  }
  if (ceiling.has_months_per_year()) {
    const v1::MonthsPerYear& months = ceiling.months_per_year();
    figures["months_per_12_x100"] = std::to_string(months.months_x100());
    const std::uint32_t most = months.max_months_x100();
    figures["months_total_cap_x100"] = most == 0 ? "" : std::to_string(most);
  }
  return figures;
}

TEST(RealCeilingsTable, HasEachRuleOfTheCollectionWithItsFigures) {
  const auto path = FindOutside("data/fee-ceilings.csv");
  if (!path) return;
  std::ifstream file(*path);
  auto collected = Collected(file);
  EXPECT_EQ(collected.size(), Rows().size());
  for (const json& row : Rows()) {
    const std::string rule = row["rule"];
    ASSERT_TRUE(collected.contains(rule)) << rule;
    if (row["kind"] == "none" || row["kind"] == "payment") continue;
    for (const auto& [column, figure] : FiguresOf(CeilingOf<v1::Ceiling>(row))) {
      EXPECT_EQ(collected[rule][column], figure) << rule << " " << column;
    }
  }
}

}  // namespace
}  // namespace warifu
