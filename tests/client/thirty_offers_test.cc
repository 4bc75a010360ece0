// Thirty offers at once, before a true registry over the network: one question, what has findings
// set apart, an interruption in the middle of the submission, a word about each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/exit.h"
#include "tests/client/lying_connection.h"
#include "tests/client/real_office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr int kOffers = 30;
constexpr int kWrong = 7;               // of these, from 0
constexpr std::size_t kLostAfter = 12;  // answers

class ThirtyOffers : public ::testing::Test {
 protected:
  ThirtyOffers() {
    office_.Hold(LegalWorld::KeyName(kSatsuki, 1), "company");
    office_.Hold(LegalWorld::KeyName(kFuji, 1), "supervising");
    office_.Hold(LegalWorld::KeyName(kChimSau, 1), "sending");
    AppointForMore(kSatsuki, kFuji);
    AppointForMore(kFuji, kChimSau);
    for (int i = 0; i < kOffers; ++i) {
      v1::Statement offer = office_.world().Offer(LegalOffer::kEsd);
      offer.mutable_offer()->mutable_job()->set_places(1);
      if (i == kWrong) {
        v1::Money& total = *offer.mutable_offer()->mutable_worker_fee_total();
        total.set_minor_units(total.minor_units() + 1);
      }
      office_.SaveDraft(NameOfFile(i) + ".json", offer);
    }
  }
  // Renews the appointment, with places for all the offers.
  void AppointForMore(std::string_view principal, std::string_view agent) {
    LegalWorld& world = office_.world();
    v1::Statement renewed = world.Next(world.FirstAppointment(principal, agent));
    renewed.mutable_appointment()->set_places(kOffers);
    office_.Publish(renewed);
  }
  static std::string NameOfFile(int i) { return "offer-" + std::to_string(i); }
  // All but the wrong one, unless `all`.
  std::string Files(const std::string& ending, bool all = false) {
    std::string files;
    for (int i = 0; i < kOffers; ++i) {
      if (i != kWrong || all) files += " " + office_.Path(NameOfFile(i) + ending);
    }
    return files;
  }
  void SignByAll() {
    ASSERT_EQ(office_.Run("warifu sign" + Files(".json", true) + " --key company --yes"),
              kExitRefusedByRule);
    for (const char* key : {"supervising", "sending"}) {
      ASSERT_EQ(office_.Run("warifu sign" + Files(".statement") + " --key " + key + " --yes"), 0)
          << office_.said();
    }
  }
  // The connection breaks once, after so many answers to submissions.
  void BreakOnce() {
    const auto connect = office_.client().context().connect;
    lies_.submit_many = [this, connect](std::span<const std::string> statements,
                                        const std::function<Status(SubmitAnswer)>& take) -> Status {
      WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<RegistryConnection> honest, connect(""));
      if (std::exchange(broke_, true)) return honest->SubmitMany(statements, take);
      std::size_t answers = 0;
      return honest->SubmitMany(statements, [&](SubmitAnswer answer) -> Status {
        if (answers++ == kLostAfter) return Unavailable("the cable was pulled");
        return take(std::move(answer));
      });
    };
    office_.client().context().connect =
        [this, connect](const std::string& address) -> Result<std::unique_ptr<RegistryConnection>> {
      WARIFU_ASSIGN_OR_RETURN(std::unique_ptr<RegistryConnection> honest, connect(address));
      std::unique_ptr<RegistryConnection> lying =
          std::make_unique<LyingConnection>(std::move(honest), lies_);
      return lying;
    };
  }

  RealOffice office_;
  Lies lies_;
  bool broke_ = false;
};

TEST_F(ThirtyOffers, AreSignedWithOneQuestionTheWrongOneApart) {
  FakeTerminal& terminal = office_.client().terminal();
  terminal.Answer("yes");
  EXPECT_EQ(office_.Run("warifu sign" + Files(".json", true) + " --key company"),
            kExitRefusedByRule)
      << office_.said();
  const std::string question = "(" + std::to_string(kOffers - 1) + ")";
  EXPECT_THAT(terminal.asked(), HasSubstr(question));
  EXPECT_EQ(terminal.asked().find(question), terminal.asked().rfind(question));
  EXPECT_THAT(office_.out(),
              AllOf(HasSubstr("Not signed, to be mended first:"),
                    HasSubstr(NameOfFile(kWrong) + ".json"), HasSubstr("FEE_TOTAL")));
  for (int i = 0; i < kOffers; ++i) {
    const std::string written = TestClient::Read(office_.Path(NameOfFile(i) + ".statement"));
    EXPECT_EQ(written.empty(), i == kWrong) << i;
  }
}

TEST_F(ThirtyOffers, AreHandedInDespiteAnInterruptionAndEachIsReported) {
  SignByAll();
  ASSERT_FALSE(HasFailure());
  BreakOnce();
  ASSERT_EQ(office_.Run("warifu submit" + Files(".statement")), 0) << office_.said();
  EXPECT_TRUE(broke_);
  EXPECT_THAT(office_.err(), HasSubstr("The connection was lost after 12 of 29."));
  EXPECT_THAT(office_.out(), AllOf(HasSubstr("Of 29 files: "), HasSubstr("0 refused, 0 failed.")));
  for (int i = 0; i < kOffers; ++i) {
    if (i == kWrong) continue;
    EXPECT_THAT(office_.out(), HasSubstr(NameOfFile(i) + ".statement")) << i;
  }
  // Each stands in the log once, and genuine.
  ASSERT_EQ(office_.Run("warifu submit" + Files(".statement") + " --json"), 0) << office_.said();
  const nlohmann::json done = office_.client().Json()["submitted"];
  ASSERT_THAT(done, SizeIs(kOffers - 1));
  for (const nlohmann::json& one : done) {
    EXPECT_EQ(one["known_before"], true) << one;
    EXPECT_EQ(office_.Verify(one["receipt"]["code"]), 0) << office_.said();
  }
}

}  // namespace
}  // namespace warifu
