#include "client/drafting.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "client/draft/table_row.h"
#include "client/draft/writer.h"
#include "client/home.h"
#include "client/loading.h"
#include "client/registry_facts.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kDraftEnding[] = ".json";
constexpr std::size_t kMaxNameBytes = 100;
constexpr char kNameCharacters[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

void NameWhatItReplaces(const VerifiedReceipt& receipt, v1::Statement& statement) {
  v1::Lineage* lineage = nullptr;
  if (statement.has_offer()) lineage = statement.mutable_offer()->mutable_lineage();
  if (statement.has_appointment()) lineage = statement.mutable_appointment()->mutable_lineage();
  if (lineage == nullptr) return;
  const std::string name = receipt.subject.entry->statement()->name().ToString();
  if (lineage->first().empty()) lineage->set_first(name);
  lineage->set_supersedes(name);
}

Result<v1::Statement> FromRegistry(const Context& context, const std::string& from) {
  const bool is_code = LooksLikeCode(from);
  const Result<Code> code = is_code ? ParseCode(from) : Result<Code>(Code{});
  if (!code.ok()) return code.error();
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt receipt,
                          is_code ? FetchStatement(registry, *code) : FetchRecord(registry, from));
  v1::Statement statement = receipt.subject.statement();
  NameWhatItReplaces(receipt, statement);
  return statement;
}

// The rows of one table, each into a draft.
class RowReader {
 public:
  RowReader(const Context& context, const std::string& table_path, StatementKind kind)
      : context_(context),
        table_path_(table_path),
        body_(*v1::Statement::descriptor()->FindFieldByNumber(static_cast<int>(kind))),
        kind_(kind) {}

  Result<v1::Statement> Read(const CsvTable& table, const CsvRow& row) const {
    JsonNode tree;
    tree.value = JsonNode::Object{{body_.name(), {JsonNode::Object()}}};
    const std::string* from = CellOf(table, row, kFromColumn);
    if (from != nullptr && !from->empty()) {
      const Result<v1::Statement> start = StartFrom(context_, *from, kind_);
      if (!start.ok()) return In(row, kFromColumn, start.error());
      WARIFU_ASSIGN_OR_RETURN(tree, ParseJsonTree(WriteDraft(*start, DraftComments::kNo)));
    }
    JsonNode& body = std::get<JsonNode::Object>(tree.value).front().node;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& column = table.columns[i];
      if (column == kFromColumn || column == kFileColumn || row.cells[i].empty()) continue;
      const Status set = SetCell(*body_.message_type(), PathOf(column), row.cells[i], body);
      if (!set.ok()) return In(row, column, set.error());
    }
    return Judged(table, row, ReadDraftTree(tree, ResolverFor(context_, table_path_, nullptr)));
  }

  static const std::string* CellOf(const CsvTable& table, const CsvRow& row,
                                   std::string_view column) {
    const auto found = std::find(table.columns.begin(), table.columns.end(), column);
    if (found == table.columns.end()) return nullptr;
    return &row.cells[static_cast<std::size_t>(found - table.columns.begin())];
  }

  Error In(const CsvRow& row, const std::string& column, const Error& error) const {
    return {error.code,
            Said("{mistake}. No draft was written.", LineOf(row, column, error.sentence))};
  }

 private:
  // A column may be named with the kind in front, as lint writes it: "offer.net_pay".
  std::string PathOf(const std::string& column) const {
    const std::string prefix = body_.name() + ".";
    return column.starts_with(prefix) ? column.substr(prefix.size()) : column;
  }

  // The column that an error's path belongs to; empty: none.
  std::string ColumnOf(const CsvTable& table, const std::string& message) const {
    for (const std::string& column : table.columns) {
      if (message.starts_with(body_.name() + "." + PathOf(column))) return column;
    }
    return {};
  }

  Sentence LineOf(const CsvRow& row, const std::string& column, const Sentence& why) const {
    if (column.empty()) return Said("{path}: row {row}: {why}", table_path_, row.number, why);
    return Said("{path}: row {row}, column {column}: {why}", table_path_, row.number,
                EscapeForTerminal(column), why);
  }

  // Each mistake of a draft, one in each line of its error, with its own column.
  Error InEachLine(const CsvTable& table, const CsvRow& row, const Error& error) const {
    std::vector<Sentence> lines;
    for (const Sentence& mistake : error.sentence.lines()) {
      lines.push_back(LineOf(row, ColumnOf(table, mistake.English()), mistake));
    }
    return {error.code, Said("{mistakes}. No draft was written.", InLines(std::move(lines)))};
  }

  Result<v1::Statement> Judged(const CsvTable& table, const CsvRow& row,
                               Result<v1::Statement> statement) const {
    if (!statement.ok()) return InEachLine(table, row, statement.error());
    const Loaded loaded = JudgeDraft(context_, *statement);
    const auto* findings = std::get_if<Findings>(&loaded);
    if (findings == nullptr) return statement;
    const v1::Finding& first = findings->front();
    return In(row, ColumnOf(table, first.field()),
              BadInput(Verbatim(FindingInWords(ErrorLanguage(context_), first))));
  }

  const Context& context_;
  const std::string& table_path_;
  const google::protobuf::FieldDescriptor& body_;
  StatementKind kind_;
};

