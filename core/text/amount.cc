#include "core/text/amount.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/base/encoding.h"
#include "core/text/amount_number.h"
#include "core/text/amount_token.h"
#include "core/text/amount_word.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// "5 triệu": a number and the power of ten behind it, if any.
struct Term {
  std::string number;
  std::optional<int> power_of_ten;
};

// What the reader is told besides the error's sentence.
struct Doubt {
  AmountProblem problem = AmountProblem::kNotUnderstood;
  std::vector<std::string> choices;
};

struct TypedAmount {
  std::vector<Term> terms;
  std::string currency;
};

constexpr std::size_t kMaxDigits = 40;  // more are too large for sure

// South Asia groups 2,50,000. Elsewhere that is a typing mistake.
bool CountsInLakhs(std::string_view currency) {
  constexpr std::string_view kSouthAsia[] = {"BDT", "BTN", "INR", "LKR", "NPR", "PKR"};
  return std::find(std::begin(kSouthAsia), std::end(kSouthAsia), currency) != std::end(kSouthAsia);
}

std::string Quote(std::string_view text) { return "\"" + EscapeForTerminal(text) + "\""; }

Error Unclear(const std::string& a, const std::string& b, Doubt& doubt) {
  doubt = {AmountProblem::kTwoReadings, {a, b}};
  return BadInput(
      "it has two readings, {a} and {b}; write the one that is meant, without separators", a, b);
}

// Takes a currency that stands before or behind all numbers, perhaps at both ends.
Status TakeCurrency(const std::string& currency, bool at_end, TypedAmount& amount) {
  if (!amount.currency.empty() && amount.currency != currency) {
    return BadInput("it names two currencies, {currency} and {other}", amount.currency, currency);
  }
  if (!amount.terms.empty() && !at_end) {
    return BadInput("the currency stands before or behind the whole amount");
  }
  amount.currency = currency;
  return Ok();
}

// Of a word that is neither a currency nor a power of ten.
Error NoWord(const std::string& text, Doubt& doubt) {
  const std::string_view shared = SharedCurrencies(text);  // "USD or AUD"
  if (shared.empty()) {
    return BadInput("{amount} is neither a currency nor a word such as million", Quote(text));
  }
  constexpr std::size_t kCode = 3;
  doubt = {
      AmountProblem::kSharedCurrency,
      {std::string(shared.substr(0, kCode)), std::string(shared.substr(shared.size() - kCode))}};
  return BadInput("{amount} may mean several currencies; write {shared}", Quote(text), shared);
}

Status TakeWord(const AmountToken& token, bool at_end, TypedAmount& amount, Doubt& doubt) {
  const std::string& text = token.text;
  const std::optional<AmountWord> word = ReadAmountWord(text);
  if (!word) return NoWord(text, doubt);
  if (word->power_of_ten) {
    if (amount.terms.empty() || amount.terms.back().power_of_ten) {
      return BadInput("{amount} has no number before it", Quote(text));
    }
    amount.terms.back().power_of_ten = word->power_of_ten;
  }
  return word->currency.empty() ? Ok() : TakeCurrency(word->currency, at_end, amount);
}

Status TakeNumber(const std::string& text, TypedAmount& amount) {
  if (!amount.terms.empty() && !amount.terms.back().power_of_ten) {
    return BadInput("it has two numbers");
  }
  amount.terms.push_back({text, std::nullopt});
  return Ok();
}

Result<TypedAmount> ParseTokens(const std::vector<AmountToken>& tokens, Doubt& doubt) {
  TypedAmount amount;
  for (const AmountToken& token : tokens) {
    const bool at_end = &token == &tokens.back();
    const Status taken =
        token.is_number ? TakeNumber(token.text, amount) : TakeWord(token, at_end, amount, doubt);
    if (!taken.ok()) return taken.error();
  }
  if (amount.terms.empty()) return BadInput("it has no number; write it like 140000000 VND");
  return amount;
}

// The reading written out plainly: 1.5 times 10^6 as "1500000".
std::string WriteOut(const NumberReading& reading, int power_of_ten) {
  std::string text = reading.digits;
  const int places = reading.decimals - power_of_ten;
  if (places > 0) {
    const auto behind = static_cast<std::size_t>(places);
    if (text.size() <= behind) text.insert(0, behind + 1 - text.size(), '0');
    text.insert(text.size() - behind, ".");
  } else if (text != "0") {
    text.append(static_cast<std::size_t>(-places), '0');
  }
  return text;
}

// The reading in minor units, 10^`shift` of them to one of its last digit.
Result<std::int64_t> ToMinorUnits(const NumberReading& reading, int shift) {
  const Error too_large = BadInput("it is too large");
  if (shift < 0) return BadInput("it has more decimals than the currency");
  if (reading.digits.size() > kMaxDigits) return too_large;
  const std::size_t zeros = reading.digits.find_first_not_of('0');
  if (zeros == std::string::npos) return std::int64_t{0};
  const std::string digits =
      reading.digits.substr(zeros) + std::string(static_cast<std::size_t>(shift), '0');
  const std::optional<std::uint64_t> value = ParseDecimal(digits);
  if (!value || *value > static_cast<std::uint64_t>(INT64_MAX)) return too_large;
  return static_cast<std::int64_t>(*value);
}

