// The tables of docs/format.md, made from the descriptors, their limits and their comments.
#ifndef WARIFU_TESTS_CORE_STATEMENT_DOC_TABLES_H_
#define WARIFU_TESTS_CORE_STATEMENT_DOC_TABLES_H_

#include <map>
#include <string>

namespace warifu {

// Blocks "fields of X" for each statement and stored message, "values of enums", "forms",
// "sizes", "file kinds".
std::map<std::string, std::string> DocTables();

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_DOC_TABLES_H_
