// What a draft starts from: a statement that exists, or the rows of a table.
//
// Not here: writing drafts (client/draft/writer.h). Threads: one at a time.
#ifndef WARIFU_CLIENT_DRAFTING_H_
#define WARIFU_CLIENT_DRAFTING_H_

#include <string>
#include <vector>

#include "client/context.h"
#include "client/draft/table.h"
#include "core/base/result.h"
#include "core/statement/examined.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// The columns of a table that are no fields.
inline constexpr char kFromColumn[] = "from";  // what the row starts from: a file, code or id
inline constexpr char kFileColumn[] = "file";  // the draft's name, without .json

// A file (.json, .statement), a code or an organization's id, as the start of the next statement:
// without the time and the registry, which sign fills in. An offer or appointment from the registry
// names what it replaces.
// Errors: kBadInput when it is of another kind; those of reading and asking.
Result<v1::Statement> StartFrom(const Context& context, const std::string& from,
                                StatementKind kind);

// One row of a table.
struct RowDraft {
  std::string path;  // to be written
  v1::Statement statement;
};

// A draft for each row, its form judged; nothing is written.
// Errors: kBadInput, naming row and column; kRefused: a file stands at a path already.
Result<std::vector<RowDraft>> DraftRows(const Context& context, const std::string& table_path,
                                        StatementKind kind, const std::string& folder);

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFTING_H_
