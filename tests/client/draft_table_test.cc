// `warifu draft KIND --from TABLE.csv`: the table's form, its columns, one draft per row or none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "client/draft/reader.h"
#include "client/draft/table.h"
#include "client/draft/table_row.h"
#include "core/base/exit.h"
#include "tests/client/office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// --- The table's form.

std::string TableError(std::string_view text) {
  const Result<CsvTable> table = ParseCsv(text);
  return table.ok() ? "" : table.error().message();
}

TEST(DraftTable, ReadsCellsQuotesAndLineEnds) {
  const Result<CsvTable> table = ParseCsv(
      "\xEF\xBB\xBF"
      "a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n,\r\n2,\n");
  ASSERT_TRUE(table.ok()) << table.error().message();
  EXPECT_THAT(table->columns, ElementsAre("a", "b"));
  ASSERT_THAT(table->rows, SizeIs(2));
  EXPECT_THAT(table->rows[0].cells, ElementsAre("1", "x, \"y\"\nz"));
  EXPECT_EQ(table->rows[0].number, 2u);
  EXPECT_THAT(table->rows[1].cells, ElementsAre("2", ""));
  EXPECT_EQ(table->rows[1].number, 4u);
}

TEST(DraftTable, RefusesWhatIsNoTable) {
  EXPECT_THAT(TableError(""), HasSubstr("empty"));
  EXPECT_THAT(TableError("a,b\n"), HasSubstr("no row"));
  EXPECT_THAT(TableError("a,,b\n1,2,3\n"), HasSubstr("row 1: column 2 has no name"));
  EXPECT_THAT(TableError("a,b,a\n1,2,3\n"), HasSubstr("two columns are named a"));
  EXPECT_THAT(TableError("a,b\n1\n"), HasSubstr("row 2: has 1 cells, but there are 2 columns"));
  EXPECT_THAT(TableError("a,b\n1,2,3\n"), HasSubstr("row 2: has 3 cells"));
  EXPECT_THAT(TableError("a,b\n1,\"2\n"), HasSubstr("row 2: a quote is opened"));
  EXPECT_THAT(TableError("a,b\n1,\"2\"x\n"), HasSubstr("row 2: a comma must stand"));
  EXPECT_THAT(TableError("a,b\n1,2\"x\n"), HasSubstr("row 2: a quote inside a cell"));
  EXPECT_THAT(TableError("a,b\n1,\xFF\n"), HasSubstr("UTF-8"));
}

TEST(DraftTable, HasLimits) {
  std::string rows = "a\n";
  for (std::size_t i = 0; i < kMaxTableRows; ++i) rows += "1\n";
  EXPECT_EQ(TableError(rows), "");
  EXPECT_THAT(TableError(rows + "1\n"), HasSubstr("more than 1000 rows"));
  EXPECT_THAT(TableError(std::string(kMaxTableColumns, ',')), HasSubstr("row 1: more than 200"));
  EXPECT_THAT(TableError(std::string(kMaxTableBytes + 1, 'x')), HasSubstr("larger than"));
}

// --- Its columns.

std::string CellError(const std::string& path, const std::string& cell = "1") {
  JsonNode body;
  const Status set = SetCell(*v1::Offer::descriptor(), path, cell, body);
  return set.ok() ? "" : set.error().message();
}

TEST(TableRow, SetsFieldsOfEachForm) {
  JsonNode tree;
  tree.value = JsonNode::Object{{"offer", {JsonNode::Object()}}};
  JsonNode& body = std::get<JsonNode::Object>(tree.value).front().node;
  const std::pair<const char*, const char*> cells[] = {
      {"programme", "SSW1"},
      {"net_pay", "145376 JPY"},
      {"job.places", "3"},
      {"job.title.vi", "Trồng rau"},
      {"parties[0].organization", "VNTEST:A"},
      {"parties[0].roles", "ACCEPTING_COMPANY; WORKSITE_OPERATOR"},
      {"parties[1].organization", "VNTEST:B"},
      {"undertakings", "NO_DEPOSIT"},
      {"valid_until", "2027-10-04T00:00:00+07:00"},
      {"hours.schedule[0].night", "true"}};
  for (const auto& [path, cell] : cells) {
    EXPECT_TRUE(SetCell(*v1::Offer::descriptor(), path, cell, body).ok()) << path;
  }
  const Result<v1::Statement> read = ReadDraftTree(tree, {});
  ASSERT_TRUE(read.ok()) << read.error().message();
  const v1::Offer& offer = read->offer();
  EXPECT_EQ(offer.programme(), "SSW1");
  EXPECT_EQ(offer.net_pay().minor_units(), 145376);
  EXPECT_EQ(offer.job().places(), 3u);
  EXPECT_EQ(offer.job().title(0).text(), "Trồng rau");
  EXPECT_EQ(offer.parties(0).roles_size(), 2);
  EXPECT_EQ(offer.parties(1).organization(), "VNTEST:B");
  EXPECT_THAT(offer.undertakings(), ElementsAre(v1::UNDERTAKING_NO_DEPOSIT));
  EXPECT_TRUE(offer.hours().schedule(0).night());
}

