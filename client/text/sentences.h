// What errors say (core/base/sentence.h) in the reader's language.
//
// The texts are data, client/text/*.sentences, compiled in; the build fails when a language lacks
// one that the sources say (scripts/make-sentences). Not here: the messages that have names
// (client/text/catalogue.h). Threads: a pure function.
#ifndef WARIFU_CLIENT_TEXT_SENTENCES_H_
#define WARIFU_CLIENT_TEXT_SENTENCES_H_

#include <string>
#include <string_view>

#include "core/base/sentence.h"

namespace warifu {

// What no language translates, as a server's own words, stays as it is. Nothing is escaped.
std::string Say(std::string_view language, const Sentence& sentence);

}  // namespace warifu

#endif  // WARIFU_CLIENT_TEXT_SENTENCES_H_
