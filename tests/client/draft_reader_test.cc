#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "client/draft/json_tree.h"
#include "client/draft/reader.h"
#include "core/crypto/sha256.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// Knows one code, one file and one key.
const DraftResolver kResolver = {
    [](const std::string& text) -> Result<Hash> {
      if (text == "7K3Q-9D2M-4XVB-PZ1T-Q" || text == "appointment.statement") return Sha256("a");
      return NotFound("there is no statement {text}", text);
    },
    [](const std::string& name) -> Result<PublicKey> {
      if (name == "farm-2026") return TestPublicKey("farm");
      return NotFound("no key named {name}", name);
    }};

v1::Statement MustRead(std::string_view draft) {
  Result<v1::Statement> statement = ReadDraft(draft, kResolver);
  if (!statement.ok()) {
    ADD_FAILURE() << statement.error().message();
    return {};
  }
  return *statement;
}

std::string Refusal(std::string_view draft) {
  const Result<v1::Statement> statement = ReadDraft(draft, kResolver);
  if (statement.ok()) return "taken: " + statement->ShortDebugString();
  EXPECT_NE(statement.error().code, ErrorCode::kInternal);
  return statement.error().message();
}

std::string Offer(const std::string& member) { return "{\"offer\": {" + member + "}}"; }

// `count` fields that there are not.
std::string Unknown(int count) {
  std::string members;
  for (int i = 0; i < count; ++i) {
    members += (i > 0 ? ", " : "") + ("\"x" + std::to_string(i)) + "\": 1";
  }
  return Offer(members);
}

std::size_t Lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

// --- Many mistakes.

TEST(ReadDraft, NamesAllMistakesOneInALine) {
  const std::string refusal =
      Refusal(Offer("\"job\": {\"places\": \"x\", \"title\": {\"vi\": 1, \"ja\": 2}}, \"pay\": "
                    "{\"pay_day\": \"y\"}"));
  EXPECT_EQ(Lines(refusal), 4U) << refusal;
  for (const char* path : {"offer.job.places: ", "\noffer.job.title.vi: ", "\noffer.job.title.ja: ",
                           "\noffer.pay.pay_day: "}) {
    EXPECT_THAT(refusal, HasSubstr(path));
  }
}

TEST(ReadDraft, NamesTwentyMistakesAndCountsTheRest) {
  EXPECT_EQ(Lines(Refusal(Unknown(20))), 20U);
  EXPECT_THAT(Refusal(Unknown(20)), Not(HasSubstr("more")));
  for (const int count : {21, 25}) {
    const std::string refusal = Refusal(Unknown(count));
    EXPECT_EQ(Lines(refusal), 21U);
    EXPECT_THAT(refusal, HasSubstr("there is no field \"x0\""));
    EXPECT_THAT(refusal, Not(HasSubstr("x20")));
    EXPECT_THAT(refusal, EndsWith("\nand " + std::to_string(count - 20) + " more"));
  }
}

// --- Comments.

TEST(ReadDraft, TakesCommentsAnywhereBetweenTokens) {
  const v1::Statement statement = MustRead(
      "// head\n{ // open\n \"offer\": // name\n { \"programme\": \"SSW1\" // not \"this\"\n } "
      "}\n//");
  EXPECT_EQ(statement.offer().programme(), "SSW1");
}

TEST(ReadDraft, LeavesSlashesInTextAlone) {
  EXPECT_EQ(MustRead(Offer("\"programme\": \"a//b\"")).offer().programme(), "a//b");
  EXPECT_EQ(MustRead(Offer("\"programme\": \"a\\\"//b\"")).offer().programme(), "a\"//b");
}

TEST(ReadDraft, RefusesOtherComments) {
  EXPECT_THAT(Refusal("{ /* no */ \"offer\": {} }"), HasSubstr("no JSON"));
  EXPECT_THAT(Refusal("{ # no\n \"offer\": {} }"), HasSubstr("no JSON"));
}

TEST(BlankComments, KeepsEveryPosition) {
  const std::string draft = "{ // a\n \"b//\": 1 // c\n}";
  const std::string blank = BlankComments(draft);
  EXPECT_EQ(blank, "{     \n \"b//\": 1     \n}");
  EXPECT_EQ(blank.size(), draft.size());
  EXPECT_EQ(BlankComments("\"\\"), "\"\\");
  EXPECT_EQ(BlankComments(""), "");
  EXPECT_EQ(BlankComments("/"), "/");
}

// --- JSON.

TEST(ReadDraft, SaysWhereTheJsonBreaks) {
  EXPECT_THAT(Refusal("{\n \"offer\": {\n \"programme\" \"x\" } }"), HasSubstr("line 3"));
}

