// A table as spreadsheets save it: values between commas, one row to a line.
//
// Not here: what the columns mean (client/draft/table_row.h). Source: RFC 4180; a byte order mark
// at the front is passed over. Threads: pure functions.
#ifndef WARIFU_CLIENT_DRAFT_TABLE_H_
#define WARIFU_CLIENT_DRAFT_TABLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

inline constexpr std::size_t kMaxTableBytes = 4 << 20;
inline constexpr std::size_t kMaxTableRows = 1000;
inline constexpr std::size_t kMaxTableColumns = 200;

struct CsvRow {
  std::size_t number = 0;  // as a spreadsheet counts: the column names are row 1
  std::vector<std::string> cells;
};

struct CsvTable {
  std::vector<std::string> columns;
  std::vector<CsvRow> rows;  // each has as many cells as there are columns; empty rows are absent
};

// Errors: kBadInput, naming the row: a quote that is not closed, too many or too few cells, no
// column names or one twice, no rows, too many.
Result<CsvTable> ParseCsv(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFT_TABLE_H_
