// `warifu offer list|search` and `warifu organization list|show`: what is shown under which
// heading, and a server whose lists lie.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <type_traits>

#include "client/hints.h"
#include "core/base/exit.h"
#include "tests/client/office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

template <typename Member>
OfferFilterArgs With(Member OfferFilterArgs::*member, std::type_identity_t<Member> value) {
  OfferFilterArgs args;
  args.*member = std::move(value);
  return args;
}

OfferFilterArgs Verified() {
  OfferFilterArgs args;
  args.verify = true;
  return args;
}

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() {
    offer_ = office_.scene.world().Offer(LegalOffer::kEsd);
    name_ = office_.scene.Publish(offer_);
    office_.SetClock();
  }

  std::string code() const { return CodeOf(name_); }
  std::string out() { return office_.client.out(); }
  std::string err() { return office_.client.err(); }
  int List(OfferFilterArgs args = {}) { return office_.client.Run(OfferListArgs{std::move(args)}); }
  int Search(OfferFilterArgs args = {}) {
    return office_.client.Run(OfferSearchArgs{std::move(args)});
  }
  void Withdraw() {
    office_.scene.Publish(office_.scene.Change(name_, v1::STATE_WITHDRAWN),
                          {LegalWorld::KeyName(offer_.offer().parties(0).organization(), 1)});
    office_.SetClock();
  }
  // What the server answers, changed.
  void Lie(const std::function<void(HintPage<v1::OfferHint>&)>& change) {
    office_.lies.offers = [this, change](const v1::OfferFilter& filter, const AskedPage& page) {
      auto answer = ConnectToFake(office_.server)->SearchOffers(filter, page);
      if (answer.ok()) change(*answer);
      return answer;
    };
  }
  void ExpectMistake(const OfferFilterArgs& args, const std::string& words) {
    EXPECT_EQ(List(args), kExitUsage) << words;
    EXPECT_THAT(err(), HasSubstr(words));
    EXPECT_EQ(out(), "");
  }

  Office office_;
  v1::Statement offer_;
  Hash name_;
};

TEST_F(SearchTest, AListIsUnderNotVerifiedWithEachCode) {
  ASSERT_EQ(List(), kExitOk) << err();
  EXPECT_THAT(out(), AllOf(HasSubstr("NOT VERIFIED"), HasSubstr(code()), HasSubstr("in force"),
                           HasSubstr(offer_.offer().parties(0).organization())));
  EXPECT_LT(out().find("NOT VERIFIED"), out().find(code()));
  EXPECT_THAT(out(), Not(HasSubstr("CHECKED")));
}

TEST_F(SearchTest, VerifyFetchesAndChecksTheProofs) {
  ASSERT_EQ(List(Verified()), kExitOk) << out() << err();
  EXPECT_THAT(out(), AllOf(HasSubstr("CHECKED by this computer"), HasSubstr(code()),
                           HasSubstr(code() + "  GENUINE  ")));
  EXPECT_THAT(out(), Not(HasSubstr("NOT VERIFIED")));
}

TEST_F(SearchTest, SearchShowsOpenOffersAndListAll) {
  ASSERT_EQ(Search(), kExitOk) << err();
  EXPECT_THAT(out(), HasSubstr(code()));
  Withdraw();
  ASSERT_EQ(Search(), kExitOk) << err();
  EXPECT_THAT(out(), AllOf(HasSubstr("NOT VERIFIED"), HasSubstr("None was found")));
  ASSERT_EQ(List(), kExitOk) << err();
  EXPECT_THAT(out(), AllOf(HasSubstr(code()), HasSubstr("withdrawn")));
  ASSERT_EQ(List(Verified()), kExitOk) << out() << err();
  EXPECT_THAT(out(), HasSubstr(code() + "  ENDED"));
}

TEST_F(SearchTest, AnOfferBeyondItsDatesIsNotOpen) {
  office_.client.SetNow(offer_.offer().valid_until());
  ASSERT_EQ(Search(), kExitOk) << err();
  EXPECT_THAT(out(), HasSubstr("None was found"));
}

TEST_F(SearchTest, SinceTellsOnlyOfWhatCameLater) {
  ASSERT_EQ(List(With(&OfferFilterArgs::by, std::string(kFuji))), kExitOk);
  const std::uint64_t size = office_.scene.log().size().value();
  EXPECT_THAT(err(), HasSubstr("--since " + std::to_string(size) + "\n"));
  OfferFilterArgs later = With(&OfferFilterArgs::by, std::string(kFuji));
  later.since = size;
  ASSERT_EQ(List(later), kExitOk);
  EXPECT_THAT(out(), HasSubstr("None was found"));
  const Hash next = office_.scene.Publish(office_.scene.world().Offer(LegalOffer::kTitp));
  office_.SetClock();
  ASSERT_EQ(List(later), kExitOk);
  EXPECT_THAT(out(), AllOf(HasSubstr(CodeOf(next)), Not(HasSubstr(code()))));
}

