// The tables that scripts/make-sentences writes; read through client/text/sentences.h only.
#ifndef WARIFU_CLIENT_TEXT_SENTENCE_TABLE_H_
#define WARIFU_CLIENT_TEXT_SENTENCE_TABLE_H_

#include <span>

namespace warifu {

struct SentenceLanguage {
  const char* tag;
  const char* const* texts;  // as EnglishSentences() are in order
};

// Sorted by their bytes.
std::span<const char* const> EnglishSentences();
std::span<const SentenceLanguage> SentenceLanguages();

}  // namespace warifu

#endif  // WARIFU_CLIENT_TEXT_SENTENCE_TABLE_H_
