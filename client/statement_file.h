// `.statement` files: reading, and writing beside the draft they came from.
#ifndef WARIFU_CLIENT_STATEMENT_FILE_H_
#define WARIFU_CLIENT_STATEMENT_FILE_H_

#include <string>

#include "core/base/result.h"
#include "core/statement/under_way.h"

namespace warifu {

// The statement under way in a file, with its form and signatures so far judged.
// Errors: kNotFound; those of UnframeFile; kBadInput with the first finding in words.
Result<UnfinishedStatement> ReadStatementFile(const std::string& path);

// The same from bytes; `name` is for errors.
Result<UnfinishedStatement> ParseStatementFile(std::string_view bytes, const std::string& name);

// "X.statement" for "X.json" and for "X.statement".
std::string StatementPathFor(const std::string& path);

}  // namespace warifu

#endif  // WARIFU_CLIENT_STATEMENT_FILE_H_