TEST(ReadDraft, RefusesWhatIsNoJson) {
  for (const char* draft : {"", " ", "{", "}", "{\"offer\": {},}", "{'offer': {}}", "{offer: {}}",
                            "{\"offer\": {}} x", "{\"offer\": {}}{}", "\xff", "{\"offer\": NaN}",
                            "{\"offer\": {\"programme\": \"\xc0\"}}", "[", "\"", "{\"a\"", "nul"}) {
    EXPECT_THAT(Refusal(draft), Not(StartsWith("taken"))) << draft;
  }
}

TEST(ReadDraft, RefusesWhatIsNoObject) {
  for (const char* draft : {"[]", "1", "\"offer\"", "null", "true"}) {
    EXPECT_THAT(Refusal(draft), StartsWith("draft: write an object")) << draft;
  }
}

TEST(ReadDraft, RefusesAKeyThatStandsTwice) {
  EXPECT_THAT(Refusal(Offer("\"programme\": \"SSW1\", \"programme\": \"SSW1\"")),
              AllOf(HasSubstr("\"programme\""), HasSubstr("twice")));
  EXPECT_THAT(Refusal("{\"offer\": {}, \"offer\": {}}"), HasSubstr("twice"));
  EXPECT_THAT(Refusal(Offer("\"programme\": \"a\", \"programm\\u0065\": \"b\"")),
              HasSubstr("twice"));
}

TEST(ReadDraft, TakesTheSameKeyInTwoObjects) {
  const v1::Statement statement =
      MustRead(Offer("\"parties\": [{\"organization\": \"A\"}, {\"organization\": \"B\"}]"));
  EXPECT_EQ(statement.offer().parties_size(), 2);
}

TEST(ReadDraft, RefusesWhatIsTooDeep) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(ParseJsonTree(nested(kMaxJsonDepth)).ok());
  EXPECT_THAT(Refusal(nested(kMaxJsonDepth + 1)), HasSubstr("too deep"));
  EXPECT_THAT(Refusal(nested(100000)), HasSubstr("too deep"));
  EXPECT_THAT(Refusal(std::string(kMaxDraftBytes, '[')), HasSubstr("too deep"));
}

TEST(ReadDraft, RefusesWhatIsTooLarge) {
  const std::string draft = Offer("\"programme\": \"SSW1\"");
  const std::string largest = draft + std::string(kMaxDraftBytes - draft.size(), ' ');
  EXPECT_TRUE(ReadDraft(largest, kResolver).ok());
  EXPECT_THAT(Refusal(largest + " "), HasSubstr(std::to_string(kMaxDraftBytes)));
}

// --- Names of fields.

TEST(ReadDraft, NamesTheNearestOfAnUnknownField) {
  EXPECT_THAT(Refusal(Offer("\"program\": \"SSW1\"")),
              AllOf(StartsWith("offer: "), HasSubstr("\"program\""),
                    HasSubstr("did you mean \"programme\"")));
  EXPECT_THAT(Refusal(Offer("\"parties\": [{\"organisation\": \"X\"}]")),
              AllOf(StartsWith("offer.parties[0]: "), HasSubstr("did you mean \"organization\"")));
  EXPECT_THAT(Refusal("{\"ofer\": {}}"),
              AllOf(StartsWith("draft: "), HasSubstr("did you mean \"offer\"")));
}

TEST(ReadDraft, GuessesNothingForAFieldNearToNone) {
  EXPECT_THAT(Refusal(Offer("\"zzzzzzzzzz\": 1")), Not(HasSubstr("did you mean")));
  EXPECT_THAT(Refusal(Offer("\"" + std::string(5000, 'p') + "\": 1")),
              Not(HasSubstr("did you mean")));
}

TEST(ReadDraft, EscapesAHostileFieldName) {
  EXPECT_THAT(Refusal(Offer("\"\\u001b[2J\": 1")), Not(HasSubstr("\x1b")));
  EXPECT_THAT(Refusal("{\"genesis\": {\"authorities\": [{\"names\": {\"\\u001b[2J\": 1}}]}}"),
              AllOf(StartsWith("genesis.authorities[0].names."), Not(HasSubstr("\x1b"))));
}

TEST(ReadDraft, RefusesADraftThatSaysNothing) {
  EXPECT_THAT(Refusal("{}"), HasSubstr("it says nothing"));
  EXPECT_THAT(Refusal("{\"issued_at\": \"2026-10-05T09:00:00+07:00\"}"),
              HasSubstr("it says nothing"));
}

