// How docs/format.md shows bytes: labels, and below each its bytes in hex or its text.
#ifndef WARIFU_TESTS_CORE_STATEMENT_DOC_TEXT_H_
#define WARIFU_TESTS_CORE_STATEMENT_DOC_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/types.h"

namespace warifu {

// One example, as a block of code.
class ExampleBlock {
 public:
  ExampleBlock& Line(const std::string& label, std::string_view value);
  ExampleBlock& Number(const std::string& label, std::uint64_t value);
  // In lines of 80 digits.
  ExampleBlock& Hex(const std::string& label, std::string_view bytes);
  ExampleBlock& Hex(const std::string& label, const Hash& hash);
  // Verbatim, each line that is not empty indented by four.
  ExampleBlock& Indented(const std::string& label, std::string_view text);
  // Verbatim.
  ExampleBlock& Text(const std::string& label, std::string_view text);

  std::string ToString() const;

 private:
  std::string text_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_DOC_TEXT_H_