// "offers-2.json", or what the column `file` says.
Result<std::string> NameOf(const CsvTable& table, const CsvRow& row,
                           const std::string& table_path) {
  const std::string* named = RowReader::CellOf(table, row, kFileColumn);
  if (named != nullptr && !named->empty()) {
    const bool plain = named->size() <= kMaxNameBytes && named->front() != '.' &&
                       named->find_first_not_of(kNameCharacters) == std::string::npos;
    if (plain) return *named + kDraftEnding;
    return BadInput("use letters, digits, '.', '_' and '-', as satsuki-farm");
  }
  const std::size_t slash = table_path.rfind('/');
  const std::string file = slash == std::string::npos ? table_path : table_path.substr(slash + 1);
  return file.substr(0, file.rfind('.')) + "-" + std::to_string(row.number) + kDraftEnding;
}

}  // namespace

Result<v1::Statement> StartFrom(const Context& context, const std::string& from,
                                StatementKind kind) {
  v1::Statement statement;
  if (FileExists(from)) {
    WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement file, LoadOrFail(context, from, nullptr));
    statement = file.statement();
  } else {
    WARIFU_ASSIGN_OR_RETURN(statement, FromRegistry(context, from));
  }
  const auto found = static_cast<StatementKind>(statement.body_case());
  if (found != kind) {
    return BadInput("{from} is of kind {found}, not {kind}", EscapeForTerminal(from),
                    StatementKindName(found), StatementKindName(kind));
  }
  statement.clear_registry();
  statement.clear_issued_at();
  return statement;
}

Result<std::vector<RowDraft>> DraftRows(const Context& context, const std::string& table_path,
                                        StatementKind kind, const std::string& folder) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(table_path, kMaxTableBytes));
  const Result<CsvTable> table = ParseCsv(bytes);
  if (!table.ok()) return table.error().At(table_path);
  const RowReader reader(context, table_path, kind);
  std::vector<RowDraft> drafts;
  for (const CsvRow& row : table->rows) {
    WARIFU_ASSIGN_OR_RETURN(v1::Statement statement, reader.Read(*table, row));
    Result<std::string> name = NameOf(*table, row, table_path);
    if (!name.ok()) return reader.In(row, kFileColumn, name.error());
    const std::string path = folder.empty() ? *name : folder + "/" + *name;
    const bool twice = std::any_of(drafts.begin(), drafts.end(),
                                   [&](const RowDraft& draft) { return draft.path == path; });
    if (twice || FileExists(path)) {
      return reader.In(row, kFileColumn, Refused("{path} exists already: name another file", path));
    }
    drafts.push_back({path, std::move(statement)});
  }
  return drafts;
}

}  // namespace warifu
