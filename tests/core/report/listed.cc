#include "tests/core/report/listed.h"

#include "core/text/civil_date.h"

namespace warifu {

std::vector<ReportFinding> FindingsIn(ReportList list, const Scene& scene, std::uint64_t later_ms) {
  const std::uint64_t at_ms = scene.legal().log().last_ms() + later_ms;
  return MakeReport(ReportInput::Of(scene.state(), at_ms))[static_cast<std::size_t>(list)].findings;
}

std::string DayAfter(const Scene& scene, std::int64_t days) {
  const auto today = DateAt(scene.now_ms() / 1000, 0);
  return FormatCivilDate(AddDays(*today, days).value());
}

v1::Statement OfferWith(Scene& scene, std::uint32_t places, std::int64_t charge_vnd) {
  v1::Statement offer = scene.world().Offer(LegalOffer::kEsd);
  v1::Offer& body = *offer.mutable_offer();
  body.mutable_job()->set_places(places);
  if (charge_vnd == 0) return offer;
  for (v1::FeeLine& line : *body.mutable_worker_fees()) {
    if (line.code() == v1::FEE_CODE_SERVICE_CHARGE) {
      line.mutable_amount()->set_minor_units(charge_vnd);
    }
  }
  SetFeeTotal(body);
  return offer;
}

}  // namespace warifu
