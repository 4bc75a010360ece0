// The worked examples of docs/format.md: a registry of four entries, and all that is made of it.
#ifndef WARIFU_TESTS_CORE_STATEMENT_DOC_EXAMPLES_H_
#define WARIFU_TESTS_CORE_STATEMENT_DOC_EXAMPLES_H_

#include <map>
#include <string>

namespace warifu {

// Blocks "example: ...".
std::map<std::string, std::string> DocExamples();

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_DOC_EXAMPLES_H_
