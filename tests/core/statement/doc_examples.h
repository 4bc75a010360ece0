// The worked examples of docs/format.md: a registry of four entries, and all that is made of it.
//
// Each function makes blocks "example: ..."; where something judges what is shown, it is asked, and
// the test program stops unless the answer is the one that the document says.
#ifndef WARIFU_TESTS_CORE_STATEMENT_DOC_EXAMPLES_H_
#define WARIFU_TESTS_CORE_STATEMENT_DOC_EXAMPLES_H_

#include <map>
#include <string>

#include "tests/core/statement/doc_log.h"

namespace warifu {

using DocBlocks = std::map<std::string, std::string>;

// All of them.
DocBlocks DocExamples();

// --- The same in parts.
DocBlocks StatementExamples();
DocBlocks LogExamples(const ExampleLog& log);
DocBlocks NoteExamples(const ExampleLog& log);
DocBlocks CodeExamples();
DocBlocks FileExamples();
DocBlocks TrustExample();
DocBlocks EvidenceExamples(const ExampleLog& log);
DocBlocks StateExample(const ExampleLog& log);
DocBlocks OfferProofExample();

// The trust file of the example's registry.
std::string ExampleTrustText();

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_DOC_EXAMPLES_H_
