#include "core/replay/fee_survey.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace warifu {
namespace {

constexpr std::size_t kLeastRowBytes = 16;

std::uint64_t MinorUnits(const v1::Money& money) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(money.minor_units(), 0));
}

std::uint64_t Sum(std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  return b > kMost - a ? kMost : a + b;
}

v1::Role RoleOf(std::string_view payee, const v1::Offer& offer, const RegistryState& state) {
  for (const v1::Party& party : offer.parties()) {
    if (party.organization() == payee && party.roles_size() > 0) return party.roles(0);
  }
  const Lookup<Subject> record = state.NewestRecord(payee);
  if (!record.found() || record->statement().organization().roles_size() == 0) {
    return v1::ROLE_UNSPECIFIED;
  }
  return record->statement().organization().roles(0);
}

void AppendFigures(const FeeFigures& figures, std::string& bytes) {
  for (const std::uint64_t number : {figures.offers, figures.sum, figures.most}) {
    AppendBigEndian64(number, bytes);
  }
}

FeeFigures TakeFigures(ByteReader& in) {
  FeeFigures figures;
  figures.offers = in.TakeNumber();
  figures.sum = in.TakeNumber();
  figures.most = in.TakeNumber();
  return figures;
}

}  // namespace

void FeeFigures::Add(std::uint64_t minor_units) {
  ++offers;
  sum = Sum(sum, minor_units);
  most = std::max(most, minor_units);
}

void FeeSurvey::Add(const v1::Offer& offer, const RegistryState& state) {
  const v1::Money& total = offer.worker_fee_total();
  FeeRow& row = rows_[{offer.corridor().origin_country(), total.currency()}];
  row.all.Add(MinorUnits(total));
  if (MinorUnits(total) > 0) ++row.with_fees;
  std::map<v1::Role, std::uint64_t> by_role;
  for (const v1::FeeLine& line : offer.worker_fees()) {
    std::uint64_t& sum = by_role[RoleOf(line.payee(), offer, state)];
    sum = Sum(sum, MinorUnits(line.amount()));
  }
  for (const auto& [role, sum] : by_role) row.payees[role].Add(sum);
}

void FeeSurvey::AppendTo(std::string& bytes) const {
  AppendBigEndian64(rows_.size(), bytes);
  for (const auto& [key, row] : rows_) {
    AppendSized(key.first, bytes);
    AppendSized(key.second, bytes);
    AppendFigures(row.all, bytes);
    AppendBigEndian64(row.with_fees, bytes);
    AppendBigEndian64(row.payees.size(), bytes);
    for (const auto& [role, figures] : row.payees) {
      AppendBigEndian64(static_cast<std::uint64_t>(role), bytes);
      AppendFigures(figures, bytes);
    }
  }
}

FeeSurvey FeeSurvey::Take(ByteReader& in) {
  FeeSurvey survey;
  for (std::uint64_t left = in.TakeCount(kLeastRowBytes); left > 0; --left) {
    const std::string country(in.TakeSized());
    FeeRow& row = survey.rows_[{country, std::string(in.TakeSized())}];
    row.all = TakeFigures(in);
    row.with_fees = in.TakeNumber();
    for (std::uint64_t roles = in.TakeCount(kLeastRowBytes); roles > 0; --roles) {
      const auto role = static_cast<int>(in.TakeNumber());
      row.payees[v1::Role_IsValid(role) ? v1::Role(role) : v1::ROLE_UNSPECIFIED] = TakeFigures(in);
    }
  }
  return survey;
}

}  // namespace warifu
