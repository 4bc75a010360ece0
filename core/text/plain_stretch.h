// The fast path of clean text: stretches in which nothing can be wrong.
//
// Not here: everything else about clean text (core/text/clean_text.cc).
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_PLAIN_STRETCH_H_
#define WARIFU_CORE_TEXT_PLAIN_STRETCH_H_

namespace warifu {

struct PlainStretch {
  const char* end;   // behind the last plain code point
  const char* last;  // where that one begins; `end` when there is none
};

// The code points from `at` on that are allowed everywhere and that NFC neither changes nor joins
// to anything before them: nearly all of nearly every text. May end early, never late: at most
// before a code point of four bytes. Requires: at <= end. Cost: 0.1 to 1 ns per byte.
PlainStretch SkipPlain(const char* at, const char* end);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_PLAIN_STRETCH_H_
