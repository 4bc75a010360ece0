#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <sstream>

#include "client/draft/json_tree.h"
#include "client/draft/reader.h"
#include "client/draft/writer.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "core/statement/under_way.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr StatementKind kKinds[] = {StatementKind::kGenesis,     StatementKind::kKeyBinding,
                                    StatementKind::kRuleset,     StatementKind::kOrganization,
                                    StatementKind::kAppointment, StatementKind::kOffer,
                                    StatementKind::kAllocation,  StatementKind::kChange};

const DraftResolver kNoResolver = {
    [](const std::string& text) -> Result<Hash> { return BadInput("no statement {text}", text); },
    [](const std::string& name) -> Result<PublicKey> { return NotFound("no key {name}", name); }};

std::string ReplaceAll(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// The first word of "... One of AAA, BBB." in a comment; empty when it lists none.
std::string FirstChoice(const std::string& comment) {
  constexpr std::string_view kOneOf = "One of ";
  const std::size_t at = comment.rfind(kOneOf);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + kOneOf.size();
  return comment.substr(begin, comment.find_first_of(",.", begin) - begin);
}

// A template as somebody fills it who takes the first of everything.
std::string Fill(const std::string& draft) {
  std::istringstream lines(draft);
  std::string filled, line, choice;
  while (std::getline(lines, line)) {
    if (line.find("// ") != std::string::npos) choice = FirstChoice(line);
    if (!choice.empty() && line.find("//") == std::string::npos) {
      line = ReplaceAll(line, "\"\"", "\"" + choice + "\"");
      choice.clear();
    }
    filled += line + "\n";
  }
  filled = ReplaceAll(filled, "YYYY-MM-DDThh:mm:ss+00:00", "2026-11-20T09:00:00+07:00");
  filled = ReplaceAll(filled, "YYYY-MM-DD", "2026-11-20");
  filled = ReplaceAll(filled, "hh:mm", "08:30");
  filled = ReplaceAll(filled, "64 HEX DIGITS, A CODE OR A .statement FILE", std::string(64, 'a'));
  return ReplaceAll(filled, "\"64 HEX DIGITS\"", "\"" + std::string(64, 'b') + "\"");
}

TEST(DraftTemplate, OfEachKindParsesWhenFilled) {
  for (const StatementKind kind : kKinds) {
    const std::string filled = Fill(DraftTemplate(kind));
    const Result<v1::Statement> statement = ReadDraft(filled, kNoResolver);
    ASSERT_TRUE(statement.ok()) << statement.error().message() << "\n" << filled;
    EXPECT_EQ(static_cast<int>(statement->body_case()), static_cast<int>(kind));
  }
}

bool IsSentence(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  return begin != 0 && begin != std::string::npos && line.compare(begin, 3, "// ") == 0;
}

// Every field that stands in a comment, uncommented; with a comma behind what is not the last any
// more. Sentences are left out.
std::string Uncomment(const std::string& draft) {
  std::istringstream lines(draft);
  std::string text, line;
  while (std::getline(lines, line)) {
    if (IsSentence(line)) continue;
    const std::string field = line.starts_with("//") ? line.substr(2) : line;
    const bool begins =
        field.find_first_not_of(' ') == field.find('"') && field.find('"') < field.size();
    if (begins && text.find_last_of("{,[") + 2 != text.size()) text.insert(text.size() - 1, ",");
    text += field + "\n";
  }
  return text;
}

// What a person does who wants every optional field: each is readable as it stands.
TEST(DraftTemplate, OptionalFieldsAreReadableOnceUncommented) {
  for (const StatementKind kind : kKinds) {
    const std::string all = Uncomment(DraftTemplate(kind));
    const Result<JsonNode> tree = ParseJsonTree(all);
    ASSERT_TRUE(tree.ok()) << tree.error().message() << "\n" << all;
    const FieldDescriptor* body =
        v1::Statement::descriptor()->FindFieldByNumber(static_cast<int>(kind));
    const JsonNode& written = tree->object()->front().node;
    EXPECT_EQ(written.object()->size(),
              static_cast<std::size_t>(body->message_type()->field_count()));
  }
}

// So an unfinished draft is never signed.
TEST(DraftTemplate, OfEachKindIsRefusedAsItStands) {
  for (const StatementKind kind : kKinds) {
    const Result<v1::Statement> statement = ReadDraft(DraftTemplate(kind), kNoResolver);
    if (!statement.ok()) continue;
    const UnfinishedResult started =
        StartStatement(std::nullopt, kHighestRulesVersion, EncodeStatement(*statement));
    EXPECT_TRUE(std::holds_alternative<Findings>(started)) << DraftTemplate(kind);
  }
}

void ExpectNamed(const Descriptor& type, const std::string& draft, int depth) {
  constexpr int kDeepest = 12;
  ASSERT_LT(depth, kDeepest) << type.full_name();
  if (type.name() == "Money" || type.name() == "LocalizedText" || type.name() == "LocalizedName") {
    return;
  }
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    // Keys of a name are made at signing: nobody could fill them in.
    const bool made = type.name() == "OrganizationName" && field.name().ends_with("_key");
    EXPECT_EQ(draft.find("\"" + field.name() + "\":") == std::string::npos, made)
        << field.full_name();
    if (field.message_type() != nullptr) ExpectNamed(*field.message_type(), draft, depth + 1);
  }
}

TEST(DraftTemplate, OfEachKindNamesEveryField) {
  for (const StatementKind kind : kKinds) {
    const FieldDescriptor* body =
        v1::Statement::descriptor()->FindFieldByNumber(static_cast<int>(kind));
    ExpectNamed(*body->message_type(), DraftTemplate(kind), 0);
  }
}

TEST(DraftTemplate, ListsTheWordsOfAnEnum) {
  EXPECT_THAT(DraftTemplate(StatementKind::kChange), HasSubstr("WITHDRAWN"));
  EXPECT_THAT(DraftTemplate(StatementKind::kChange), HasSubstr("JOB_GONE"));
  EXPECT_THAT(DraftTemplate(StatementKind::kChange), Not(HasSubstr("UNSPECIFIED")));
}

TEST(DraftTemplate, SaysWhatExcludesEachOther) {
  EXPECT_THAT(DraftTemplate(StatementKind::kKeyBinding), HasSubstr("Exactly one of: "));
}

}  // namespace
}  // namespace warifu
