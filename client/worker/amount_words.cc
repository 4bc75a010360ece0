#include "client/worker/amount_words.h"

#include <algorithm>

#include "client/text/catalogue.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

// "1.234 USD" with the point that the language has: to a Vietnamese reader it is another number.
std::string InLanguage(std::string reading, const std::string& language) {
  const std::string point = FormatAmount({50, "USD"}, language).substr(1, 1);  // of "0.50"
  std::replace(reading.begin(), reading.end(), '.', point.front());
  return reading;
}

std::string TooLongToShow(std::string_view typed) {
  return typed.size() > kMaxAmountBytes ? std::string("...") : EscapeForTerminal(typed);
}

}  // namespace

std::string AmountRefusalInWords(const AmountRefusal& refusal, std::string_view option,
                                 std::string_view typed, const std::string& language) {
  const std::string amount = TooLongToShow(typed);
  switch (refusal.problem) {
    case AmountProblem::kTwoReadings:
      return Say(language, MessageId::kAmountTwoReadings,
                 {{"option", option},
                  {"amount", amount},
                  {"first", InLanguage(refusal.choices[0], language)},
                  {"last", InLanguage(refusal.choices[1], language)}});
    case AmountProblem::kNoCurrency:
      return Say(language, MessageId::kAmountNoCurrency,
                 {{"option", option},
                  {"amount", amount},
                  {"first", refusal.choices[0]},
                  {"last", refusal.choices[1]}});
    case AmountProblem::kSharedCurrency:
      return Say(language, MessageId::kAmountSharedCurrency,
                 {{"option", option},
                  {"amount", amount},
                  {"first", refusal.choices[0]},
                  {"last", refusal.choices[1]}});
    case AmountProblem::kNotUnderstood:
      break;
  }
  return Say(language, MessageId::kAmountNotUnderstood,
             {{"option", option}, {"amount", amount}, {"why", refusal.why}});
}

}  // namespace warifu