struct Currency {
  std::string code;
  int exponent;
  Doubt* doubt;
};

Result<std::int64_t> EvaluateTerm(const Term& term, const Currency& currency) {
  const int power = term.power_of_ten.value_or(0);
  const NumberContext context = {currency.exponent, term.power_of_ten.has_value(),
                                 CountsInLakhs(currency.code)};
  WARIFU_ASSIGN_OR_RETURN(const std::vector<NumberReading> readings,
                          ReadNumber(term.number, context));
  if (readings.size() > 1) {
    return Unclear(WriteOut(readings[0], power) + " " + currency.code,
                   WriteOut(readings[1], power) + " " + currency.code, *currency.doubt);
  }
  return ToMinorUnits(readings[0], power + currency.exponent - readings[0].decimals);
}

std::int64_t PowerOfTen(int power) {
  std::int64_t value = 1;
  for (; power > 0; --power) value *= 10;
  return value;
}

// "1 triệu 5": 1,000,005 to some, 1,500,000 to others, unless both are the same or the amount is
// Japanese. `sum`: the first reading; `last`: the value of the plain number behind the words.
Status CheckPlainTail(const TypedAmount& amount, const Currency& currency, std::int64_t sum,
                      std::int64_t last) {
  const int power = *amount.terms[amount.terms.size() - 2].power_of_ten;
  const std::string& digits = amount.terms.back().number;
  const std::int64_t colloquial = last * PowerOfTen(power - static_cast<int>(digits.size()));
  if (currency.code == "JPY" || colloquial == last) return Ok();
  std::int64_t other = 0;
  if (__builtin_add_overflow(sum - last, colloquial, &other)) return BadInput("it is too large");
  return Unclear(FormatMoneyPlain(sum, currency.code), FormatMoneyPlain(other, currency.code),
                 *currency.doubt);
}

// "1 tỷ 200 triệu", "14万5000": whole numbers, each below the unit before it.
Result<std::int64_t> EvaluateSum(const TypedAmount& amount, const Currency& currency) {
  std::int64_t sum = 0;
  std::int64_t last = 0;
  std::int64_t unit = INT64_MAX;  // of the term before
  for (const Term& term : amount.terms) {
    if (term.number.find_first_not_of("0123456789") != std::string::npos) {
      return BadInput("several numbers are added only when each is whole, without separators");
    }
    WARIFU_ASSIGN_OR_RETURN(last, EvaluateTerm(term, currency));
    if (last >= unit) return BadInput("its numbers do not go from the large to the small");
    if (__builtin_add_overflow(sum, last, &sum)) return BadInput("it is too large");
    unit = PowerOfTen(term.power_of_ten.value_or(0) + currency.exponent);
  }
  if (!amount.terms.back().power_of_ten) {
    WARIFU_RETURN_IF_ERROR(CheckPlainTail(amount, currency, sum, last));
  }
  return sum;
}

Error NoCurrency(std::string_view typed, Doubt& doubt) {
  const std::string text = EscapeForTerminal(typed);
  doubt = {AmountProblem::kNoCurrency, {text + " VND", text + " JPY"}};
  return BadInput("it names no currency: write \"{amount} VND\" or \"{amount} JPY\"", text);
}

Result<MoneyValue> Parse(std::string_view typed, Doubt& doubt) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<AmountToken> tokens, CutAmount(typed));
  WARIFU_ASSIGN_OR_RETURN(const TypedAmount amount, ParseTokens(tokens, doubt));
  const std::optional<int> exponent = CurrencyExponent(amount.currency);
  if (!exponent) return NoCurrency(typed, doubt);
  const Currency currency = {amount.currency, *exponent, &doubt};
  WARIFU_ASSIGN_OR_RETURN(const std::int64_t minor_units,
                          amount.terms.size() == 1 ? EvaluateTerm(amount.terms[0], currency)
                                                   : EvaluateSum(amount, currency));
  return MoneyValue{minor_units, amount.currency};
}

}  // namespace

std::variant<MoneyValue, AmountRefusal> ReadTypedAmount(std::string_view text) {
  Doubt doubt;
  Result<MoneyValue> money = Parse(text, doubt);
  if (money.ok()) return *std::move(money);
  return AmountRefusal{doubt.problem, std::move(doubt.choices), money.error().sentence};
}

Result<MoneyValue> ParseAmount(std::string_view text) {
  std::variant<MoneyValue, AmountRefusal> read = ReadTypedAmount(text);
  if (auto* money = std::get_if<MoneyValue>(&read)) return std::move(*money);
  const Sentence& why = std::get<AmountRefusal>(read).why;
  if (text.size() > kMaxAmountBytes) return BadInput("the amount is not understood: {why}", why);
  return BadInput("{amount} is not understood: {why}", Quote(text), why);
}

}  // namespace warifu
