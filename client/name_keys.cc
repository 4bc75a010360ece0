#include "client/name_keys.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "core/base/check.h"
#include "core/crypto/sha256.h"

namespace warifu {
namespace {

// Legal forms as they stand in plain form, a space on either side.
constexpr std::string_view kLegalForms[] = {
    " co ltd ", " company limited ",  " ltd ",  " inc ",         " corp ",
    " jsc ",    " cong ty ",          " tnhh ", " co phan ",     " cp ",
    " pt ",     " kabushiki kaisha ", " k k ",  " godo kaisha ", " sdn bhd ",
    " pvt ",    " private limited "};
constexpr std::string_view kJapaneseForms[] = {"株式会社", "有限会社", "合同会社", "協同組合"};

std::string Map(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                   static_cast<utf8proc_option_t>(options));
  WARIFU_CHECK(length >= 0);  // clean text is valid UTF-8
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

// `text` with each `what` written as `instead`.
std::string Without(std::string_view text, std::string_view what, char instead) {
  std::string result;
  while (true) {
    const std::size_t at = text.find(what);
    result.append(text.substr(0, at));
    if (at == std::string_view::npos) return result;
    result.push_back(instead);
    text.remove_prefix(at + what.size());
  }
}

// Letters and digits stay; everything between them becomes one space.
std::string WordsOnly(const std::string& text) {
  std::string words(1, ' ');
  for (const char c : text) {
    const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (ascii_letter || static_cast<unsigned char>(c) >= 0x80) {
      words.push_back(c);
    } else if (words.back() != ' ') {
      words.push_back(' ');
    }
  }
  if (words.back() != ' ') words.push_back(' ');
  return words;
}

}  // namespace

std::string PlainForm(std::string_view name) {
  std::string text = Map(name, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
                                   UTF8PROC_CASEFOLD | UTF8PROC_STABLE);
  text = Without(text, "đ", 'd');
  for (const std::string_view form : kJapaneseForms) text = Without(text, form, ' ');
  text = WordsOnly(text);
  for (const std::string_view form : kLegalForms) text = Without(text, form, ' ');
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

NameKeys NameKeysOf(std::string_view name) {
  const std::string exact = Map(name, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STABLE);
  const std::string skeleton = Map(name, UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                             UTF8PROC_IGNORE | UTF8PROC_STABLE);
  return {Sha256(exact), Sha256(skeleton), Sha256(PlainForm(name))};
}

}  // namespace warifu
