#include "core/statement/form.h"

#include <algorithm>

#include "core/base/time.h"
#include "core/base/types.h"
#include "core/text/civil_date.h"
#include "core/text/clean_text.h"
#include "core/text/country.h"
#include "core/text/currency.h"

namespace warifu {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsIdSymbol(char c) { return IsCapital(c) || IsDigit(c) || c == '-'; }
bool IsCodeSymbol(char c) { return IsIdSymbol(c) || c == '_' || c == '.'; }

template <typename Predicate>
bool AllOf(std::string_view text, std::size_t min_bytes, std::size_t max_bytes, Predicate is_good) {
  return text.size() >= min_bytes && text.size() <= max_bytes &&
         std::all_of(text.begin(), text.end(), is_good);
}

bool IsDate(std::string_view text) { return ParseCivilDate(text).ok(); }

bool IsTimeOfDay(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return false;
  if (!IsDigit(text[0]) || !IsDigit(text[1]) || !IsDigit(text[3]) || !IsDigit(text[4])) {
    return false;
  }
  return text.substr(0, 2) <= "23" && text[3] <= '5';
}

bool IsCode(std::string_view text) { return AllOf(text, 1, kMaxCodeBytes, IsCodeSymbol); }

bool IsAuthority(std::string_view text) {
  return AllOf(text, kMinAuthorityBytes, kMaxAuthorityBytes, IsIdSymbol);
}

bool IsOrganization(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && IsAuthority(text.substr(0, colon)) &&
         AllOf(text.substr(colon + 1), 1, kMaxLocalIdBytes, IsIdSymbol);
}

bool IsDecisionNumber(std::string_view text) {
  std::size_t letters = 0;
  bool has_digit = false;
  for (char c : text) {
    letters = IsCapital(c) ? letters + 1 : 0;
    has_digit = has_digit || IsDigit(c);
    if (letters > kMaxLettersInARow) return false;
  }
  return has_digit && AllOf(text, 1, kMaxDecisionNumberBytes,
                            [](char c) { return IsIdSymbol(c) || c == '.' || c == '/'; });
}

bool IsTelephone(std::string_view text) {
  if (text.size() < 2 || text.front() != '+' || !IsDigit(text[1]) || !IsDigit(text.back())) {
    return false;
  }
  std::size_t digits = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (IsDigit(text[i])) {
      ++digits;
    } else if ((text[i] != ' ' && text[i] != '-') || !IsDigit(text[i - 1])) {
      return false;
    }
  }
  return digits >= kMinTelephoneDigits && digits <= kMaxTelephoneDigits;
}

bool IsUrl(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (text.substr(0, kScheme.size()) != kScheme) return false;
  const std::string_view rest = text.substr(kScheme.size());
  return !rest.empty() && rest.front() != '/' &&
         AllOf(text, 1, kMaxUrlBytes, [](char c) { return c > ' ' && c <= '~'; });
}

bool IsIsco08(std::string_view text) { return AllOf(text, 4, 4, IsDigit); }

bool IsDnsLabel(std::string_view label) {
  return !label.empty() && label.front() != '-' && label.back() != '-' &&
         AllOf(label, 1, 63,
               [](char c) { return (c >= 'a' && c <= 'z') || IsDigit(c) || c == '-'; });
}

bool IsDnsName(std::string_view name) {
  std::size_t labels = 0;
  while (true) {
    const std::size_t dot = name.find('.');
    if (!IsDnsLabel(name.substr(0, dot))) return false;
    ++labels;
    if (dot == std::string_view::npos) return labels >= 2;
    name.remove_prefix(dot + 1);
  }
}

bool IsPathSymbol(char c) {
  return (c >= 'a' && c <= 'z') || IsDigit(c) || c == '-' || c == '_' || c == '.';
}

// "/a/b": segments that are not empty, and no slash at the end.
bool IsPath(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::size_t end = std::min(path.find('/'), path.size());
    if (!AllOf(path.substr(0, end), 1, kMaxOriginBytes, IsPathSymbol)) return false;
    path.remove_prefix(end);
  }
  return true;
}

bool IsOrigin(std::string_view text) {
  if (text.size() > kMaxOriginBytes) return false;
  const std::size_t slash = std::min(text.find('/'), text.size());
  return IsDnsName(text.substr(0, slash)) && IsPath(text.substr(slash));
}