TEST(TableRow, SaysWhatAPathShouldName) {
  EXPECT_THAT(CellError("net_pya"), HasSubstr("did you mean \"net_pay\""));
  EXPECT_THAT(CellError("job.plaecs"), HasSubstr("did you mean \"places\""));
}

TEST(TableRow, RefusesPathsThatLeadNowhere) {
  EXPECT_THAT(CellError("job.title"), HasSubstr("name the language behind a text"));
  EXPECT_THAT(CellError("job.title.vi.x"), HasSubstr("name the language"));
  EXPECT_THAT(CellError("job"), HasSubstr("name a field of it, as job.title"));
  EXPECT_THAT(CellError("parties"), HasSubstr("say which one: parties[0]"));
  EXPECT_THAT(CellError("parties[0]"), HasSubstr("name a field of it"));
  EXPECT_THAT(CellError("parties[1].organization"), HasSubstr("before it are missing"));
  EXPECT_THAT(CellError("parties[x].organization"), HasSubstr("parties[0]"));
  EXPECT_THAT(CellError("parties[0.organization"), HasSubstr("parties[0]"));
  EXPECT_THAT(CellError("parties[99999].organization"), HasSubstr("parties[0]"));
  EXPECT_THAT(CellError("net_pay.currency"), HasSubstr("net_pay has no fields"));
  EXPECT_THAT(CellError("programme[0]"), HasSubstr("programme is no list"));
  EXPECT_THAT(CellError("undertakings.x"), HasSubstr("undertakings has no fields"));
  EXPECT_THAT(CellError(""), HasSubstr("there is no field \"\""));
}

// --- Drafts.

struct TableOffice : Office {
  TableOffice() : offer(scene.world().Offer(LegalOffer::kEsd)) { base = Draft("base.json", offer); }

