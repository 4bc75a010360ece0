#include "tests/client/transition_row.h"

#include <gmock/gmock.h>

#include <map>

#include "core/text/instant.h"

namespace warifu {

using ::testing::HasSubstr;

TransitionRow::TransitionRow() : statement_(world().Offer(LegalOffer::kEsd)) {
  for (const auto& [owner, number] :
       {std::pair(kAuthority, 2), std::pair(kAuthority, 3), std::pair(kChimSau, 2)}) {
    office_.Publish(world().Key(owner, number));
  }
  office_.Publish(world().Key(kSatsuki, 2),
                  {LegalWorld::KeyName(kSatsuki, 2), LegalWorld::KeyName(kSatsuki, 1)});
  world().UseKey(kSatsuki, 2);
  statement_ = world().Offer(LegalOffer::kEsd);
  offer_ = office_.Publish(statement_);
  office_.Hold("VNTEST 1", "authority");
  office_.Hold("VNTEST root 0");
  office_.Hold("VNTEST root 1");
  office_.Hold("VNTEST:SATSUKI 1", "binder");
  office_.Hold("VNTEST:SATSUKI 2", "company");
  office_.Hold("VNTEST:FUJI 1", "supervising");
  office_.Hold("VNTEST:CHIM-SAU 1", "sending");
  office_.registry().PassInterval();
  since_ = FormatInstant(office_.registry().now_ms() / 1000 + 1);
  office_.registry().PassInterval();
}

State TransitionRow::StandingOf(const std::string& code) {
  EXPECT_EQ(office_.Run("warifu show " + code + " --json"), 0) << office_.said();
  const std::string name = office_.client().Json()["statement"]["state"];
  for (std::uint8_t number = 0; number <= kLastState; ++number) {
    if (StateName(State(number)) == name) return State(number);
  }
  ADD_FAILURE() << name;
  return State::kNone;
}

void TransitionRow::Before(const std::string& code) {
  subject_ = code;
  ASSERT_EQ(StandingOf(code), GetParam().from) << office_.said();
}

void TransitionRow::After(State state) { EXPECT_EQ(StandingOf(subject_), state) << office_.said(); }

void TransitionRow::Do(const std::string& line) {
  ASSERT_EQ(office_.Run(line), 0) << office_.said();
}
void TransitionRow::Decide(const std::string& line) {
  Do(line + " --key authority" + kTestDecision);
}
void TransitionRow::Verdict(int exit_code, const std::vector<std::string>& sentences) {
  VerdictOf("warifu verify " + offer_, exit_code, sentences);
}

void TransitionRow::VerdictOf(const std::string& line, int exit_code,
                              const std::vector<std::string>& sentences) {
  EXPECT_EQ(office_.Run(line), exit_code) << office_.said();
  for (const std::string& sentence : sentences) {
    EXPECT_THAT(office_.out(), HasSubstr(sentence)) << office_.said();
  }
}

void TransitionRow::Forge(v1::Statement change, int number) {
  LegalWorld::AddDecision(kAuthority, change);
  office_.registry().PassInterval();
  change.set_issued_at(office_.registry().now_ms() / 1000);
  office_.Publish(change, {LegalWorld::KeyName(kAuthority, number)});
}

void TransitionRow::Forge(const Hash& subject, v1::State to, int number) {
  Forge(world().ChangeOf(subject, to, v1::REASON_MISTAKE), number);
}

void TransitionRow::Find(int number) {
  const std::string code = office_.BindingCode(LegalWorld::KeyName(kAuthority, number));
  Do("warifu key revoke " + code +
     " --key VNTEST-root-0 --key VNTEST-root-1 --reason key-stolen --confirm " + code +
     " --compromised-since " + since_ + kTestDecision);
}

void TransitionRow::ForgeAnUndo(const Hash& subject, v1::Statement end) {
  Forge(std::move(end), 2);
  Find(2);
  Forge(subject, v1::STATE_IN_FORCE, 3);
  Find(3);
}

void TransitionRow::Undo(const std::string& code) {
  Decide("warifu reinstate " + code + " --reason forged-change --confirm " + code);
}

std::string TransitionRow::Give(const std::string& worker) {
  EXPECT_EQ(office_.Run("warifu place new " + office_.Path(worker) + " --json"), 0);
  const auto code = office_.client().Json()["place"]["place_code"].get<std::string>();
  EXPECT_EQ(
      office_.Run("warifu place give " + offer_ + " " + code + " --key sending --confirm 1 --json"),
      0)
      << office_.said();
  return office_.client().Json()["given"][0]["receipt"]["code"];
}

void TransitionRow::FillAll() {
  for (const char* worker : {"an", "binh", "chi"}) Give(worker);
}

std::string TransitionRow::VerifyAs(const std::string& worker) {
  return "warifu verify " + offer_ + " --place " + office_.Path(worker);
}

std::string TransitionRow::Signer() const {
  static const std::map<ByWhom, std::string> kNames = {
      {ByWhom::kItsAuthority, "authority"},   {ByWhom::kAnAuthority, "authority"},
      {ByWhom::kTheKey, "company"},           {ByWhom::kItsBinder, "binder"},
      {ByWhom::kPrincipal, "supervising"},    {ByWhom::kAgent, "sending"},
      {ByWhom::kAcceptingCompany, "company"}, {ByWhom::kLastParty, "sending"}};
  const std::string& name = kNames.at(by());
  return " --key " + name + (name == "authority" ? kTestDecision : "");
}

std::string TransitionRow::Who() const {
  static const std::map<ByWhom, std::string> kNames = {
      {ByWhom::kAnAuthority, "Test authority VNTEST (fictional)"},
      {ByWhom::kItsAuthority, "Test authority VNTEST (fictional)"},
      {ByWhom::kPrincipal, "Fuji Wisteria Cooperative"},
      {ByWhom::kAgent, "Chim Sau"},
      {ByWhom::kAcceptingCompany, "Satsuki Farm (fictional)"},
      {ByWhom::kLastParty, "Chim Sau"}};
  return kNames.at(by());
}

void TransitionRow::ForgeAReturn() {
  office_.Hold("VNTEST:CHIM-SAU 2", "thief");
  Do("warifu place take " + offer_ + " 1 --key thief --confirm " + offer_);
  const std::string key = office_.BindingCode("VNTEST:CHIM-SAU 2");
  Decide("warifu key revoke " + key + " --reason key-stolen --confirm " + key +
         " --compromised-since " + since_);
}

}  // namespace warifu
