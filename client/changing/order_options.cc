#include "client/changing/order_options.h"

#include <utility>

namespace warifu {

std::vector<Taken> WithOrder(std::vector<Taken> words, ReasonFor what, ChangeOrder& order,
                             const std::string& expected, const std::string& what_expected) {
  words.push_back(Option("--key", "KEY", &order.keys, "Name of a key, or a key file").Needed());
  words.push_back(
      Option("--reason", "REASON", &order.reason, "Why").Needed().OneOf(ReasonWords(what)));
  words.push_back(
      Option("--decision", "NUMBER", &order.decision, "An authority's decision: its number"));
  words.push_back(Option("--decided-on", "DATE", &order.decided_on, "Its day, YYYY-MM-DD"));
  words.push_back(
      Option("--confirm", expected, &order.confirm, what_expected + ", instead of typing it"));
  return words;
}

std::vector<Taken> WithRootOrder(std::vector<Taken> words, ReasonFor what, ChangeOrder& order,
                                 const std::string& expected, const std::string& what_expected) {
  words = WithOrder(std::move(words), what, order, expected, what_expected);
  words.push_back(Option("--output", "FILE", &order.output,
                         "Where to write it when more root keys must sign; else CODE.statement"));
  return words;
}

std::string ReasonNote(ReasonFor what) { return "Reasons: " + ReasonWords(what) + "."; }

}  // namespace warifu