TEST(ReadDraft, RefusesTwoOfWhatExcludesEachOther) {
  EXPECT_THAT(Refusal("{\"offer\": {}, \"change\": {}}"),
              AllOf(StartsWith("change: "), HasSubstr("only one of these")));
  EXPECT_THAT(
      Refusal("{\"key_binding\": {\"authority\": \"VNTEST\", \"organization\": \"VNTEST:A\"}}"),
      AllOf(StartsWith("key_binding.organization: "), HasSubstr("organization, authority")));
}

// --- Kinds of values: the path, what to write, and what was found.

struct WrongKindCase {
  const char* draft;
  const char* path;
  const char* wanted;
};

TEST(ReadDraft, RefusesAValueOfAnotherKind) {
  const WrongKindCase cases[] = {
      {R"({"offer": []})", "offer: ", "an object"},
      {R"({"offer": {"programme": 1}})", "offer.programme: ", "a text in quotes"},
      {R"({"offer": {"programme": null}})", "offer.programme: ", "a text in quotes"},
      {R"({"offer": {"programme": ["SSW1"]}})", "offer.programme: ", "not a list"},
      {R"({"offer": {"parties": {}}})", "offer.parties: ", "a list here, [ ... ]"},
      {R"({"offer": {"parties": [1]}})", "offer.parties[0]: ", "not a number"},
      {R"({"offer": {"parties": [{}, {"roles": "BROKER"}]}})",
       "offer.parties[1].roles: ", "a list"},
      {R"({"offer": {"parties": [{"roles": [1]}]}})",
       "offer.parties[0].roles[0]: ", "a word in quotes"},
      {R"({"offer": {"job": {"places": "20"}}})", "offer.job.places: ", "a number without quotes"},
      {R"({"offer": {"job": {"places": true}}})", "offer.job.places: ", "not true or false"},
      {R"({"offer": {"worker_fee_total": 184461}})", "offer.worker_fee_total: ", "184461 JPY"},
      {R"({"offer": {"worker_fee_total": {}}})", "offer.worker_fee_total: ", "not an object"},
      {R"({"genesis": {"authorities": [{"names": "X"}]}})",
       "genesis.authorities[0].names: ", "each language"},
      {R"({"genesis": {"authorities": [{"names": {"en": 1}}]}})",
       "genesis.authorities[0].names.en: ", "a text"},
      {R"({"issued_at": 5, "offer": {}})", "issued_at: ", "an instant"},
  };
  for (const WrongKindCase& one : cases) {
    EXPECT_THAT(Refusal(one.draft), AllOf(StartsWith(one.path), HasSubstr(one.wanted)))
        << one.draft;
  }
}

// --- Money.

TEST(ReadDraft, ReadsMoney) {
  const auto offer = MustRead(Offer("\"worker_fee_total\": \"690.50 USD\"")).offer();
  EXPECT_EQ(offer.worker_fee_total().minor_units(), 69050);
  EXPECT_EQ(offer.worker_fee_total().currency(), "USD");
}

TEST(ReadDraft, RefusesMalformedMoney) {
  for (const char* money : {"", "184461", "JPY", "JPY 184461", "184461JPY", "1,000 JPY", "1.5 JPY",
                            "-1 JPY", "1 jpy", "1 XXX", "1  JPY", " 1 JPY", "1 JPY ", "1e3 JPY",
                            "99999999999999999999 JPY", "1.234 USD", "+1 JPY"}) {
    EXPECT_THAT(Refusal(Offer("\"worker_fee_total\": \"" + std::string(money) + "\"")),
                StartsWith("offer.worker_fee_total: "))
        << money;
  }
}

// --- Instants, numbers, words.

TEST(ReadDraft, ReadsInstantsOfAnyOffset) {
  EXPECT_EQ(MustRead("{\"issued_at\": \"2026-10-05T09:00:00+07:00\", \"offer\": {}}").issued_at(),
            MustRead("{\"issued_at\": \"2026-10-05T02:00:00Z\", \"offer\": {}}").issued_at());
}

TEST(ReadDraft, RefusesMalformedInstants) {
  for (const char* instant :
       {"", "2026-10-05", "2026-10-05T09:00:00", "2026-10-05 09:00:00Z", "2026-13-05T09:00:00Z",
        "2026-02-30T09:00:00Z", "2026-10-05T24:00:00Z", "2026-10-05T09:00:00.5Z",
        "2026-10-05T09:00:00+15:00", "YYYY-MM-DDThh:mm:ss+00:00", "@1795132800"}) {
    EXPECT_THAT(Refusal("{\"issued_at\": \"" + std::string(instant) + "\", \"offer\": {}}"),
                StartsWith("issued_at: "))
        << instant;
  }
}

