#include "tests/core/statement/doc_blocks.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr std::string_view kBegin = "<!-- generated: ";
constexpr std::string_view kBeginTail = " -->\n";
constexpr std::string_view kEnd = "<!-- end -->";

// Where the content of a block stands in the text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool FindBlock(const std::string& text, const std::string& name, Span& span) {
  const std::string line = std::string(kBegin) + name + std::string(kBeginTail);
  const std::size_t at = text.find(line);
  if (at == std::string::npos) return false;
  span.begin = at + line.size();
  span.end = text.find(kEnd, span.begin);
  return span.end != std::string::npos;
}

}  // namespace

Document::Document(std::string path) : path_(std::move(path)) {
  std::ifstream in(path_, std::ios::binary);
  WARIFU_CHECK(in.good());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  text_ = bytes.str();
}

std::vector<std::string> Document::BlockNames() const {
  std::vector<std::string> names;
  std::size_t at = text_.find(kBegin);
  while (at != std::string::npos) {
    at += kBegin.size();
    names.push_back(text_.substr(at, text_.find(kBeginTail, at) - at));
    at = text_.find(kBegin, at);
  }
  return names;
}

std::string Document::Block(const std::string& name) const {
  Span span;
  return FindBlock(text_, name, span) ? text_.substr(span.begin, span.end - span.begin) : "";
}

void Document::Check(const std::map<std::string, std::string>& wanted) {
  const bool rewrite = std::getenv("WARIFU_REWRITE_DOCS") != nullptr;
  for (const std::string& name : BlockNames()) {
    EXPECT_TRUE(wanted.count(name) == 1) << path_ << ": nothing makes the block " << name;
  }
  for (const auto& [name, content] : wanted) {
    Span span;
    if (!FindBlock(text_, name, span)) {
      ADD_FAILURE() << path_ << ": no block " << name;
    } else if (rewrite) {
      text_.replace(span.begin, span.end - span.begin, content);
    } else {
      EXPECT_EQ(text_.substr(span.begin, span.end - span.begin), content)
          << path_ << ": block " << name << " is out of date; run this test with "
          << "WARIFU_REWRITE_DOCS=1 in the environment";
    }
  }
  if (rewrite) std::ofstream(path_, std::ios::binary) << text_;
}

}  // namespace warifu
