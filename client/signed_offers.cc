#include "client/signed_offers.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "client/hints.h"
#include "client/home.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/proof/verify.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxNoteBytes = 256 << 10;
constexpr std::size_t kNameBytes = 8;  // of each hash in a note's file name
constexpr std::uint32_t kMaxOffersLookedAt = 20;
constexpr char kKind[] = "warifu-signed-offer/v1";

const std::string& CompanyOf(const v1::Offer& offer) { return offer.parties(0).organization(); }
const std::string& LastOf(const v1::Offer& offer) {
  return offer.parties().rbegin()->organization();
}

bool SameParties(const v1::Offer& a, const v1::Offer& b) {
  return CompanyOf(a) == CompanyOf(b) && LastOf(a) == LastOf(b);
}

std::string PathOf(const Context& context, const v1::Statement& statement,
                   const PublicKey& signer) {
  const Hash parties = Sha256(CompanyOf(statement.offer()) + "\n" + LastOf(statement.offer()));
  return context.home + "/signed/" +
         EncodeHex(std::string_view(statement.registry()).substr(0, kNameBytes)) + "-" +
         EncodeHex(parties.view().substr(0, kNameBytes)) + "-" +
         EncodeHex(Sha256(signer.view()).view().substr(0, kNameBytes)) + ".json";
}

std::vector<std::string> AccountLines(const v1::Organization& record) {
  std::vector<std::string> lines;
  for (const v1::PaymentAccount& account : record.accounts()) {
    lines.push_back(account.number() + ", " + account.bank() + ", " + account.holder());
  }
  for (const std::string& url : record.payment_portals()) lines.push_back(url);
  return lines;
}

std::optional<PayeeAccounts> ReadAccounts(const nlohmann::json& note) {
  const auto found = note.find("accounts");
  if (found == note.end() || !found->is_object()) return std::nullopt;
  PayeeAccounts accounts;
  for (const auto& [payee, lines] : found->items()) {
    if (!lines.is_array()) return std::nullopt;
    for (const nlohmann::json& line : lines) {
      if (!line.is_string()) return std::nullopt;
      accounts[payee].push_back(line.get<std::string>());
    }
    accounts.try_emplace(payee);
  }
  return accounts;
}

std::optional<LastOffer> ParseNote(const std::string& bytes) {
  const nlohmann::json note = nlohmann::json::parse(bytes, nullptr, false);
  if (!note.is_object() || note.value("kind", nlohmann::json()) != kKind) return std::nullopt;
  const auto found = note.find("payload");
  if (found == note.end() || !found->is_string()) return std::nullopt;
  const std::optional<std::string> payload = DecodeBase64(found->get<std::string>());
  if (!payload) return std::nullopt;
  UnfinishedResult read = StartStatement(std::nullopt, kHighestRulesVersion, *payload);
  const auto* statement = std::get_if<UnfinishedStatement>(&read);
  if (statement == nullptr || !statement->statement().has_offer()) return std::nullopt;
  return LastOffer{statement->statement().offer(), statement->code(), true, ReadAccounts(note)};
}

Result<std::optional<LastOffer>> FindNote(const Context& context, const UnfinishedStatement& now,
                                          const PublicKey& signer) {
  const std::string path = PathOf(context, now.statement(), signer);
  if (!FileExists(path)) return std::optional<LastOffer>();
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxNoteBytes));
  std::optional<LastOffer> last = ParseNote(bytes);
  if (last && last->code == now.code()) return std::optional<LastOffer>();  // signed again
  if (last && SameParties(last->offer, now.statement().offer())) return last;
  return Damaged(
      "{path} is damaged: it notes the last offer that was signed with this company. Remove it to "
      "begin anew",
      path);
}

// The accounts as they were at that offer, where its proof can be had.
std::optional<PayeeAccounts> AccountsAt(const Context& context, const BelievedRegistry& registry,
                                        const Code& code) {
  const Result<OfferProofAnswer> answer = registry.connection->GetOfferProof(code, 0);
  if (!answer.ok()) return std::nullopt;
  VerifyOptions options;
  options.now_s = context.now_s();
  options.source = ProofSource::kAnswer;
  options.expected = code;
  const OfferJudgment judgment = VerifyOfferProof(answer->untrusted_proof, registry.trust, options);
  if (!judgment.offer) return std::nullopt;
  PayeeAccounts accounts;
  for (const FeeLineView& line : judgment.offer->fee_lines()) {
    accounts[line.payee.id] = AccountLines(*line.payee.record_at_offer);
  }
  return accounts;
}

// The server's list is a hint: each is fetched and verified until one fits.
Result<std::optional<LastOffer>> FindAtRegistry(const Context& context,
                                                const BelievedRegistry& registry,
                                                const UnfinishedStatement& signing) {
  const v1::Offer& now = signing.statement().offer();
  v1::OfferFilter filter;
  filter.set_party(LastOf(now));
  const AskForPage<v1::OfferHint> ask = [&](const AskedPage& page) {
    return registry.connection->SearchOffers(filter, page);
  };
  WARIFU_ASSIGN_OR_RETURN(const Hints<v1::OfferHint> hints,
                          CollectHints(ask, {kMaxOffersLookedAt, {}}));
  for (const v1::OfferHint& hint : hints.hints) {
    const Code code = HintedCode(hint.summary());
    if (code == signing.code()) continue;
    WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt receipt, FetchStatement(registry, code));
    const v1::Statement& found = receipt.subject.statement();
    if (!found.has_offer() || !SameParties(found.offer(), now)) continue;
    return std::optional<LastOffer>(
        LastOffer{found.offer(), code, false, AccountsAt(context, registry, code)});
  }
  return std::optional<LastOffer>();
}

}  // namespace

Result<std::optional<LastOffer>> FindLastOffer(const Context& context,
                                               const BelievedRegistry* registry,
                                               const UnfinishedStatement& now,
                                               const PublicKey& signer) {
  WARIFU_ASSIGN_OR_RETURN(std::optional<LastOffer> noted, FindNote(context, now, signer));
  if (noted || registry == nullptr) return noted;
  return FindAtRegistry(context, *registry, now);
}

Result<PayeeAccounts> AccountsOf(const BelievedRegistry& registry, const v1::Offer& offer) {
  PayeeAccounts accounts;
  for (const v1::FeeLine& line : offer.worker_fees()) {
    if (accounts.contains(line.payee())) continue;
    WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt record, FetchRecord(registry, line.payee()));
    accounts[line.payee()] = AccountLines(record.subject.statement().organization());
  }
  return accounts;
}

Status NoteSignedOffer(const Context& context, const UnfinishedStatement& signed_offer,
                       const PublicKey& signer, const std::optional<PayeeAccounts>& accounts) {
  nlohmann::json note = {{"kind", kKind}, {"payload", EncodeBase64(signed_offer.payload())}};
  if (accounts) {
    note["accounts"] = nlohmann::json::object();
    for (const auto& [payee, lines] : *accounts) note["accounts"][payee] = lines;
  }
  return WriteFile(PathOf(context, signed_offer.statement(), signer), note.dump() + "\n",
                   Overwrite::kYes, Secrecy::kOwnerOnly);
}

}  // namespace warifu
