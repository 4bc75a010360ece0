// The table of standings against a true registry: whatever it lacks is refused, by whomever it is
// signed; and what it has as undo ends with the worker's verdict.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/standing/transition.h"
#include "core/text/instant.h"
#include "tests/client/real_office.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

constexpr int kEnded = 15;
constexpr char kDecision[] = " --decision TEST-17/2026 --decided-on 2026-11-20";

// Statements of every kind in every state that they can be in.
class Table : public ::testing::Test {
 protected:
  struct Stand {
    SubjectKind kind;
    State state;
    Hash name;
  };
  using Keys = std::vector<std::string>;

  LegalWorld& world() { return office_.world(); }

  Hash Publish(const v1::Statement& statement, const Keys& keys = {}) {
    office_.Publish(statement, keys);
    return NameOf(statement);
  }
  v1::Statement Change(const Hash& subject, v1::State to) {
    return world().ChangeOf(subject, to, v1::REASON_MISTAKE);
  }
  v1::Statement Decided(const Hash& subject, v1::State to) {
    v1::Statement change = Change(subject, to);
    LegalWorld::AddDecision(kAuthority, change);
    return change;
  }
  void Stands(SubjectKind kind, State state, const Hash& name) {
    stands_.push_back({kind, state, name});
  }

  void MakeOrganizations();
  void MakeKeysAndRulesets();
  void MakeOffers();

  // Whether the registry finds that no Change may do this, whoever of these signs it.
  void ExpectRefused(const Stand& stand, v1::State to) {
    const v1::Statement own = Change(stand.name, to);
    const v1::Statement decided = Decided(stand.name, to);
    const std::vector<std::pair<const v1::Statement*, Keys>> tries = {
        {&decided, {"VNTEST 1"}},      {&decided, {"VNTEST root 0", "VNTEST root 1"}},
        {&own, {"VNTEST:SATSUKI 1"}},  {&own, {"VNTEST:FUJI 1"}},
        {&own, {"VNTEST:CHIM-SAU 1"}}, {&own, {"VNTEST:HINOKI 1"}}};
    for (const auto& [statement, keys] : tries) {
      const Result<Findings> found = office_.registry().DryRun(SignStatement(*statement, keys));
      ASSERT_TRUE(found.ok()) << found.error().message();
      const bool refused = std::any_of(found->begin(), found->end(), [](const v1::Finding& one) {
        return one.code() == v1::FINDING_CODE_TRANSITION_NOT_ALLOWED;
      });
      EXPECT_TRUE(refused) << SubjectKindName(stand.kind) << " " << StateName(stand.state) << " to "
                           << v1::State_Name(to) << " by " << keys.front();
    }
  }

  RealOffice office_;
  std::vector<Stand> stands_;
};

void Table::MakeOrganizations() {
  const auto of = [&](std::string_view id, v1::State to) {
    v1::Statement change = world().ChangeOfOrganization(id, to, v1::REASON_INVESTIGATION);
    LegalWorld::AddDecision(kAuthority, change);
    Publish(change, {"VNTEST 1"});
  };
  Stands(SubjectKind::kOrganization, State::kSuperseded, NameOf(world().FirstRecord(kHoaSen)));
  Stands(SubjectKind::kOrganization, State::kInForce, Publish(world().Record(kHoaSen)));
  of(kKikyo, v1::STATE_SUSPENDED);
  Stands(SubjectKind::kOrganization, State::kSuspended, NameOf(world().FirstRecord(kKikyo)));
  of(kCoTrang, v1::STATE_REVOKED);
  Stands(SubjectKind::kOrganization, State::kRevoked, NameOf(world().FirstRecord(kCoTrang)));
}

void Table::MakeKeysAndRulesets() {
  Stands(SubjectKind::kKeyBinding, State::kInForce, NameOf(world().FirstKey(kHinoki)));
  const Hash revoked = NameOf(world().FirstKey(kHototogisu));
  Publish(Change(revoked, v1::STATE_REVOKED), {"VNTEST:HOTOTOGISU 1"});
  Stands(SubjectKind::kKeyBinding, State::kRevoked, revoked);
  Stands(SubjectKind::kRuleset, State::kSuperseded, NameOf(world().FirstRuleset(kAuthority)));
  Stands(SubjectKind::kRuleset, State::kInForce, Publish(world().Ruleset(kAuthority)));
}

