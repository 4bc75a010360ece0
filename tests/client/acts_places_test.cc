// Places: a worker's file, given, proven, taken back, full and free again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/place_code.h"
#include "core/base/exit.h"
#include "core/crypto/sha256.h"
#include "tests/client/real_office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kEnded = 15;
constexpr int kFullOffer = 19;

class Places : public ::testing::Test {
 protected:
  Places() : statement_(world().Offer(LegalOffer::kEsd)), offer_(office_.Publish(statement_)) {
    office_.Hold(LegalWorld::KeyName(kChimSau, 1), "sending");
  }
  LegalWorld& world() { return office_.world(); }

  // A worker's file; its place code.
  std::string NewWorker(const std::string& name) {
    EXPECT_EQ(office_.Run("warifu place new " + office_.Path(name + ".place") + " --json"), 0)
        << office_.said();
    return office_.client().Json()["place"]["place_code"].get<std::string>();
  }
  int Give(const std::string& place_codes, int count) {
    return office_.Run("warifu place give " + offer_ + " " + place_codes +
                       " --key sending --confirm " + std::to_string(count));
  }
  int Take(int place) {
    return office_.Run("warifu place take " + offer_ + " " + std::to_string(place) +
                       " --key sending --confirm " + offer_);
  }
  int VerifyAs(const std::string& name) {
    return office_.Run("warifu verify " + offer_ + " --place " + office_.Path(name + ".place"));
  }

  RealOffice office_;
  v1::Statement statement_;
  std::string offer_;
};

TEST_F(Places, AreGivenProvenAndTakenBack) {
  const std::string an = NewWorker("an");
  EXPECT_EQ(VerifyAs("an"), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("No place is given to you yet"));
  ASSERT_EQ(Give(an, 1), 0) << office_.said();
  EXPECT_THAT(office_.out(), AllOf(HasSubstr(an), HasSubstr("Place 1 is given")));
  EXPECT_EQ(VerifyAs("an"), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("Place 1 of 3 is yours"));
  ASSERT_EQ(Take(1), 0) << office_.said();
  EXPECT_THAT(office_.out(), AllOf(HasSubstr("Place 1 is free again"),
                                   HasSubstr("Checked: who had to sign this signed it")));
  EXPECT_EQ(VerifyAs("an"), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("No place is given to you yet"));
}

TEST_F(Places, TheLastMakesTheOfferFullAndItsReturnFreesIt) {
  const std::string codes = NewWorker("an") + " " + NewWorker("binh") + " " + NewWorker("chi");
  ASSERT_EQ(Give(codes, 3), 0) << office_.said();
  EXPECT_EQ(office_.Verify(offer_), kFullOffer) << office_.said();
  EXPECT_EQ(VerifyAs("chi"), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("Place 3 of 3 is yours"));
  const std::string late = NewWorker("dung");
  EXPECT_EQ(Give(late, 1), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("0 are free"));
  ASSERT_EQ(Take(2), 0) << office_.said();
  EXPECT_EQ(office_.Verify(offer_), 0) << office_.said();
  ASSERT_EQ(Give(late, 1), 0) << office_.said();
  EXPECT_EQ(office_.Verify(offer_), kFullOffer) << office_.said();
  EXPECT_EQ(VerifyAs("dung"), 0);
  EXPECT_THAT(office_.out(), HasSubstr("Place 2 of 3 is yours"));
  EXPECT_EQ(VerifyAs("binh"), kFullOffer) << office_.said();
}

TEST_F(Places, OfAFullOfferThatIsWithdrawnFall) {
  ASSERT_EQ(Give(NewWorker("an") + " " + NewWorker("binh") + " " + NewWorker("chi"), 3), 0);
  ASSERT_EQ(office_.Run("warifu withdraw " + offer_ +
                        " --key sending --reason business-closed --confirm " + offer_),
            0)
      << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("Places given: 3 of 3"));
  EXPECT_EQ(VerifyAs("an"), kEnded) << office_.said();
}

TEST_F(Places, StayGivenWhenTheOfferIsReplaced) {
  ASSERT_EQ(Give(NewWorker("an"), 1), 0);
  const std::string next = office_.Publish(world().Next(statement_));
  EXPECT_EQ(Give(NewWorker("binh"), 1), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("was replaced by " + next));
  offer_ = next;
  EXPECT_EQ(VerifyAs("an"), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("Place 1 of 3 is yours"));
  ASSERT_EQ(Give(NewWorker("chi"), 1), 0) << office_.said();
  EXPECT_THAT(office_.out(), HasSubstr("Place 2 is given"));
}

TEST_F(Places, ReplacedFullOfferIsBornFull) {
  ASSERT_EQ(Give(NewWorker("an") + " " + NewWorker("binh") + " " + NewWorker("chi"), 3), 0);
  offer_ = office_.Publish(world().Next(statement_));
  EXPECT_EQ(office_.Verify(offer_), kFullOffer) << office_.said();
  ASSERT_EQ(Take(1), 0) << office_.said();
  EXPECT_EQ(office_.Verify(offer_), 0) << office_.said();
}