TEST(ReadDraft, ReadsMillisecondsAsInstantOrNumber) {
  const auto since = [](const std::string& value) {
    return MustRead("{\"change\": {\"compromised_since_ms\": " + value + "}}")
        .change()
        .compromised_since_ms();
  };
  EXPECT_EQ(since("\"2026-11-20T00:00:00Z\""), 1795132800000u);
  EXPECT_EQ(since("1795132800123"), 1795132800123u);
}

TEST(ReadDraft, RefusesNumbersThatDoNotFit) {
  for (const char* number : {"-1", "1.5", "1e3", "4294967296", "18446744073709551616", "1.0"}) {
    EXPECT_THAT(Refusal(Offer("\"job\": {\"places\": " + std::string(number) + "}")),
                AllOf(StartsWith("offer.job.places: "), HasSubstr("4294967295")))
        << number;
  }
  EXPECT_EQ(MustRead(Offer("\"job\": {\"places\": 4294967295}")).offer().job().places(),
            4294967295u);
}

TEST(ReadDraft, RefusesUnknownWordsAndNamesTheNearest) {
  EXPECT_THAT(Refusal(Offer("\"parties\": [{}, {\"roles\": [\"BROKR\"]}]")),
              AllOf(StartsWith("offer.parties[1].roles[0]: "), HasSubstr("did you mean \"BROKER\""),
                    HasSubstr("SENDING_ORGANIZATION")));
}

TEST(ReadDraft, TakesNoOtherSpellingOfAWord) {
  for (const char* word : {"broker", "ROLE_BROKER", "UNSPECIFIED", "", "7", "BROKER "}) {
    EXPECT_THAT(Refusal(Offer("\"parties\": [{\"roles\": [\"" + std::string(word) + "\"]}]")),
                StartsWith("offer.parties[0].roles[0]: "))
        << word;
  }
}

// --- Names, keys.

TEST(ReadDraft, RefusesMalformedHex) {
  const std::string good(64, 'a');
  for (const std::string& hex :
       {std::string(), good.substr(1), good + "a", good + "aa", "g" + good.substr(1),
        "0x" + good.substr(2), " " + good.substr(1)}) {
    EXPECT_THAT(Refusal("{\"registry\": \"" + hex + "\", \"offer\": {}}"),
                AllOf(StartsWith("registry: "), HasSubstr("64 hex digits")))
        << hex;
  }
  EXPECT_THAT(Refusal("{\"key_binding\": {\"public_key\": \"abc\"}}"),
              AllOf(StartsWith("key_binding.public_key: "), HasSubstr("64 hex digits")));
}

TEST(ReadDraft, CutsAnEndlessValueInItsError) {
  EXPECT_LT(Refusal("{\"registry\": \"" + std::string(100000, 'z') + "\", \"offer\": {}}").size(),
            500u);
}

TEST(ReadDraft, ReadsAKeyByItsNameInTheHome) {
  EXPECT_EQ(
      MustRead("{\"key_binding\": {\"public_key\": \"key:farm-2026\"}}").key_binding().public_key(),
      TestPublicKey("farm").ToString());
  EXPECT_THAT(Refusal("{\"key_binding\": {\"public_key\": \"key:nobody\"}}"),
              AllOf(StartsWith("key_binding.public_key: "), HasSubstr("no key named nobody")));
}

TEST(ReadDraft, ReadsAStatementByItsFileOrCode) {
  for (const char* reference : {"appointment.statement", "7K3Q-9D2M-4XVB-PZ1T-Q"}) {
    EXPECT_EQ(
        MustRead(Offer("\"parties\": [{\"appointment\": \"" + std::string(reference) + "\"}]"))
            .offer()
            .parties(0)
            .appointment(),
        Sha256("a").ToString());
  }
  EXPECT_THAT(Refusal(Offer("\"parties\": [{\"appointment\": \"other.statement\"}]")),
              AllOf(StartsWith("offer.parties[0].appointment: "),
                    HasSubstr("no statement other.statement")));
}

TEST(ReadDraft, TakesAKeyReferenceOnlyForKeys) {
  EXPECT_EQ(MustRead(Offer("\"programme\": \"key:farm-2026\"")).offer().programme(),
            "key:farm-2026");
  EXPECT_THAT(Refusal("{\"registry\": \"key:farm-2026\", \"offer\": {}}"),
              StartsWith("registry: "));
}

}  // namespace
}  // namespace warifu