TEST_F(SearchTest, AFalseStandingIsNotUnderChecked) {
  Withdraw();
  Lie([](HintPage<v1::OfferHint>& page) {
    page.untrusted_hints[0].set_standing(v1::OFFER_STANDING_IN_FORCE);
  });
  ASSERT_EQ(List(Verified()), kExitOk) << out();
  EXPECT_THAT(out(), AllOf(HasSubstr(code() + "  ENDED"), Not(HasSubstr("in force"))));
}

TEST_F(SearchTest, ASuspendedPartyIsNamed) {
  office_.scene.Publish(office_.scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  office_.SetClock();
  ASSERT_EQ(List(With(&OfferFilterArgs::standing, "stopped")), kExitOk) << err();
  EXPECT_THAT(out(), AllOf(HasSubstr(code()), HasSubstr("stopped: " + std::string(kFuji))));
  ASSERT_EQ(List(With(&OfferFilterArgs::standing, "in-force")), kExitOk);
  EXPECT_THAT(out(), HasSubstr("None was found"));
}

TEST_F(SearchTest, EachFlagNarrowsTheList) {
  const v1::Offer& offer = offer_.offer();
  const std::string isco = offer.job().occupation().isco08();
  const std::string pay = std::to_string(offer.net_pay().minor_units());
  const std::uint64_t index = office_.scene.IndexOf(name_).value();
  for (const OfferFilterArgs& args : std::vector<OfferFilterArgs>{
           With(&OfferFilterArgs::country, "jp"),
           With(&OfferFilterArgs::prefecture, offer.worksites(0).subdivision()),
           With(&OfferFilterArgs::occupation, isco),
           With(&OfferFilterArgs::occupation, isco.substr(0, 1)),
           With(&OfferFilterArgs::occupation, offer.job().occupation().national_code()),
           With(&OfferFilterArgs::pay_from, pay + " JPY"),
           With(&OfferFilterArgs::cost_to, "900 million VND"),
           With(&OfferFilterArgs::by, std::string(kFuji)),
           With(&OfferFilterArgs::standing, "in-force"), With(&OfferFilterArgs::since, index)}) {
    ASSERT_EQ(List(args), kExitOk) << err();
    EXPECT_THAT(out(), HasSubstr(code())) << err();
  }
  for (const OfferFilterArgs& args : std::vector<OfferFilterArgs>{
           With(&OfferFilterArgs::country, "KR"), With(&OfferFilterArgs::prefecture, "Okinawa"),
           With(&OfferFilterArgs::occupation, "99"), With(&OfferFilterArgs::occupation, "NO-SUCH"),
           With(&OfferFilterArgs::pay_from, pay + "1 JPY"),
           With(&OfferFilterArgs::cost_to, "1 VND"),
           With(&OfferFilterArgs::by, std::string(kClinic)),
           With(&OfferFilterArgs::standing, "full"), With(&OfferFilterArgs::since, index + 1)}) {
    ASSERT_EQ(List(args), kExitOk) << err();
    EXPECT_THAT(out(), HasSubstr("None was found"));
  }
}

TEST_F(SearchTest, WhatCannotBeReadIsAMistakeThatNamesTheFlag) {
  ExpectMistake(With(&OfferFilterArgs::country, "Japan"), "--country");
  ExpectMistake(With(&OfferFilterArgs::country, "\x1b[2J"), "--country");
  ExpectMistake(With(&OfferFilterArgs::prefecture, "Nowhere"), "--prefecture");
  ExpectMistake(With(&OfferFilterArgs::occupation, "61111 farm"), "--occupation");
  ExpectMistake(With(&OfferFilterArgs::pay_from, "180000"), "--pay-from");
  ExpectMistake(With(&OfferFilterArgs::pay_from, "1.234 USD"), "--pay-from");
  ExpectMistake(With(&OfferFilterArgs::cost_to, "a lot"), "--cost-to");
  ExpectMistake(With(&OfferFilterArgs::by, "Satsuki Farm"), "--by");
  ExpectMistake(With(&OfferFilterArgs::standing, "opne"), "open");
  ExpectMistake(With(&OfferFilterArgs::page, "%%%"), "--page");
}

TEST_F(SearchTest, PagesGoOnWhereTheLastEnded) {
  office_.scene.Publish(office_.scene.world().Offer(LegalOffer::kSsw));
  office_.SetClock();
  office_.client.context().global.json = true;
  ASSERT_EQ(List(With(&OfferFilterArgs::count, 1)), kExitOk);
  const auto first = office_.client.Json().at("offers");
  ASSERT_EQ(first.at("hints").size(), 1u);
  OfferFilterArgs next = With(&OfferFilterArgs::count, 1);
  next.page = first.at("next_page");
  ASSERT_EQ(List(next), kExitOk);
  const auto second = office_.client.Json().at("offers");
  ASSERT_EQ(second.at("hints").size(), 1u);
  EXPECT_EQ(second.at("hints")[0].at("code"), code());
  EXPECT_NE(first.at("hints")[0].at("code"), code());
}

TEST_F(SearchTest, ShortPagesAreFollowed) {
  int asked = 0;
  office_.lies.offers = [&](const v1::OfferFilter& filter, const AskedPage& page) {
    if (++asked <= 3) {
      return Result<HintPage<v1::OfferHint>>(HintPage<v1::OfferHint>{{}, "token", 1, 1});
    }
    return ConnectToFake(office_.server)->SearchOffers(filter, {page.size, {}});
  };
  ASSERT_EQ(List(), kExitOk) << err();
  EXPECT_THAT(out(), HasSubstr(code()));
  EXPECT_EQ(asked, 4);
}

TEST_F(SearchTest, Json) {
  ASSERT_EQ(office_.RunJson(OfferListArgs{Verified()}), kExitOk);
  const auto hint = office_.client.Json().at("offers").at("hints").at(0);
  EXPECT_EQ(hint.at("code"), code());
  EXPECT_EQ(hint.at("standing"), "IN_FORCE");
  EXPECT_EQ(hint.at("says").at("destination_country"), "JP");
  EXPECT_EQ(hint.at("check").at("exit_code"), 0);
  EXPECT_EQ(hint.at("check").at("as_listed"), true);
  EXPECT_EQ(hint.at("check").at("proven"), hint.at("says"));
}

// --- Lies.

TEST_F(SearchTest, AnAlteredAmountIsShownAsWhatItIs) {
  Lie([](HintPage<v1::OfferHint>& page) {
    page.untrusted_hints[0]
        .mutable_summary()
        ->mutable_offer()
        ->mutable_worker_fee_total()
        ->set_minor_units(0);
  });
  ASSERT_EQ(List(), kExitOk);
  EXPECT_THAT(out(), AllOf(HasSubstr("NOT VERIFIED"), HasSubstr("pays 0 VND")));
  EXPECT_EQ(List(Verified()), kExitCouldNotCheck);
  EXPECT_THAT(out(), AllOf(HasSubstr("SOMETHING ELSE"), Not(HasSubstr("pays 0 VND"))));
}

TEST_F(SearchTest, ACodeThatNobodyKnowsIsNotUnderChecked) {
  Lie([](HintPage<v1::OfferHint>& page) {
    page.untrusted_hints[0].mutable_summary()->set_code(std::string(kCodeBytes, 'x'));
  });
  EXPECT_EQ(List(Verified()), kExitCouldNotCheck);
  EXPECT_THAT(out(), AllOf(HasSubstr("NOT VERIFIED"), Not(HasSubstr("CHECKED by")),
                           Not(HasSubstr("GENUINE"))));
}

TEST_F(SearchTest, MalformedHintsAreNotShown) {
  const std::vector<std::function<void(HintPage<v1::OfferHint>&)>> lies = {
      [](auto& page) { page.untrusted_hints[0].mutable_summary()->set_code("short"); },
      [](auto& page) { page.untrusted_hints[0].mutable_summary()->clear_facts(); },
      [](auto& page) { page.untrusted_hints[0].clear_summary(); },
      [](auto& page) { page.untrusted_hints[0].clear_index(); },
      [](auto& page) { page.untrusted_hints[0].set_standing(v1::OfferStanding(99)); },
      [](auto& page) { page.untrusted_hints[0].set_stopped_party("\x1b[2J"); },
      [](auto& page) {
        page.untrusted_hints[0].mutable_summary()->mutable_offer()->set_parties(0, "no id");
      },
      [](auto& page) {
        page.untrusted_hints[0].mutable_summary()->mutable_offer()->mutable_net_pay()->set_currency(
            "\u202eYPJ");
      },
      [](auto& page) {
        page.untrusted_hints[0].mutable_summary()->mutable_offer()->set_subdivisions(0, "JP-99\n");
      },
      [](auto& page) { page.untrusted_hints.resize(101, page.untrusted_hints[0]); },
      [](auto& page) { page.untrusted_next_token = std::string(kMaxHintTokenBytes + 1, 'x'); },
      [](auto& page) {
        page.untrusted_hints[0].mutable_summary()->mutable_key()->set_organization("AA:B");
      }};
  for (std::size_t i = 0; i < lies.size(); ++i) {
    Lie(lies[i]);
    EXPECT_EQ(List(), kExitCouldNotCheck) << i;
    EXPECT_EQ(out(), "") << i;
    EXPECT_THAT(err(), HasSubstr("cannot be used")) << i;
  }
}

TEST_F(SearchTest, AnEndlessListEnds) {
  int asked = 0;
  office_.lies.offers = [&](const v1::OfferFilter&, const AskedPage&) {
    return Result<HintPage<v1::OfferHint>>(
        HintPage<v1::OfferHint>{{}, "token " + std::to_string(++asked), 1, 1});
  };
  EXPECT_EQ(List(), kExitOk);
  EXPECT_EQ(asked, kMaxPagesFollowed);
}

TEST_F(SearchTest, NoAnswerIsSaid) {
  office_.server->unreachable = true;
  EXPECT_EQ(List(), kExitCouldNotCheck);
  EXPECT_THAT(err(), HasSubstr("no answer"));
}

// --- Organizations.

TEST_F(SearchTest, OrganizationsAreListedWithNumberLicenseAndCountry) {
  ASSERT_EQ(office_.client.Run(OrganizationListArgs{100, {}}), kExitOk) << err();
  const CastMember& sender = CastMemberOf(kCayTram);
  EXPECT_THAT(out(), AllOf(HasSubstr("NOT VERIFIED"), HasSubstr(std::string(kCayTram)),
                           HasSubstr(std::string(sender.legal_number)),
                           HasSubstr(std::string(sender.license)), HasSubstr("Vietnam")));
}

TEST_F(SearchTest, AnOrganizationIsShownVerifiedAndWhatIsListedIsNot) {
  ASSERT_EQ(office_.client.Run(OrganizationShowArgs{std::string(kFuji)}), kExitOk) << err();
  const std::size_t verified = out().find("VERIFIED. Its record");
  const std::size_t listed = out().find("NOT VERIFIED");
  ASSERT_NE(verified, std::string::npos);
  ASSERT_NE(listed, std::string::npos);
  EXPECT_LT(verified, listed);
  EXPECT_GT(out().find("places left: "), listed);
  EXPECT_GT(out().find(code()), listed);
  for (const char* heading : {"Keys:", "Appointments:", "Offers:", "History of its record:"}) {
    EXPECT_GT(out().find(heading), listed) << heading;
    EXPECT_NE(out().find(heading), std::string::npos) << heading;
  }
}

TEST_F(SearchTest, ASuspensionStandsInTheHistoryWithItsDecision) {
  office_.scene.Publish(office_.scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  office_.SetClock();
  ASSERT_EQ(office_.client.Run(OrganizationShowArgs{std::string(kFuji)}), kExitOk) << err();
  EXPECT_THAT(out(), AllOf(HasSubstr("how it stands: suspended"),
                           HasSubstr("changed to: suspended"), HasSubstr("decision ")));
  ASSERT_EQ(office_.RunJson(OrganizationShowArgs{std::string(kFuji)}), kExitOk);
  const auto organization = office_.client.Json().at("organization");
  EXPECT_EQ(organization.at("record").at("state"), "SUSPENDED");
  EXPECT_EQ(organization.at("not_verified").at("history").at("hints")[0].at("says").at("to"),
            "SUSPENDED");
}

TEST_F(SearchTest, AnIdThatIsNoneAndOneThatNobodyHas) {
  EXPECT_EQ(office_.client.Run(OrganizationShowArgs{"Satsuki"}), kExitUsage);
  EXPECT_THAT(err(), HasSubstr("VNTEST:FARM-1"));
  EXPECT_EQ(office_.client.Run(OrganizationShowArgs{"VNTEST:NOBODY"}), kExitUsage);
}

TEST_F(SearchTest, AListOfOrganizationsThatHoldsSomethingElseIsNotShown) {
  office_.lies.organizations = [&](const AskedPage& page) {
    return ConnectToFake(office_.server)
        ->ListStatementsOf(kFuji, v1::ORGANIZATION_STATEMENT_KIND_KEY, page);
  };
  EXPECT_EQ(office_.client.Run(OrganizationListArgs{}), kExitCouldNotCheck);
  EXPECT_EQ(out(), "");
}

TEST_F(SearchTest, EachLanguageHasItsWords) {
  const std::map<std::string, std::string> headings = {
      {"vi", "CHƯA KIỂM TRA"}, {"ja", "未確認"}, {"id", "BELUM DIPERIKSA"}};
  for (const auto& [language, heading] : headings) {
    office_.client.context().languages = {language};
    ASSERT_EQ(List(), kExitOk) << err();
    EXPECT_THAT(out(), AllOf(HasSubstr(heading), HasSubstr(code())));
    ASSERT_EQ(office_.client.Run(OrganizationShowArgs{std::string(kFuji)}), kExitOk) << err();
    EXPECT_THAT(out(), HasSubstr(heading));
  }
}

}  // namespace
}  // namespace warifu