// --- What is not given.

TEST_F(Places, ASecretIsRefusedAndNothingIsSent) {
  NewWorker("an");
  const std::string file = office_.Path("an.place");
  const TreeSize before = office_.registry().newest_size();
  EXPECT_EQ(Give(file, 1), kExitUsage);
  EXPECT_THAT(office_.err(), AllOf(HasSubstr("the worker's place file, with its secret half"),
                                   HasSubstr("warifu place show")));
  EXPECT_EQ(office_.registry().newest_size(), before);
}

TEST_F(Places, OtherThingsThanPlaceCodesAreRefused) {
  const std::string an = NewWorker("an");
  for (const std::string& wrong : {std::string("hello"), offer_, std::string(64, 'a'), an.substr(1),
                                   an + "0", office_.client().File("some.txt", "some text")}) {
    EXPECT_EQ(Give(wrong, 1), kExitUsage) << wrong;
  }
  std::string mistyped = an;
  mistyped[0] = mistyped[0] == '7' ? '8' : '7';
  EXPECT_EQ(Give(mistyped, 1), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("typing mistake"));
  EXPECT_EQ(Give(an + " " + an, 2), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("given twice"));
}

TEST_F(Places, OneWorkerHasOnePlace) {
  const std::string an = NewWorker("an");
  ASSERT_EQ(Give(an, 1), 0);
  EXPECT_EQ(Give(an, 1), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("has place 1 already"));
}

TEST_F(Places, AreNotGivenUnconfirmedOrByAStranger) {
  const std::string an = NewWorker("an");
  EXPECT_EQ(Give(an, 2), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("not the number of places, 1"));
  EXPECT_EQ(office_.Run("warifu place give " + offer_ + " " + an + " --key sending"), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("--confirm 1"));
  office_.Hold(LegalWorld::KeyName(kSatsuki, 1), "company");
  EXPECT_EQ(office_.Run("warifu place give " + offer_ + " " + an + " --key company --confirm 1"),
            kExitRefusedByRule)
      << office_.said();
}

TEST_F(Places, AFreePlaceIsNotTaken) {
  EXPECT_EQ(Take(1), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("free already"));
  EXPECT_EQ(Take(4), kExitUsage);
  EXPECT_THAT(office_.err(), HasSubstr("write 1 to 3"));
}

TEST_F(Places, AFileShowsItsCodeAndNeverItsSecret) {
  const std::string an = NewWorker("an");
  const std::string file = office_.Path("an.place");
  const std::string bytes = TestClient::Read(file);
  ASSERT_EQ(office_.Run("warifu place show " + file), 0);
  EXPECT_THAT(office_.out(), AllOf(HasSubstr(an), Not(HasSubstr(bytes.substr(16, 32)))));
  ASSERT_EQ(office_.Run("warifu show " + file), 0);
  EXPECT_THAT(office_.out(), HasSubstr(an));
  EXPECT_EQ(office_.Run("warifu place new " + file), kExitUsage);
  EXPECT_EQ(TestClient::Read(file), bytes);
  office_.client().File("an.place", bytes.substr(0, bytes.size() - 1));
  EXPECT_EQ(office_.Run("warifu place show " + file), kExitCouldNotCheck);
}

// --- The code itself.

TEST(PlaceCode, IsReadAsItIsWritten) {
  for (const char* seed : {"a", "b", "c", "d"}) {
    const Hash hash = Sha256(seed);
    const std::string code = PlaceCodeOf(hash);
    EXPECT_EQ(code.size(), 66u);
    EXPECT_EQ(ParsePlaceCode(code).value(), hash);
    std::string loose;
    for (const char c : code) {
      if (c != '-') loose += static_cast<char>(std::tolower(c));
    }
    EXPECT_EQ(ParsePlaceCode(loose).value(), hash);
  }
}

TEST(PlaceCode, FindsEverySingleWrongSymbol) {
  const std::string code = PlaceCodeOf(Sha256("x"));
  const std::string symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '-') continue;
    for (const char symbol : symbols) {
      if (symbol == code[i]) continue;
      std::string wrong = code;
      wrong[i] = symbol;
      EXPECT_FALSE(ParsePlaceCode(wrong).ok()) << wrong;
    }
  }
}

TEST(PlaceCode, RefusesBitsThatNoHashHas) {
  EXPECT_FALSE(ParsePlaceCode(std::string(51, '0') + "1" + "Y").ok());
  EXPECT_FALSE(ParsePlaceCode("").ok());
  EXPECT_FALSE(ParsePlaceCode(std::string(1000, '0')).ok());
  EXPECT_FALSE(ParsePlaceCode(std::string(52, '0') + "U").ok());
}

}  // namespace
}  // namespace warifu
