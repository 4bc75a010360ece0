// A complete legal registry as statements: genesis, keys, ruleset, organizations, appointments, and
// whatever a test wants to say on top.
//
//     LegalWorld world;
//     v1::Statement offer = world.Offer(LegalOffer::kEsd);
//     offer.mutable_offer()->mutable_job()->set_places(21);      // one thing wrong
//     std::string signed_statement = world.Sign(offer);          // by all who must sign
//
// Statements come unsigned, so that a test can change them first. Nothing is checked or stored here
// (memory_registry.h appends; legal_registry.h does both). The founding statements are the same
// bytes in every run; whatever is drafted later is dated by now_s, which ticks with each draft, so
// that no two are equal and each is later than the one before.
// Threads: one at a time.
#ifndef WARIFU_TESTS_SUPPORT_LEGAL_WORLD_H_
#define WARIFU_TESTS_SUPPORT_LEGAL_WORLD_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "tests/support/legal_offers.h"
#include "tests/support/legal_organizations.h"
#include "tests/support/legal_ruleset.h"
#include "tests/support/statement_builder.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

inline constexpr std::string_view kTestOrigin = "registry.example";
// 2026-11-20T00:00:00Z: the founding statements are dated here.
inline constexpr std::uint64_t kLegalStartS = 1795132800;
inline constexpr int kMostTestKeys = 9;  // of one owner
inline constexpr int kTestRootKeys = 3;
inline constexpr int kTestRootThreshold = 2;

// A statement's name: SHA-256 of its canonical bytes.
Hash NameOf(const v1::Statement& statement);

struct LegalWorldOptions {
  bool second_authority = false;          // kSecondAuthority: a say in the same corridor, a ruleset
  bool other_authority = false;           // kOtherAuthority: NP to JP
  std::uint64_t start_s = kLegalStartS;   // when it is founded
  std::uint32_t appointment_places = 12;  // of each appointment
};

class LegalWorld {
 public:
  explicit LegalWorld(LegalWorldOptions options = {});

  // SHA-256 of the genesis payload.
  const Hash& registry() const { return registry_; }

  // When the next draft is issued; each draft adds a second.
  std::uint64_t now_s() const { return now_s_; }
  void set_now_s(std::uint64_t now_s) { now_s_ = now_s; }

  // --- The founding statements: the same bytes in every run.
  v1::Statement Genesis() const;
  // Binds the owner's first key; `owner`: an authority's code or an organization's id.
  v1::Statement FirstKey(std::string_view owner) const;
  v1::Statement FirstRuleset(std::string_view authority) const;
  v1::Statement FirstRecord(std::string_view organization) const;
  v1::Statement FirstAppointment(std::string_view principal, std::string_view agent) const;
  // All of them in an order in which they can be appended: genesis, authorities' keys, rulesets,
  // records, organizations' keys, appointments.
  std::vector<v1::Statement> Founding() const;
  // What offers and renewals refer to.
  Hash AppointmentName(std::string_view principal, std::string_view agent) const;

  // --- Later drafts.
  v1::Statement Draft();  // registry and issued_at, no body
  v1::Statement Offer(LegalOffer kind);
  v1::Statement Key(std::string_view owner, int number);  // binds its key `number`, 1 to 9
  v1::Statement Ruleset(std::string_view authority);
  v1::Statement Record(std::string_view organization);
  v1::Statement Allocation(const Hash& offer_first, std::uint32_t place);
  v1::Statement ChangeOf(const Hash& subject, v1::State to, v1::Reason reason);
  v1::Statement ChangeOfOrganization(std::string_view id, v1::State to, v1::Reason reason);
  // The body of `supersedes` again, as the next of its lineage.
  // Requires: an offer or appointment.
  v1::Statement Next(const v1::Statement& supersedes);

  // Adds the decision that an authority's Change needs.
  static void AddDecision(std::string_view authority, v1::Statement& change);

  // --- Signing.
  // By everyone who must sign, with their current keys. Of an Allocation, and of a Change without a
  // decision, the statement alone does not tell: use SignAs.
  std::string Sign(const v1::Statement& statement) const;
  // By these in this order: an authority's code, an organization's id, or "CODE root".
  std::string SignAs(const v1::Statement& statement, const std::vector<std::string>& owners) const;
  // The names of the test keys (statement_builder.h), in the order of signing.
  std::vector<std::string> SignersOf(const v1::Statement& statement) const;

  // The name of the key that `owner` signs with: its first, or the one last given to UseKey.
  std::string KeyNameOf(std::string_view owner) const;
  void UseKey(std::string_view owner, int number);
  // The name of an owner's key of that number, 1 to kMostTestKeys.
  static std::string KeyName(std::string_view owner, int number);
  // Root keys 0 to 2 of an authority, 2 of which must sign.
  static std::string RootKeyName(std::string_view authority, int number);

  // The genesis' authorities.
  std::vector<std::string_view> Authorities() const;

 private:
  v1::Statement At(std::uint64_t issued_at_s) const;
  void AddSigner(std::string_view owner, std::vector<std::string>& key_names) const;

  LegalWorldOptions options_;
  Hash registry_;
  std::uint64_t now_s_;
  std::map<std::string, int, std::less<>> key_numbers_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LEGAL_WORLD_H_
