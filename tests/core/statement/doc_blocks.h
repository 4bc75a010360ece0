// The generated blocks of a document: what stands between these two lines is made by a test.
//
//     <!-- generated: NAME -->
//     <!-- end -->
//
// With WARIFU_REWRITE_DOCS set in the environment the test writes them instead of comparing.
#ifndef WARIFU_TESTS_CORE_STATEMENT_DOC_BLOCKS_H_
#define WARIFU_TESTS_CORE_STATEMENT_DOC_BLOCKS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace warifu {

class Document {
 public:
  // `path` from the root of the sources. Stops the test program when there is no such file.
  explicit Document(std::string path);

  const std::string& text() const { return text_; }
  // The names of all blocks, in order.
  std::vector<std::string> BlockNames() const;
  // What stands in a block; empty when there is none of this name.
  std::string Block(const std::string& name) const;

  // Compares every block with `wanted`, or rewrites the file. Fails the test for a block that is
  // different, missing, or of no name in `wanted`.
  void Check(const std::map<std::string, std::string>& wanted);

 private:
  std::string path_;
  std::string text_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_DOC_BLOCKS_H_