void Table::MakeOffers() {
  const v1::Statement replaced = world().Offer(LegalOffer::kEsd);
  Stands(SubjectKind::kOffer, State::kSuperseded, Publish(replaced));
  Stands(SubjectKind::kOffer, State::kInForce, Publish(world().Next(replaced)));
  const Hash withdrawn = Publish(world().Offer(LegalOffer::kEsd));
  Publish(Change(withdrawn, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  Stands(SubjectKind::kOffer, State::kWithdrawn, withdrawn);
  const Hash full = Publish(world().Offer(LegalOffer::kEsd));
  for (std::uint32_t place = 1; place <= 3; ++place) {
    Stands(SubjectKind::kAllocation, State::kInForce,
           Publish(world().Allocation(full, place), {"VNTEST:CHIM-SAU 1"}));
  }
  const Hash taken = stands_.back().name;
  Publish(Change(taken, v1::STATE_WITHDRAWN), {"VNTEST:CHIM-SAU 1"});
  stands_.back().state = State::kWithdrawn;
  Publish(world().Allocation(full, 3), {"VNTEST:CHIM-SAU 1"});
  Stands(SubjectKind::kOffer, State::kFull, full);
  const v1::Statement first = world().FirstAppointment(kHinoki, kCayTram);
  Stands(SubjectKind::kAppointment, State::kSuperseded, NameOf(first));
  Stands(SubjectKind::kAppointment, State::kInForce, Publish(world().Next(first)));
  const Hash ended = world().AppointmentName(kHinoki, kKikyo);
  Publish(Change(ended, v1::STATE_WITHDRAWN), {"VNTEST:HINOKI 1"});
  Stands(SubjectKind::kAppointment, State::kWithdrawn, ended);
}

TEST_F(Table, RefusesEachPairThatItLacks) {
  MakeOffers();
  MakeOrganizations();
  MakeKeysAndRulesets();
  int pairs = 0;
  for (const Stand& stand : stands_) {
    for (int to = v1::STATE_IN_FORCE; to <= v1::STATE_FULL; ++to) {
      if (FindChange(stand.kind, stand.state, State(to)) != nullptr) continue;
      ExpectRefused(stand, static_cast<v1::State>(to));
      ++pairs;
    }
  }
  EXPECT_GT(pairs, 60);
}

// --- Undo, by the command that does it. A second key of the authority is stolen.

class Undo : public Table {
 protected:
  Undo() : statement_(world().Offer(LegalOffer::kEsd)) {
    office_.Publish(world().Key(kAuthority, 2));
    offer_ = office_.Publish(statement_);
    office_.Hold("VNTEST 1", "authority");
    office_.Hold("VNTEST root 0");
    office_.Hold("VNTEST root 1");
    office_.registry().PassInterval();
    since_ = FormatInstant(office_.registry().now_ms() / 1000 + 1);
    office_.registry().PassInterval();
  }
  // The theft is found.
  void Find() {
    const std::string code = office_.BindingCode("VNTEST 2");
    ASSERT_EQ(
        office_.Run("warifu key revoke " + code +
                    " --key VNTEST-root-0 --key VNTEST-root-1 --reason key-stolen --confirm " +
                    code + " --compromised-since " + since_ + kDecision),
        0)
        << office_.said();
  }
  void ByThief(v1::Statement change) {
    LegalWorld::AddDecision(kAuthority, change);
    office_.Publish(change, {"VNTEST 2"});
  }
  void ByThief(std::string_view organization, v1::State to) {
    ByThief(world().ChangeOfOrganization(organization, to, v1::REASON_INVESTIGATION));
  }
  int Reinstate(const std::string& what, const std::string& confirm) {
    return office_.Run("warifu reinstate " + what + " --key authority --reason forged-change" +
                       kDecision + " --confirm \"" + confirm + "\"");
  }
  void ExpectVerdict(int exit_code) {
    EXPECT_EQ(office_.Verify(offer_), exit_code) << office_.said();
  }

  v1::Statement statement_;
  std::string offer_;
  std::string since_;
};

TEST_F(Undo, OfARevokedOrganization) {
  ByThief(kFuji, v1::STATE_REVOKED);
  ExpectVerdict(kEnded);
  EXPECT_EQ(Reinstate("VNTEST:FUJI", "JP-TEST-SUP-0001"), kExitRefusedByRule) << office_.said();
  Find();
  ExpectVerdict(kEnded);
  ASSERT_EQ(Reinstate("VNTEST:FUJI", "JP-TEST-SUP-0001"), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("NOT VERIFIED who signed this"));
  ExpectVerdict(0);
}

TEST_F(Undo, OfARevokedOrganizationToASuspendedOne) {
  ByThief(kFuji, v1::STATE_REVOKED);
  Find();
  ASSERT_EQ(office_.Run(std::string("warifu suspend VNTEST:FUJI --key authority --reason "
                                    "investigation --confirm JP-TEST-SUP-0001") +
                        kDecision),
            0)
      << office_.said();
  ExpectVerdict(kEnded);
}

TEST_F(Undo, OfAReinstatementByTheThiefIsItsConfirmation) {
  v1::Statement honest =
      world().ChangeOfOrganization(kFuji, v1::STATE_SUSPENDED, v1::REASON_INVESTIGATION);
  LegalWorld::AddDecision(kAuthority, honest);
  office_.Publish(honest, {"VNTEST 1"});
  ByThief(kFuji, v1::STATE_IN_FORCE);
  ExpectVerdict(0);
  Find();
  ExpectVerdict(kEnded);
  ASSERT_EQ(Reinstate("VNTEST:FUJI", "JP-TEST-SUP-0001"), 0) << office_.said();
  ExpectVerdict(0);
}

TEST_F(Undo, OfAWithdrawnOffer) {
  ByThief(world().ChangeOf(NameOf(statement_), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE));
  ExpectVerdict(kEnded);
  EXPECT_EQ(Reinstate(offer_, offer_), kExitRefusedByRule);
  EXPECT_THAT(office_.out(), HasSubstr("UNDO_OF_WHAT_COUNTS"));
  Find();
  ASSERT_EQ(Reinstate(offer_, offer_), 0) << office_.said();
  ExpectVerdict(0);
}

TEST_F(Undo, OfAWithdrawnAppointment) {
  const Hash appointment = world().AppointmentName(kFuji, kChimSau);
  ByThief(world().ChangeOf(appointment, v1::STATE_WITHDRAWN, v1::REASON_CONTRACT_ENDED));
  ExpectVerdict(kEnded);
  Find();
  ASSERT_EQ(Reinstate(CodeOf(appointment), CodeOf(appointment)), 0) << office_.said();
  ExpectVerdict(0);
}

TEST_F(Undo, OfARevokedKey) {
  const Hash binding = NameOf(world().FirstKey(kSatsuki));
  ByThief(world().ChangeOf(binding, v1::STATE_REVOKED, v1::REASON_KEY_REPLACED));
  Find();
  ASSERT_EQ(Reinstate(CodeOf(binding), CodeOf(binding)), 0) << office_.said();
  const std::string next = office_.Publish(world().Offer(LegalOffer::kEsd));
  EXPECT_EQ(office_.Verify(next), 0) << office_.said();
}

TEST_F(Undo, OfWhatWasNeverChangedIsRefused) {
  EXPECT_EQ(Reinstate(offer_, offer_), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("never changed"));
}

// A company's key, whose thief took a place back: the place is the worker's again.
TEST_F(Undo, OfAPlaceTakenBackByAThief) {
  ASSERT_EQ(office_.Run("warifu place new " + office_.Path("an.place") + " --json"), 0);
  const auto code = office_.client().Json()["place"]["place_code"].get<std::string>();
  office_.Hold("VNTEST:CHIM-SAU 1", "sending");
  ASSERT_EQ(office_.Run("warifu place give " + offer_ + " " + code + " --key sending --confirm 1"),
            0)
      << office_.said();
  office_.Publish(world().Key(kChimSau, 2));
  office_.registry().PassInterval();
  since_ = FormatInstant(office_.registry().now_ms() / 1000 + 1);
  office_.registry().PassInterval();
  office_.Hold("VNTEST:CHIM-SAU 2", "thief");
  ASSERT_EQ(
      office_.Run("warifu place take " + offer_ + " 1 --key thief --confirm " + offer_ + " --json"),
      0)
      << office_.said();
  const auto allocation = office_.client().Json()["receipt"]["statement"]["change"]["statement"];
  const std::string binding = office_.BindingCode("VNTEST:CHIM-SAU 2");
  ASSERT_EQ(office_.Run("warifu key revoke " + binding +
                        " --key authority --reason key-stolen --confirm " + binding +
                        " --compromised-since " + since_ + kDecision),
            0)
      << office_.said();
  const std::string verify = "warifu verify " + offer_ + " --place " + office_.Path("an.place");
  ASSERT_EQ(office_.Run(verify), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("No place is given to you yet"));
  const std::optional<std::string> name = DecodeHex(allocation.get<std::string>());
  ASSERT_TRUE(name.has_value());
  const std::string place = CodeOf(*Hash::From(*name));
  ASSERT_EQ(Reinstate(place, place), 0) << office_.said();
  ASSERT_EQ(office_.Run(verify), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("Place 1 of 3 is yours"));
}

}  // namespace
}  // namespace warifu
