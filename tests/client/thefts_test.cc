// Stolen keys: what a thief did is undone by the steps of docs/operating.md, as they stand there,
// down to the same organizations publishing a genuine offer again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/exit.h"
#include "core/base/time.h"
#include "core/text/instant.h"
#include "tests/client/real_office.h"
#include "tests/client/runbook.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

constexpr int kEnded = 15;

class Thefts : public ::testing::Test {
 protected:
  LegalWorld& world() { return office_.world(); }
  // As --compromised-since takes it: a second in which nothing was admitted yet.
  std::string Now() {
    office_.registry().PassInterval();
    return FormatInstant((office_.registry().now_ms() + kMsPerSecond) / kMsPerSecond);
  }
  v1::Statement Withdrawal(const Hash& subject) {
    return world().ChangeOf(subject, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  }
  v1::Statement Decided(v1::Statement change) {
    LegalWorld::AddDecision(kAuthority, change);
    return change;
  }
  // What the thief did: each admitted.
  std::string Steal(const v1::Statement& statement, const std::vector<std::string>& keys) {
    return office_.Publish(statement, keys);
  }

  RealOffice office_;
};

TEST_F(Thefts, OfACompanysKeyIsUndone) {
  const v1::Statement statement = world().Offer(LegalOffer::kSsw);
  const std::string offer = office_.Publish(statement);
  ASSERT_EQ(office_.Verify(offer), 0) << office_.said();
  const std::string since = Now();
  // The thief ends what there is, publishes an offer of its own and binds a key of its own.
  const std::string company = LegalWorld::KeyName(kHinoki, 1);
  const Hash appointment = world().AppointmentName(kHinoki, kCayTram);
  const std::string forged = Steal(world().Offer(LegalOffer::kSswDirect), {company});
  Steal(Withdrawal(NameOf(statement)), {company});
  Steal(Withdrawal(appointment), {company});
  Steal(world().Key(kHinoki, 5), {LegalWorld::KeyName(kHinoki, 5), company});
  const std::string later =
      Steal(world().Offer(LegalOffer::kSswDirect), {LegalWorld::KeyName(kHinoki, 5)});
  ASSERT_EQ(office_.Verify(forged), 0) << office_.said();
  ASSERT_EQ(office_.Verify(later), 0) << office_.said();
  ASSERT_EQ(office_.Verify(offer), kEnded) << office_.said();

  office_.Hold(LegalWorld::KeyName(kAuthority, 1), "authority");
  office_.Hold(LegalWorld::KeyName(kCayTram, 1), "sending");
  Runbook book(office_, "## A company's key was stolen");
  book.Set("STOLEN", CodeOf(NameOf(world().FirstKey(kHinoki))));
  book.Set("SINCE", since);
  book.Set("OFFER", offer);
  book.Set("APPOINTMENT", CodeOf(appointment));
  book.Set("FORGED", forged);
  book.SetOwner("\"organization\": \"" + std::string(kHinoki) + "\"");
  book.RunAll();
  ASSERT_FALSE(HasFailure());
  EXPECT_EQ(office_.Verify(book.Get("NEXT")), 0) << office_.said();
  EXPECT_EQ(office_.Verify(offer), kEnded) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr(book.Get("NEXT")));
  EXPECT_EQ(office_.Verify(forged), kEnded) << office_.said();
  EXPECT_EQ(office_.Verify(later), kEnded) << office_.said();
  EXPECT_EQ(office_.Run("warifu audit registry.example:443"), 0) << office_.said();
}

// An authority's second key, which is the one that is stolen, and what it did.
class AuthorityTheft : public Thefts {
 protected:
  AuthorityTheft() {
    office_.Publish(world().Key(kAuthority, 2));
    statement_ = world().Offer(LegalOffer::kEsd);
    offer_ = office_.Publish(statement_);
    record_ = CodeOf(NameOf(world().FirstRecord(kFuji)));
    ruleset_ = CodeOf(NameOf(world().FirstRuleset(kAuthority)));
  }

  void Steal() {
    const std::vector<std::string> thief = {LegalWorld::KeyName(kAuthority, 2)};
    const auto of = [&](std::string_view id, v1::State to) {
      return Decided(world().ChangeOfOrganization(id, to, v1::REASON_INVESTIGATION));
    };
    office_.Publish(of(kSatsuki, v1::STATE_SUSPENDED), thief);
    office_.Publish(of(kChimSau, v1::STATE_REVOKED), thief);
    office_.Publish(Decided(world().ChangeOf(NameOf(world().FirstKey(kFuji)), v1::STATE_REVOKED,
                                             v1::REASON_KEY_REPLACED)),
                    thief);
    office_.Publish(Decided(Withdrawal(NameOf(statement_))), thief);
    v1::Statement forged_record = world().Record(kFuji);
    forged_record.mutable_organization()->mutable_channels()->Clear();
    forged_record.mutable_organization()->add_channels()->set_telephone("+81 90 0000 0666");
    office_.Publish(forged_record, thief);
    office_.Publish(world().Ruleset(kAuthority), thief);
  }

  v1::Statement statement_;
  std::string offer_;
  std::string record_;   // the last true one of the supervising organization
  std::string ruleset_;  // likewise
};

TEST_F(AuthorityTheft, IsUndone) {
  ASSERT_EQ(office_.Verify(offer_), 0) << office_.said();
  const std::string since = Now();
  Steal();
  ASSERT_EQ(office_.Verify(offer_), kEnded) << office_.said();

  office_.Hold(LegalWorld::RootKeyName(kAuthority, 0), "root-0");
  office_.Hold(LegalWorld::RootKeyName(kAuthority, 1), "root-1");
  office_.Hold(LegalWorld::KeyName(kSatsuki, 1), "company");
  office_.Hold(LegalWorld::KeyName(kFuji, 1), "supervising");
  office_.Hold(LegalWorld::KeyName(kChimSau, 1), "sending");
  Runbook book(office_, "## An authority's key was stolen");
  book.Set("STOLEN", office_.BindingCode(LegalWorld::KeyName(kAuthority, 2)));
  book.Set("SINCE", since);
  book.Set("SUSPENDED", std::string(kSatsuki));
  book.Set("REVOKED", std::string(kChimSau));
  book.Set("KEY", CodeOf(NameOf(world().FirstKey(kFuji))));
  book.Set("OFFER", offer_);
  book.Set("RECORD", record_);
  book.Set("RULESET", ruleset_);
  book.SetOwner("\"authority\": \"" + std::string(kAuthority) + "\"");
  book.RunAll();
  ASSERT_FALSE(HasFailure());
  EXPECT_EQ(office_.Verify(book.Get("NEXT")), 0) << office_.said();
  EXPECT_EQ(office_.Run("warifu audit registry.example:443"), 0) << office_.said();
}

}  // namespace
}  // namespace warifu
