// What supersedes an offer is in no field worse for the worker.
#include "tests/core/rules/offer/version_one.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

std::vector<std::string> WorseFields(Scene& scene, const v1::Statement& statement) {
  std::vector<std::string> fields;
  for (const v1::Finding& finding : scene.FindingsOf(statement)) {
    if (finding.code() == v1::FINDING_CODE_WORSE_FOR_WORKER) fields.push_back(finding.field());
  }
  return fields;
}

class Superseding : public VersionOne {
 protected:
  v1::Statement NextOfFirst() {
    if (!first_) {
      first_ = world().Offer(LegalOffer::kSsw);
      legal.Publish(*first_);
    }
    return world().Next(*first_);
  }

  // What is found where the legal offer is superseded by one so changed.
  template <typename Change>
  std::vector<std::string> AfterChange(Change change) {
    v1::Statement next = NextOfFirst();
    change(*next.mutable_offer());
    std::vector<std::string> worse;
    for (const std::string& finding : Judged(next)) {
      if (finding.starts_with("WORSE_FOR_WORKER ")) worse.push_back(finding.substr(17));
    }
    return worse;
  }

 private:
  std::optional<v1::Statement> first_;
};

TEST_F(Superseding, AllowsTheSame) {
  EXPECT_THAT(AfterChange([](v1::Offer&) {}), IsEmpty());
}

TEST_F(Superseding, AllowsWhatIsBetter) {
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_pay()->mutable_base_pay()->set_minor_units(184561);
                o.mutable_net_pay()->set_minor_units(114774);
                o.mutable_hours()->set_paid_leave_days_year(12);
                o.mutable_worker_fees(0)->mutable_amount()->set_minor_units(29000000);
                SetFeeTotal(o);
                o.mutable_job()->clear_requirements();
                o.mutable_lodging()->set_square_meters_x10(90);
              }),
              IsEmpty());
}

TEST_F(Superseding, RefusesLowerPayAndHigherFees) {
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_pay()->mutable_base_pay()->set_minor_units(184460);
                o.mutable_net_pay()->set_minor_units(114673);
              }),
              ElementsAre("offer.pay.base_pay", "offer.net_pay"));
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_worker_fees(0)->mutable_amount()->set_minor_units(30000001);
                SetFeeTotal(o);
              }),
              ElementsAre("offer.worker_fees[0].amount", "offer.worker_fee_total"));
  EXPECT_THAT(AfterChange([](v1::Offer& o) { o.mutable_worker_fee_total()->set_currency("USD"); }),
              ElementsAre("offer.worker_fee_total"));
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_worker_fees(0)->set_refundable(v1::REFUNDABLE_NEVER);
              }),
              ElementsAre("offer.worker_fees[0].refundable"));
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_deductions(4)->mutable_amount()->set_minor_units(30001);
                o.mutable_net_pay()->set_minor_units(114673);
              }),
              ElementsAre("offer.deductions[4].amount", "offer.net_pay"));
}

// What only a reader can compare: words, and the papers whose hashes go with every new offer.
TEST_F(Superseding, AllowsOtherWordsAndPapers) {
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_job()->mutable_tasks(0)->set_text("Something else.");
                o.mutable_documents(0)->set_sha256(std::string(32, 'x'));
                o.mutable_selection_window()->set_until("2027-03-01");
              }),
              IsEmpty());
}

TEST_F(Superseding, SaysWhatWouldDoInstead) {
  v1::Statement next = NextOfFirst();
  next.mutable_offer()->mutable_term()->set_probation_days(90);
  next.mutable_offer()->mutable_pay()->set_overtime_bp(2499);
  next.mutable_offer()->mutable_insurance()->RemoveLast();
  std::vector<std::string> lines;
  for (const v1::Finding& finding : FoundIn(next)) {
    if (finding.code() != v1::FINDING_CODE_WORSE_FOR_WORKER) continue;
    lines.push_back(finding.found() + " | " + finding.wanted());
  }
  EXPECT_THAT(lines,
              ElementsAre("90 | not more than 0", "2499 | not less than 2500", " | ACCIDENT"));
}

