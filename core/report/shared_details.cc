// Accounts and addresses that different organizations share, and do not say why.
#include <algorithm>
#include <set>

#include "core/report/lists.h"
#include "core/text/look_alike.h"

namespace warifu {
namespace {

// What organizations share, as one of them writes it, and who they are.
struct Shared {
  std::string written;
  std::set<std::string> ids;
};
using SharedByKey = std::map<std::string, Shared>;

// Banks write one number with and without strokes.
std::string AccountKey(const std::string& number) {
  std::string key;
  for (const char c : number) {
    if (c != '-' && c != '.' && c != '/' && c != ' ') key.push_back(c);
  }
  return key;
}

// Case, accents, width and punctuation do not matter; where one number ends and the next begins
// does.
std::string AddressKey(std::string_view address) {
  constexpr std::string_view kBetween = " ,.;-/";
  std::string key;
  while (!address.empty()) {
    const std::size_t end = std::min(address.find_first_of(kBetween), address.size());
    const std::string word = PlainForm(address.substr(0, end));
    if (!word.empty()) key += (key.empty() ? "" : " ") + word;
    address.remove_prefix(std::min(end + 1, address.size()));
  }
  return key;
}

void Note(const std::string& key, const std::string& written, const std::string& id,
          SharedByKey& all) {
  if (key.empty()) return;
  Shared& shared = all[key];
  if (shared.ids.empty()) shared.written = written;
  shared.ids.insert(id);
}

bool NamesAffiliate(const ReportInput& input, const std::string& id, const std::string& other) {
  const Lookup<Subject> record = input.state.NewestRecord(id);
  if (!record.found()) return false;
  const auto& affiliates = record->statement().organization().affiliates();
  return std::find(affiliates.begin(), affiliates.end(), other) != affiliates.end();
}

// Whether each says of each other, on either side, that they belong together.
bool AreAllAffiliates(const ReportInput& input, const std::set<std::string>& ids) {
  for (auto one = ids.begin(); one != ids.end(); ++one) {
    for (auto other = std::next(one); other != ids.end(); ++other) {
      if (!NamesAffiliate(input, *one, *other) && !NamesAffiliate(input, *other, *one)) {
        return false;
      }
    }
  }
  return true;
}

void AddShared(const ReportInput& input, ReportWhat what, std::string_view name,
               const SharedByKey& all, ReportSection& section) {
  for (const auto& [key, shared] : all) {
    if (shared.ids.size() < 2) continue;
    std::set<std::string> some = shared.ids;
    if (some.size() > kMaxNamedOrganizations) {
      some.erase(std::next(some.begin(), kMaxNamedOrganizations), some.end());
    }
    if (AreAllAffiliates(input, some) && some.size() == shared.ids.size()) continue;
    ReportFinding finding{.what = what,
                          .facts = {{name, shared.written},
                                    {"organizations_count", std::uint64_t{shared.ids.size()}}},
                          .next = NextStep::kAskForAffiliates};
    for (const std::string& id : some) finding.organizations.push_back(input.NameOf(id));
    section.Add(std::move(finding));
  }
}

}  // namespace

// A record that is revoked is not compared.
void ListSharedDetails(const ReportInput& input, ReportSection& section) {
  SharedByKey accounts;
  SharedByKey addresses;
  for (const auto& [id, index] : input.records) {
    const Lookup<Subject> record = input.At(index);
    if (!record.found() || record->standing.state == State::kRevoked) continue;
    const v1::Organization& organization = record->statement().organization();
    for (const v1::PaymentAccount& account : organization.accounts()) {
      Note(AccountKey(account.number()), account.number(), id, accounts);
    }
    for (const v1::Channel& channel : organization.channels()) {
      Note(AddressKey(channel.address()), channel.address(), id, addresses);
    }
  }
  AddShared(input, ReportWhat::kSharedAccount, "account", accounts, section);
  AddShared(input, ReportWhat::kSharedAddress, "address", addresses, section);
}

}  // namespace warifu
