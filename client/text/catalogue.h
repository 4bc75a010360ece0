// Messages in the reader's language: Say("vi", MessageId::kX, {{"name", value}}).
//
// The texts are data, client/text/*.messages, compiled in; the build fails when a language is not
// complete (scripts/make-catalogue). Numbers and dates are formatted by core/text/number_format.h
// before they come here. Threads: pure functions.
#ifndef WARIFU_CLIENT_TEXT_CATALOGUE_H_
#define WARIFU_CLIENT_TEXT_CATALOGUE_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/text/catalogue.gen.h"
#include "core/base/sentence.h"

namespace warifu {

// What stands for a placeholder: text that every language shows alike, or a sentence, which each
// says its own way. Borrows either.
class MessageValue {
 public:
  MessageValue(std::string_view text) : text_(text) {}              // NOLINT: implicit
  MessageValue(const std::string& text) : text_(text) {}            // NOLINT: implicit
  MessageValue(const char* text) : text_(text) {}                   // NOLINT: implicit
  MessageValue(const Sentence& sentence) : sentence_(&sentence) {}  // NOLINT: implicit

  // A sentence is escaped: what a path or a peer put into it moves no terminal.
  std::string In(std::string_view language) const;

 private:
  std::string_view text_;
  const Sentence* sentence_ = nullptr;
};

using MessageArgs = std::initializer_list<std::pair<std::string_view, MessageValue>>;

// Requires: a language of CatalogueTags(); exactly the placeholders of the message.
std::string Say(std::string_view language, MessageId id, MessageArgs args = {});

// The same where the values are known only as a list; there may be more than the message has
// placeholders. Requires: every placeholder of the message.
using NamedValues = std::vector<std::pair<std::string_view, std::string>>;
std::string SayWith(std::string_view language, MessageId id, const NamedValues& values);

// The message of this id's name, e.g. "finding_key_unknown"; nothing if there is none.
std::optional<MessageId> MessageOfName(std::string_view name);

// "en", "vi", ...
std::vector<std::string> CatalogueTags();
// Whether a native speaker has reviewed the language. Until then the English headline stands under
// the other.
bool IsReviewed(std::string_view language);

}  // namespace warifu

#endif  // WARIFU_CLIENT_TEXT_CATALOGUE_H_