TEST_F(Superseding, RefusesEachWorseTermAlone) {
  struct Case {
    std::string_view path;
    void (*change)(v1::Offer& offer);
  };
  const Case cases[] = {
      {"offer.worker_class", [](v1::Offer& o) { o.set_worker_class("COMPLETED_TITP_2"); }},
      {"offer.worksites[0].address_local",
       [](v1::Offer& o) { o.mutable_worksites(0)->set_address_local("水戸市"); }},
      {"offer.term.contract_months",
       [](v1::Offer& o) { o.mutable_term()->set_contract_months(35); }},
      {"offer.term.probation_days", [](v1::Offer& o) { o.mutable_term()->set_probation_days(1); }},
      {"offer.term.start_not_after",
       [](v1::Offer& o) { o.mutable_term()->set_start_not_after("2027-08-01"); }},
      {"offer.term.start_not_before",
       [](v1::Offer& o) { o.mutable_term()->set_start_not_before("2027-04-30"); }},
      {"offer.term.notice_days", [](v1::Offer& o) { o.mutable_term()->set_notice_days(29); }},
      {"offer.hours.overtime_minutes_month_max",
       [](v1::Offer& o) { o.mutable_hours()->set_overtime_minutes_month_max(1501); }},
      {"offer.hours.days_per_week", [](v1::Offer& o) { o.mutable_hours()->set_days_per_week(6); }},
      {"offer.hours.schedule[0].night",
       [](v1::Offer& o) { o.mutable_hours()->mutable_schedule(0)->set_night(true); }},
      {"offer.lodging.provider",
       [](v1::Offer& o) { o.mutable_lodging()->set_provider(v1::LODGING_PROVIDER_SELF); }},
      {"offer.lodging.persons_per_room",
       [](v1::Offer& o) { o.mutable_lodging()->set_persons_per_room(2); }},
      {"offer.insurance", [](v1::Offer& o) { o.mutable_insurance()->RemoveLast(); }},
      {"offer.travel.commute_payer",
       [](v1::Offer& o) { o.mutable_travel()->set_commute_payer(v1::PAYER_WORKER); }},
      {"offer.undertakings", [](v1::Offer& o) { o.mutable_undertakings()->RemoveLast(); }},
      {"offer.training[0].payer",
       [](v1::Offer& o) { o.mutable_training(0)->set_payer(v1::PAYER_WORKER); }},
      {"offer.pay.overtime_bp", [](v1::Offer& o) { o.mutable_pay()->set_overtime_bp(2499); }},
      {"offer.pay.pay_method",
       [](v1::Offer& o) { o.mutable_pay()->set_pay_method(v1::PAY_METHOD_CASH); }},
      {"offer.pay.pay_day", [](v1::Offer& o) { o.mutable_pay()->set_pay_day(26); }},
      {"offer.pay.raise.kind",
       [](v1::Offer& o) { o.mutable_pay()->mutable_raise()->set_kind(v1::EXTRA_KIND_NONE); }},
      {"offer.authoritative_language", [](v1::Offer& o) { o.set_authoritative_language("vi"); }},
  };
  for (const Case& one : cases) {
    EXPECT_THAT(AfterChange(one.change), ElementsAre(std::string(one.path)));
  }
}

// The newest of the lineage was signed with a key stolen before, and pays more; what counts is the
// offer before that.
TEST(SupersedingStolen, ComparesWithTheNewestThatCounts) {
  Scene scene;
  const std::uint64_t since = scene.BindKeyToBeStolen(kSatsuki);
  const v1::Statement first = scene.world().Offer(LegalOffer::kEsd);
  scene.Publish(first);
  v1::Statement forged = scene.world().Next(first);
  forged.mutable_offer()->mutable_hours()->set_paid_leave_days_year(20);
  scene.Publish(forged, {LegalWorld::KeyName(kSatsuki, 2), LegalWorld::KeyName(kFuji, 1),
                         LegalWorld::KeyName(kChimSau, 1)});
  v1::Statement next = scene.world().Next(forged);
  *next.mutable_offer()->mutable_hours() = first.offer().hours();
  EXPECT_THAT(WorseFields(scene, next), ElementsAre("offer.hours.paid_leave_days_year"));
  scene.RevokeStolen(kSatsuki, since);
  EXPECT_THAT(WorseFields(scene, next), IsEmpty());
}

}  // namespace
}  // namespace warifu
