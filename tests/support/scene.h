// A scene: a founded registry with short words for what tests of rules do again and again: sign
// with keys by name, try, publish, look at a leaf.
//
//     Scene scene;
//     const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
//     EXPECT_THAT(scene.Try(scene.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"}),
//                 IsEmpty());
//
// Key names are those of LegalWorld: "VNTEST 1", "VNTEST:HINOKI 2", "VNTEST root 0".
// Threads: one at a time.
#ifndef WARIFU_TESTS_SUPPORT_SCENE_H_
#define WARIFU_TESTS_SUPPORT_SCENE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/rules/state.h"
#include "core/standing/standing.h"
#include "tests/support/legal_registry.h"

namespace warifu {

using Codes = std::vector<v1::FindingCode>;
using KeyNames = std::vector<std::string>;

// Who signs: the first key of the first authority, and its root.
KeyNames TheAuthority();
KeyNames TheRoot();

class Scene {
 public:
  // A copy of a registry that is founded once for each `options`.
  explicit Scene(LegalWorldOptions options = {});

  LegalRegistry& legal() { return legal_; }
  const LegalRegistry& legal() const { return legal_; }
  LegalWorld& world() { return legal_.world(); }
  MemoryRegistry& log() { return legal_.log(); }
  const OverlayState& state() const { return legal_.state(); }
  std::uint64_t now_ms() const { return legal_.log().now_ms(); }
  void Wait(std::uint64_t seconds) { legal_.AdvanceSeconds(seconds); }

  // The codes that it would get, each once, in the order of the rules; none: it would be admitted.
  // Without names: signed by all who must sign.
  Codes Try(const v1::Statement& statement, const KeyNames& keys = {});
  Findings FindingsOf(const v1::Statement& statement, const KeyNames& keys = {});
  // Stops the program unless it is admitted. Its name.
  Hash Publish(const v1::Statement& statement, const KeyNames& keys = {});

  // --- Drafts.
  v1::Statement Change(const Hash& subject, v1::State to);  // without decision
  // By the first authority; with the time since when a key is stolen.
  v1::Statement Decided(const Hash& subject, v1::State to,
                        std::optional<std::uint64_t> compromised_since_ms = std::nullopt);
  v1::Statement DecidedOf(std::string_view organization, v1::State to);

  // --- Theft. A second key of the first authority is bound, to be stolen later: "VNTEST 2".
  // Returns a time after its binding and before all that is published from here on.
  std::uint64_t BindKeyToBeStolen();
  // The same of an organization, bound by its authority: "VNTEST:HINOKI 2".
  std::uint64_t BindKeyToBeStolen(std::string_view organization);
  // The authority (of an authority's key: the root) revokes key 2 of `owner`, stolen since then.
  Hash RevokeStolen(std::string_view owner, std::uint64_t since_ms);

  // Sets a leaf as no rule allows: by an entry that has no other effect.
  void ForceState(const Hash& name, State state);

  // --- How things stand.
  Subject Find(const Hash& name) const;
  State StateOf(const Hash& name) const { return Find(name).standing.state; }
  LeafIndex IndexOf(const Hash& name) const { return Find(name).index(); }
  std::uint64_t AdmittedAt(const Hash& name) const { return Find(name).entry->admitted_at_ms; }
  Hash RecordOf(std::string_view organization) const;  // the newest's name
  Hash BindingOf(std::string_view key_name) const;

 private:
  std::string Signed(const v1::Statement& statement, const KeyNames& keys) const;

  LegalRegistry legal_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_SCENE_H_
