#include "client/render/offer_since.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "client/render/print.h"
#include "client/worker/page.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

constexpr char kAccounts[] = "accounts";
constexpr char kFees[] = "worker_fees";
constexpr char kTotal[] = "worker_fee_total";
constexpr char kPay[] = "net_pay";

bool Contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string InWords(const Context& context, const v1::Money& money) {
  return FormatMoneyWithWords(MoneyOf(money), context.languages.front());
}

// What each payee gets in all; one currency in one offer.
std::map<std::string, v1::Money> PaidBy(const v1::Offer& offer) {
  std::map<std::string, v1::Money> paid;
  for (const v1::FeeLine& line : offer.worker_fees()) {
    v1::Money& sum = paid[line.payee()];
    sum.set_minor_units(sum.minor_units() + line.amount().minor_units());
    sum.set_currency(line.amount().currency());
  }
  return paid;
}

bool Same(const v1::Money& a, const v1::Money& b) {
  return a.minor_units() == b.minor_units() && a.currency() == b.currency();
}

bool SamePayees(const v1::Offer& a, const v1::Offer& b) {
  const auto one = PaidBy(a);
  const auto other = PaidBy(b);
  return one.size() == other.size() &&
         std::equal(one.begin(), one.end(), other.begin(), [](const auto& x, const auto& y) {
           return x.first == y.first && Same(x.second, y.second);
         });
}

// The field's bytes alone.
std::string BytesOf(const v1::Offer& offer, const google::protobuf::FieldDescriptor* field) {
  v1::Offer from = offer;
  v1::Offer only;
  only.GetReflection()->SwapFields(&from, &only, {field});
  return only.SerializeAsString();
}

// Names of the offer's fields that differ, in the order of the schema.
std::vector<std::string> DifferentFields(const v1::Offer& now, const v1::Offer& before) {
  std::vector<std::string> names;
  const google::protobuf::Descriptor& schema = *v1::Offer::descriptor();
  for (int i = 0; i < schema.field_count(); ++i) {
    if (BytesOf(now, schema.field(i)) != BytesOf(before, schema.field(i))) {
      names.push_back(schema.field(i)->name());
    }
  }
  return names;
}

// Prints in one language.
class SincePrinter {
 public:
  SincePrinter(Context& context, const v1::Offer& now, const LastOffer& last)
      : context_(context), now_(now), last_(last) {}

  void PrintPayees() {
    const auto now = PaidBy(now_);
    const auto before = PaidBy(last_.offer);
    for (const auto& [payee, sum] : now) {
      const auto old = before.find(payee);
      if (old == before.end()) {
        Say(MessageId::kSincePayeeNew,
            {{"payee", EscapeForTerminal(payee)}, {"amount", InWords(context_, sum)}});
      } else if (!Same(sum, old->second)) {
        Say(MessageId::kSincePayeeAmount, {{"payee", EscapeForTerminal(payee)},
                                           {"amount", InWords(context_, sum)},
                                           {"before", InWords(context_, old->second)}});
      }
    }
    for (const auto& [payee, sum] : before) {
      if (now.contains(payee)) continue;
      Say(MessageId::kSincePayeeGone, {{"payee", EscapeForTerminal(payee)}});
    }
  }

  void PrintAccounts(const Result<PayeeAccounts>& accounts) {
    if (!accounts.ok()) return AccountsUnknown(accounts.error().sentence);
    if (!last_.accounts) return AccountsUnknown(Verbatim(last_.code.ToString()));
    for (const auto& [payee, lines] : *accounts) {
      const auto old = last_.accounts->find(payee);
      const bool is_new = old == last_.accounts->end();
      const std::vector<std::string> before = is_new ? std::vector<std::string>() : old->second;
      PrintMissing(MessageId::kSinceAccountNew, payee, lines, before);
      PrintMissing(MessageId::kSinceAccountGone, payee, before, lines);
    }
  }

  void PrintAmounts() {
    PrintChanged(MessageId::kSinceTotal, now_.worker_fee_total(), last_.offer.worker_fee_total());
    PrintChanged(MessageId::kSincePay, now_.net_pay(), last_.offer.net_pay());
  }

