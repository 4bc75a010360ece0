// Legal forms in names of organizations: "Co., Ltd", "Công ty TNHH", 株式会社.
//
// Two organizations whose names differ by these alone are taken for each other.
// Not here: what else is left out when names are compared (core/text/look_alike.h).
// Source: the company laws of the countries of origin and destination, as their registers write
// and shorten the forms. Threads: immutable.
#ifndef WARIFU_CORE_TEXT_LEGAL_FORM_H_
#define WARIFU_CORE_TEXT_LEGAL_FORM_H_

#include <string>
#include <string_view>
#include <vector>

namespace warifu {

class LegalForms {
 public:
  // `words`: how a text is written when names are compared: words with one space between. Every
  // legal form is written so, too.
  explicit LegalForms(std::string (*words)(std::string_view text));

  // `text` without them: those of scripts without spaces wherever they stand, others as whole
  // words, longer ones first. Where nothing would be left, all stays.
  // Requires: `text` was written by `words`.
  std::string Without(std::string_view text) const;

 private:
  std::vector<std::string> attached_;  // by falling length
  std::vector<std::string> separate_;  // likewise, a space on either side
};

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_LEGAL_FORM_H_