  int Run(const std::string& table) {
    DraftArgs args;
    args.kind = "offer";
    args.from = client.File("offers.csv", table);
    args.output = client.Path("drafts");
    return client.Run(args);
  }
  std::vector<std::string> Written() const {
    std::vector<std::string> names;
    if (!std::filesystem::exists(client.Path("drafts"))) return names;
    for (const auto& entry : std::filesystem::directory_iterator(client.Path("drafts"))) {
      names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  v1::Statement offer;
  std::string base;
};

TEST(DraftTable, MakesOneDraftPerRow) {
  TableOffice office;
  ASSERT_EQ(office.Run("from,file,job.places,offer.programme\n" + office.base + ",first,2,\n" +
                       office.base + ",,,SSW1\n"),
            kExitOk)
      << office.client.err();
  EXPECT_THAT(office.Written(), ElementsAre("first.json", "offers-3.json"));
  const Result<v1::Statement> first =
      ReadDraft(TestClient::Read(office.client.Path("drafts/first.json")), {});
  ASSERT_TRUE(first.ok()) << first.error().message();
  EXPECT_EQ(first->offer().job().places(), 2u);
  EXPECT_EQ(first->offer().programme(), office.offer.offer().programme());
  EXPECT_TRUE(first->registry().empty());
  const Result<v1::Statement> second =
      ReadDraft(TestClient::Read(office.client.Path("drafts/offers-3.json")), {});
  ASSERT_TRUE(second.ok()) << second.error().message();
  EXPECT_EQ(second->offer().job().places(), office.offer.offer().job().places());
  EXPECT_EQ(second->offer().programme(), "SSW1");
}

TEST(DraftTable, WritesNothingUnlessEveryRowIsRight) {
  TableOffice office;
  const std::string good = office.base + ",a,2,145376 JPY\n";
  const std::pair<std::string, std::string> bad[] = {
      {office.base + ",b,two,\n", "row 3, column job.places: offer.job.places: "},
      {office.base + ",b,,145376\n", "row 3, column net_pay: offer.net_pay: "},
      {office.base + ",b,1001,\n", "row 3, column job.places"},
      {office.base + ",a,2,\n", "row 3, column file: "},
      {office.base + ",../b,2,\n", "row 3, column file: use letters"},
      {"nothing.json,b,2,\n", "row 3, column from: "},
      {",b,2,\n", "row 3: "}};
  for (const auto& [row, said] : bad) {
    EXPECT_EQ(office.Run("from,file,job.places,net_pay\n" + good + row), kExitUsage) << row;
    EXPECT_THAT(office.client.err(), AllOf(HasSubstr(said), HasSubstr("No draft was written")));
    EXPECT_THAT(office.Written(), IsEmpty());
  }
}

TEST(DraftTable, NeverWritesOverAFile) {
  TableOffice office;
  const std::string table = "from,file\n" + office.base + ",a\n";
  ASSERT_EQ(office.Run(table), kExitOk) << office.client.err();
  EXPECT_EQ(office.Run(table), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("exists already"));
}

TEST(DraftTable, RefusesAStartOfAnotherKind) {
  TableOffice office;
  const std::string key = office.client.File("key.json", "{ \"key_binding\": { \"public_key\": \"" +
                                                             std::string(64, '1') +
                                                             "\", \"organization\": \"V-T:A\" } }");
  EXPECT_EQ(office.Run("from\n" + key + "\n"), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("row 2, column from"));
}

TEST(DraftTable, NamesTheColumnOfEachMistake) {
  TableOffice office;
  EXPECT_EQ(office.Run("from,job.places,pay.pay_day\n" + office.base + ",x,y\n"), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("row 2, column job.places: offer.job.places: "));
  EXPECT_THAT(office.client.err(), HasSubstr("row 2, column pay.pay_day: offer.pay.pay_day: "));
  EXPECT_THAT(office.Written(), IsEmpty());
}

TEST(DraftTable, AnswersInJson) {
  TableOffice office;
  office.client.context().global.json = true;
  ASSERT_EQ(office.Run("from,file\n" + office.base + ",a\n"), kExitOk);
  EXPECT_THAT(office.client.Json()["files"], SizeIs(1));
}

TEST(Draft, OutputIsForTables) {
  TableOffice office;
  DraftArgs args;
  args.kind = "offer";
  args.output = "x";
  EXPECT_EQ(office.client.Run(args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--output"));
}

// --- What the registry knows.

TEST(DraftNotes, NameCodesOrganizationsAndAppointments) {
  TableOffice office;
  DraftArgs args;
  args.kind = "offer";
  ASSERT_EQ(office.client.Run(args), kExitOk) << office.client.err();
  const std::string& draft = office.client.out();
  EXPECT_THAT(draft,
              AllOf(HasSubstr("// Allowed by " + std::string(kAuthority)), HasSubstr("SSW1"),
                    HasSubstr("SERVICE_CHARGE"),
                    HasSubstr("// Not verified, as the server lists it: " + std::string(kSatsuki)),
                    HasSubstr("places left")));
  EXPECT_EQ(office.client.err(), "");
}

TEST(DraftNotes, AreLeftOutOffline) {
  TableOffice office;
  office.server->unreachable = true;
  DraftArgs args;
  args.kind = "offer";
  args.offline = true;
  ASSERT_EQ(office.client.Run(args), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr("The registry was not asked"));
  EXPECT_EQ(office.client.err(), "");
  args.offline = false;
  ASSERT_EQ(office.client.Run(args), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr("The registry was not asked"));
  EXPECT_THAT(office.client.err(), HasSubstr("could not be had"));
}

TEST(DraftNotes, FollowARulesetToTheOneInForce) {
  TableOffice office;
  v1::Statement ruleset = office.scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->mutable_worker_classes(0)->set_code("NEWEST_CLASS");
  office.scene.Publish(ruleset);
  office.SetClock();
  DraftArgs args;
  args.kind = "offer";
  ASSERT_EQ(office.client.Run(args), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("NEWEST_CLASS"));
}

}  // namespace
}  // namespace warifu