  bool printed() const { return printed_; }

 private:
  void Say(MessageId id, MessageArgs args) {
    printed_ = true;
    context_.out << "  ";
    Print(context_, id, args);
  }

  void AccountsUnknown(const Sentence& why) {
    Say(MessageId::kSinceAccountsUnknown, {{"why", why}});
  }

  // Each of `lines` that is not among `others`.
  void PrintMissing(MessageId id, const std::string& payee, const std::vector<std::string>& lines,
                    const std::vector<std::string>& others) {
    for (const std::string& line : lines) {
      if (Contains(others, line)) continue;
      Say(id, {{"payee", EscapeForTerminal(payee)}, {"account", EscapeForTerminal(line)}});
    }
  }

  void PrintChanged(MessageId id, const v1::Money& now, const v1::Money& before) {
    if (Same(now, before)) return;
    Say(id, {{"amount", InWords(context_, now)}, {"before", InWords(context_, before)}});
  }

  Context& context_;
  const v1::Offer& now_;
  const LastOffer& last_;
  bool printed_ = false;
};

void PrintOthers(Context& context, const std::vector<std::string>& fields) {
  std::string names;
  for (const std::string& field : fields) {
    if (field == kFees || field == kTotal || field == kPay) continue;
    names += (names.empty() ? "" : ", ") + field;
  }
  if (names.empty()) return;
  context.out << "  ";
  Print(context, MessageId::kSinceOther, {{"fields", names}});
}

void PrintInOne(Context& context, const OfferSince& since) {
  const v1::Offer& now = *since.now;
  const std::string company = EscapeForTerminal(now.parties(0).organization());
  const std::string last_party = EscapeForTerminal(now.parties().rbegin()->organization());
  if (!since.last.ok()) {
    return Print(
        context, MessageId::kSinceUnknown,
        {{"company", company}, {"last", last_party}, {"why", since.last.error().sentence}});
  }
  if (!*since.last) {
    return Print(context, MessageId::kSinceNone, {{"company", company}, {"last", last_party}});
  }
  const LastOffer& last = **since.last;
  const MessageId source = last.noted ? MessageId::kSinceNoted : MessageId::kSinceProven;
  Print(context, MessageId::kSinceHead,
        {{"code", last.code.ToString()},
         {"company", company},
         {"last", last_party},
         {"source", Say(context.languages.front(), source)}});
  SincePrinter printer(context, now, last);
  printer.PrintPayees();
  printer.PrintAccounts(since.accounts);
  printer.PrintAmounts();
  if (!printer.printed()) {
    context.out << "  ";
    Print(context, MessageId::kSinceSame);
  }
  PrintOthers(context, DifferentFields(now, last.offer));
}

}  // namespace

SinceLast CompareSince(const OfferSince& since) {
  if (!since.last.ok()) return SinceLast::kUnknown;
  if (!*since.last) return SinceLast::kNone;
  const v1::Offer& now = *since.now;
  const LastOffer& last = **since.last;
  const bool comparable = since.accounts.ok() && last.accounts;
  const bool same = SamePayees(now, last.offer) &&
                    Same(now.worker_fee_total(), last.offer.worker_fee_total()) &&
                    Same(now.net_pay(), last.offer.net_pay()) &&
                    (!comparable || *since.accounts == *last.accounts);
  if (!same) return SinceLast::kDifferent;
  return comparable ? SinceLast::kSame : SinceLast::kUnknown;
}

void PrintOfferSince(Context& context, const OfferSince& since) {
  context.out << "\n";
  InEachLanguage(context, [&] { PrintInOne(context, since); });
}

nlohmann::json OfferSinceJson(const OfferSince& since) {
  if (!since.last.ok() || !*since.last) return nullptr;
  const LastOffer& last = **since.last;
  nlohmann::json different = DifferentFields(*since.now, last.offer);
  const bool comparable = since.accounts.ok() && last.accounts;
  if (comparable && *since.accounts != *last.accounts) different.push_back(kAccounts);
  return {{"last", last.code.ToString()},
          {"noted", last.noted},
          {"accounts_compared", comparable},
          {"different", different}};
}

}  // namespace warifu
