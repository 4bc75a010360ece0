// What is worse for the worker: the table has each field of the schema, and judges each alone.
#include "core/rules/offer/better.h"

#include <set>

#include "tests/core/rules/offer/version_one.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

std::set<std::string> ComparedPaths() {
  std::set<std::string> paths;
  for (const auto fields : {ComparedTerms(), ComparedMoney()}) {
    for (const ComparedField& field : fields) {
      EXPECT_TRUE(paths.insert(std::string(field.path)).second) << field.path << " stands twice";
    }
  }
  return paths;
}

// Each field stands in the table, or all fields of its message do.
void ExpectCompared(const Descriptor& message, const std::string& prefix,
                    std::set<std::string>& paths) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    const std::string path = prefix + field.name();
    if (paths.erase(path) == 1) continue;
    const bool is_one_message =
        field.message_type() != nullptr && !field.is_repeated() && prefix.size() < 32;
    ASSERT_TRUE(is_one_message) << path << " has no line in core/rules/offer/better_*.cc";
    ExpectCompared(*field.message_type(), path + ".", paths);
  }
}

TEST(ComparedFields, AreAllFieldsOfTheSchema) {
  std::set<std::string> paths = ComparedPaths();
  ExpectCompared(*v1::Offer::descriptor(), "", paths);
  EXPECT_THAT(paths, IsEmpty()) << "lines for fields that there are not";
}

TEST(ComparedFields, SayWhatWouldDoOrWhyTheyAreFree) {
  for (const auto fields : {ComparedTerms(), ComparedMoney()}) {
    for (const ComparedField& field : fields) {
      EXPECT_FALSE(field.line.empty()) << field.path;
      EXPECT_EQ(field.line.starts_with("free: "), field.is_worse == nullptr) << field.path;
    }
  }
}

class Better : public VersionOne {
 protected:
  // What is found where the legal offer is superseded by one so changed.
  template <typename Change>
  std::vector<std::string> AfterChange(Change change) {
    if (!first_) {
      first_ = world().Offer(LegalOffer::kSsw);
      legal.Publish(*first_);
    }
    v1::Statement next = world().Next(*first_);
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

TEST_F(Better, AllowsTheSame) {
  EXPECT_THAT(AfterChange([](v1::Offer&) {}), IsEmpty());
}

TEST_F(Better, AllowsWhatIsBetter) {
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

TEST_F(Better, RefusesLowerPayAndHigherFees) {
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_pay()->mutable_base_pay()->set_minor_units(184460);
                o.mutable_net_pay()->set_minor_units(114673);
              }),
              ElementsAre("offer.pay.base_pay", "offer.net_pay"));
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_worker_fees(0)->mutable_amount()->set_minor_units(30000001);
                SetFeeTotal(o);
              }),
              ElementsAre("offer.worker_fees", "offer.worker_fee_total"));
  EXPECT_THAT(AfterChange([](v1::Offer& o) { o.mutable_worker_fee_total()->set_currency("USD"); }),
              ElementsAre("offer.worker_fee_total"));
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_worker_fees(0)->set_refundable(v1::REFUNDABLE_NEVER);
              }),
              ElementsAre("offer.worker_fees"));
  EXPECT_THAT(AfterChange([](v1::Offer& o) {
                o.mutable_deductions(4)->mutable_amount()->set_minor_units(30001);
                o.mutable_net_pay()->set_minor_units(114673);
              }),
              ElementsAre("offer.deductions", "offer.net_pay"));
}

TEST_F(Better, RefusesEachWorseTermAlone) {
  struct Case {
    std::string_view path;
    void (*change)(v1::Offer& offer);
  };
  const Case cases[] = {
      {"offer.worker_class", [](v1::Offer& o) { o.set_worker_class("COMPLETED_TITP_2"); }},
      {"offer.worksites",
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
      {"offer.hours.schedule",
       [](v1::Offer& o) { o.mutable_hours()->mutable_schedule(0)->set_night(true); }},
      {"offer.lodging.provider", [](v1::Offer& o) { o.clear_lodging(); }},
      {"offer.lodging.persons_per_room",
       [](v1::Offer& o) { o.mutable_lodging()->set_persons_per_room(2); }},
      {"offer.insurance", [](v1::Offer& o) { o.mutable_insurance()->RemoveLast(); }},
      {"offer.travel.commute_payer",
       [](v1::Offer& o) { o.mutable_travel()->set_commute_payer(v1::PAYER_WORKER); }},
      {"offer.undertakings", [](v1::Offer& o) { o.mutable_undertakings()->RemoveLast(); }},
      {"offer.training", [](v1::Offer& o) { o.mutable_training(0)->set_payer(v1::PAYER_WORKER); }},
      {"offer.pay.overtime_bp", [](v1::Offer& o) { o.mutable_pay()->set_overtime_bp(2499); }},
      {"offer.pay.pay_method",
       [](v1::Offer& o) { o.mutable_pay()->set_pay_method(v1::PAY_METHOD_CASH); }},
      {"offer.pay.pay_day", [](v1::Offer& o) { o.mutable_pay()->set_pay_day(26); }},
      {"offer.pay.raise",
       [](v1::Offer& o) { o.mutable_pay()->mutable_raise()->set_kind(v1::EXTRA_KIND_NONE); }},
      {"offer.authoritative_language", [](v1::Offer& o) { o.set_authoritative_language("vi"); }},
  };
  for (const Case& one : cases) {
    EXPECT_THAT(AfterChange(one.change), ElementsAre(std::string(one.path)));
  }
}

}  // namespace
}  // namespace warifu