// Forms that no text can be unclean under: their symbols are listed.
bool HasStrictForm(v1::Form form, std::string_view value) {
  switch (form) {
    case v1::FORM_DATE:
      return IsDate(value);
    case v1::FORM_TIME_OF_DAY:
      return IsTimeOfDay(value);
    case v1::FORM_HASH:
      return value.size() == Hash::kSize;
    case v1::FORM_PUBLIC_KEY:
      return value.size() == PublicKey::kSize;
    case v1::FORM_SIGNATURE:
      return value.size() == Signature::kSize;
    case v1::FORM_CURRENCY:
      return CurrencyExponent(value).has_value();
    case v1::FORM_COUNTRY:
      return IsCountryCode(value);
    case v1::FORM_SUBDIVISION:
      return IsSubdivisionCode(value);
    case v1::FORM_LANGUAGE:
      return IsLanguageTag(value);
    case v1::FORM_CODE:
      return IsCode(value);
    case v1::FORM_AUTHORITY:
      return IsAuthority(value);
    case v1::FORM_ORGANIZATION:
      return IsOrganization(value);
    case v1::FORM_DECISION_NUMBER:
      return IsDecisionNumber(value);
    case v1::FORM_TELEPHONE:
      return IsTelephone(value);
    case v1::FORM_URL:
      return IsUrl(value);
    case v1::FORM_ISCO08:
      return IsIsco08(value);
    case v1::FORM_ORIGIN:
      return IsOrigin(value);
    default:
      return false;
  }
}

FormVerdict CheckText(std::string_view text, std::string_view language) {
  const Status clean = language.empty() ? CheckCleanText(text, TextKind::kIdentifier)
                                        : CheckLocalizedText(text, language);
  if (!clean.ok()) return FormVerdict::kUnclean;
  return text.empty() ? FormVerdict::kMalformed : FormVerdict::kGood;
}

}  // namespace

FormVerdict CheckForm(v1::Form form, std::string_view value, std::string_view language) {
  if (form == v1::FORM_UNSPECIFIED) return FormVerdict::kGood;
  if (form == v1::FORM_TEXT) return CheckText(value, language);
  if (form == v1::FORM_FREE_TEXT) {
    const FormVerdict verdict = CheckText(value, language);
    if (verdict != FormVerdict::kGood) return verdict;
    return CheckNoAmounts(value).ok() ? FormVerdict::kGood : FormVerdict::kMalformed;
  }
  return HasStrictForm(form, value) ? FormVerdict::kGood : FormVerdict::kMalformed;
}

bool HasNumberForm(v1::Form form, std::uint64_t value) {
  static const std::uint64_t kEndOfTimeS =
      static_cast<std::uint64_t>(FirstSecondAfter({kMaxYear, 12, 31}));
  if (form == v1::FORM_INSTANT) return value < kEndOfTimeS;
  if (form == v1::FORM_INSTANT_MS) return value / kMsPerSecond < kEndOfTimeS;
  return true;
}

Sentence FormPattern(v1::Form form) {
  switch (form) {
    case v1::FORM_TEXT:
      return Said("clean text of one line");
    case v1::FORM_FREE_TEXT:
      return Said("clean text, no currency sign, no four digits in a row");
    case v1::FORM_DATE:
      return Verbatim("YYYY-MM-DD");
    case v1::FORM_INSTANT:
      return Verbatim("YYYY-MM-DDThh:mm:ssZ");
    case v1::FORM_INSTANT_MS:
      return Said("milliseconds since 1970-01-01T00:00:00Z");
    case v1::FORM_TIME_OF_DAY:
      return Verbatim("HH:MM");
    case v1::FORM_HASH:
    case v1::FORM_PUBLIC_KEY:
      return Said("{bytes} bytes", Hash::kSize);
    case v1::FORM_SIGNATURE:
      return Said("{bytes} bytes", Signature::kSize);
    case v1::FORM_CURRENCY:
      return Verbatim("ISO 4217");
    case v1::FORM_COUNTRY:
      return Verbatim("ISO 3166-1 alpha-2");
    case v1::FORM_SUBDIVISION:
      return Verbatim("ISO 3166-2");
    case v1::FORM_LANGUAGE:
      return Verbatim("BCP 47");
    case v1::FORM_CODE:
      return Verbatim("[A-Z0-9_.-]{1,40}");
    case v1::FORM_AUTHORITY:
      return Verbatim("[A-Z0-9-]{2,12}");
    case v1::FORM_ORGANIZATION:
      return Verbatim("[A-Z0-9-]{2,12}:[A-Z0-9-]{1,30}");
    case v1::FORM_DECISION_NUMBER:
      return Said("{pattern}, a digit, at most 6 letters in a row", "[A-Z0-9./-]{1,40}");
    case v1::FORM_TELEPHONE:
      return Said("+ and 6 to 15 digits");
    case v1::FORM_URL:
      return Said("https://, printable ASCII, at most 300 bytes");
    case v1::FORM_ISCO08:
      return Verbatim("[0-9]{4}");
    case v1::FORM_ORIGIN:
      return Said("a DNS name in lower case, with a path or without");
    default:
      return Verbatim("");
  }
}

}  // namespace warifu
