#include "client/draft/table.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Error InRow(std::size_t number, Sentence what) {
  return BadInput("row {number}: {what}", number, std::move(what));
}

// One row after the other. A line end between quotes belongs to its cell.
class RowReader {
 public:
  explicit RowReader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  Result<CsvRow> Next() {
    CsvRow row{++number_, {}};
    while (true) {
      WARIFU_ASSIGN_OR_RETURN(std::string cell, NextCell());
      row.cells.push_back(std::move(cell));
      if (row.cells.size() > kMaxTableColumns) {
        return InRow(number_, Said("more than {most} columns", kMaxTableColumns));
      }
      if (rest_.empty()) return row;
      const char between = rest_.front();
      rest_.remove_prefix(1);
      if (between == ',') continue;
      if (between == '\r' && rest_.starts_with('\n')) rest_.remove_prefix(1);
      return row;
    }
  }

 private:
  Result<std::string> NextCell() {
    if (rest_.starts_with('"')) return NextQuoted();
    const std::size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    std::string cell(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (cell.find('"') == std::string::npos) return cell;
    return InRow(number_,
                 Said("a quote inside a cell: put the whole cell in quotes, and write it twice"));
  }

  Result<std::string> NextQuoted() {
    std::string cell;
    rest_.remove_prefix(1);
    while (true) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) {
        return InRow(number_, Said("a quote is opened and not closed"));
      }
      cell += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) break;
      cell += '"';
      rest_.remove_prefix(1);
    }
    if (rest_.empty() || std::string_view(",\r\n").find(rest_.front()) != std::string_view::npos) {
      return cell;
    }
    return InRow(number_, Said("a comma must stand behind a closing quote"));
  }

  std::string_view rest_;
  std::size_t number_ = 0;
};

bool IsEmpty(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return cell.empty(); });
}

Status CheckColumns(const std::vector<std::string>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].empty()) {
      return InRow(1, Said("column {number} has no name", i + 1));
    }
    if (std::find(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i), columns[i]) !=
        columns.begin() + static_cast<std::ptrdiff_t>(i)) {
      return InRow(1, Said("two columns are named {name}", EscapeForTerminal(columns[i])));
    }
  }
  return Ok();
}

}  // namespace

Result<CsvTable> ParseCsv(std::string_view text) {
  if (text.size() > kMaxTableBytes) {
    return BadInput("the table is larger than {most} bytes", kMaxTableBytes);
  }
  if (!IsValidUtf8(text)) return BadInput("the table is not UTF-8: save it as \"CSV UTF-8\"");
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.empty()) return BadInput("the table is empty: its first row names the columns");
  RowReader reader(text);
  WARIFU_ASSIGN_OR_RETURN(CsvRow names, reader.Next());
  CsvTable table{std::move(names.cells), {}};
  if (table.columns.size() == 1 && table.columns.front().find(';') != std::string::npos) {
    return BadInput("row 1: the columns are parted by semicolons: save the table with commas");
  }
  WARIFU_RETURN_IF_ERROR(CheckColumns(table.columns));
  while (!reader.done()) {
    WARIFU_ASSIGN_OR_RETURN(CsvRow row, reader.Next());
    if (IsEmpty(row)) continue;
    if (row.cells.size() != table.columns.size()) {
      return InRow(row.number, Said("has {cells} cells, but there are {columns} columns",
                                    row.cells.size(), table.columns.size()));
    }
    table.rows.push_back(std::move(row));
    if (table.rows.size() > kMaxTableRows) {
      return BadInput("more than {most} rows: make several tables", kMaxTableRows);
    }
  }
  if (table.rows.empty()) return BadInput("the table has no row below the column names");
  return table;
}

}  // namespace warifu
