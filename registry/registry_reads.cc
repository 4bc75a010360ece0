// The reading half of Registry.

#include <utility>
#include <variant>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/merkle/proof.h"
#include "core/proof/assemble.h"
#include "core/rules/table.h"
#include "registry/limits.h"
#include "registry/registry.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

RegistrySnapshot SnapshotOf(const StoreView& view, std::string_view checkpoint) {
  return {view.state(), view.log_tree(), view.standing_tree(), checkpoint};
}

Error CannotLookUp() { return IoError("the registry could not read its tables: ask again"); }

// The index under a key.
// Errors: kNotFound, saying `what` is not known; kIo.
Result<LeafIndex> FindIndex(const StoreView& view, Table table, std::string_view key,
                            const std::string& what) {
  const Lookup<std::string> value = view.state().Read(table, key);
  if (value.absent()) return NotFound("this registry does not know {what}", what);
  const std::optional<LeafIndex> index = value.found() ? DecodeIndex(*value) : std::nullopt;
  if (!index.has_value()) return CannotLookUp();
  return *index;
}

Status CheckIsOffer(const StoreView& view, LeafIndex index) {
  const Lookup<EntryPtr> entry = view.state().EntryAt(index);
  if (!entry.found() || (*entry)->statement() == nullptr) return CannotLookUp();
  const StatementKind kind = (*entry)->statement()->kind();
  if (kind == StatementKind::kOffer) return Ok();
  return BadInput("code: it is not of an offer but of another statement: {kind}",
                  StatementKindName(kind));
}

std::vector<LeafIndex> LeavesOf(const std::string& offer_proof) {
  v1::OfferProof proof;
  WARIFU_CHECK(proof.ParseFromString(offer_proof));  // just made
  std::vector<LeafIndex> leaves;
  for (const v1::ProvenEntry& entry : proof.entries()) leaves.emplace_back(entry.index());
  return leaves;
}

// Whether the seal of `view` says how `index` stands.
bool IsBelowSeal(LeafIndex index, const StoreView& view) {
  return index.value() + 1 < view.size().value();
}

Status CheckSize(TreeSize size, const StoreView& view) {
  if (size <= view.size()) return Ok();
  return BadInput("size: the log has {size} entries, not {asked}", view.size().value(),
                  size.value());
}

}  // namespace

Result<std::string> Registry::MakeReceipt(LeafIndex index, const StoreView& view) const {
  return AssembleReceipt(SnapshotOf(view, view.checkpoint()), index);
}

Result<OfferAnswer> Registry::OfferProof(const Code& code, std::uint32_t first_place) const {
  const std::shared_ptr<const StoreView> view = newest();
  WARIFU_ASSIGN_OR_RETURN(const LeafIndex offer,
                          FindIndex(*view, Table::kCode, CodeTableKey(code), code.ToString()));
  WARIFU_RETURN_IF_ERROR(CheckIsOffer(*view, offer));
  for (int tries = 0; tries < kMaxAnswerTries; ++tries) {
    WARIFU_ASSIGN_OR_RETURN(std::optional<OfferAnswer> answer, AnswerOffer(offer, first_place));
    if (answer.has_value()) return *std::move(answer);
  }
  return Unavailable("newer checkpoints are published faster than this proof is made: ask again");
}

// News are looked up after the proof was made, over a view as new: none that its reader could have
// had is missing.
Result<std::optional<OfferAnswer>> Registry::AnswerOffer(LeafIndex offer,
                                                         std::uint32_t first_place) const {
  WARIFU_ASSIGN_OR_RETURN(const CosignedView published,
                          publishing_.Published(parts_.clock.NowMs()));
  OfferAnswer answer;
  std::vector<LeafIndex> leaves = {offer};
  if (IsBelowSeal(offer, *published.view)) {
    WARIFU_ASSIGN_OR_RETURN(
        answer.proof, AssembleOfferProof(SnapshotOf(*published.view, published.checkpoint), offer,
                                         {first_place}));
    leaves = LeavesOf(answer.proof);
  }
  const std::shared_ptr<const StoreView> view = newest();
  WARIFU_ASSIGN_OR_RETURN(const std::vector<LeafIndex> watched,
                          WithSuccessors(view->state(), leaves));
  std::optional<std::vector<LeafIndex>> changes =
      publishing_.ChangesSince(published.view->size(), watched);
  if (!changes.has_value()) return std::optional<OfferAnswer>();
  std::erase_if(*changes, [&](LeafIndex change) { return change >= NextIndex(view->size()); });
  WARIFU_ASSIGN_OR_RETURN(answer.news, CollectNews(*view, *changes, leaves));
  return std::optional<OfferAnswer>(std::move(answer));
}

Result<std::string> Registry::PublishedCheckpoint() const {
  WARIFU_ASSIGN_OR_RETURN(CosignedView published, publishing_.Published(parts_.clock.NowMs()));
  return std::move(published.checkpoint);
}

std::optional<std::string> Registry::CandidateCheckpoint() const {
  std::optional<CosignedView> candidate = publishing_.candidate();
  if (!candidate.has_value()) return std::nullopt;
  return std::move(candidate->checkpoint);
}

bool Registry::IsPublished() const { return publishing_.Published(parts_.clock.NowMs()).ok(); }

Result<std::vector<std::string>> Registry::Entries(LeafIndex first, std::uint64_t count,
                                                   std::size_t max_bytes) const {
  if (count == 0) return BadInput("count: ask for one entry at least");
  return newest()->ReadEntries(first, count, max_bytes);
}

Result<std::string> Registry::TileBytes(const Tile& tile) const {
  if (tile.level > kMaxTileLevel || tile.width == 0 || tile.width > kTileWidth) {
    return BadInput("tile: level 0 to {most}, width 1 to {most_width}", kMaxTileLevel, kTileWidth);
  }
  const std::shared_ptr<const StoreView> view = newest();
  WARIFU_ASSIGN_OR_RETURN(const Tile whole, TileAt(tile.level, tile.index, view->size()));
  if (tile.width > whole.width) {
    return NotFound("tile: it has {width} hashes so far", whole.width);
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> hashes,
                          view->log_tree().ReadHashes(NodesOfTile(tile)));
  std::string bytes;
  for (const Hash& hash : hashes) bytes += hash.view();
  return bytes;
}

Result<std::vector<Hash>> Registry::Inclusion(LeafIndex index, TreeSize size) const {
  const std::shared_ptr<const StoreView> view = newest();
  WARIFU_RETURN_IF_ERROR(CheckSize(size, *view));
  return InclusionProof(index, size, view->log_tree());
}

Result<std::vector<Hash>> Registry::Consistency(TreeSize first, TreeSize second) const {
  const std::shared_ptr<const StoreView> view = newest();
  WARIFU_RETURN_IF_ERROR(CheckSize(second, *view));
  return ConsistencyProof(first, second, view->log_tree());
}

Result<std::string> Registry::StatementByCode(const Code& code) const {
  WARIFU_ASSIGN_OR_RETURN(const LeafIndex index,
                          FindIndex(*newest(), Table::kCode, CodeTableKey(code), code.ToString()));
  return PublishedReceipt(index);
}

Result<std::string> Registry::StatementByIndex(LeafIndex index) const {
  if (index >= NextIndex(newest()->size())) {
    return NotFound("this registry does not know entry {index}", index.value());
  }
  return PublishedReceipt(index);
}

// The newest that is published, even if a newer one waits.
Result<std::string> Registry::StatementOfOrganization(std::string_view id) const {
  const std::string key = OrganizationTableKey(id);
  const std::string words = "organization " + std::string(id);
  WARIFU_ASSIGN_OR_RETURN(const LeafIndex newest_record,
                          FindIndex(*newest(), Table::kOrganization, key, words));
  WARIFU_ASSIGN_OR_RETURN(const CosignedView published,
                          publishing_.Published(parts_.clock.NowMs()));
  const Result<LeafIndex> record = FindIndex(*published.view, Table::kOrganization, key, words);
  if (!record.ok() && record.error().code != ErrorCode::kNotFound) return record.error();
  return PublishedReceipt(record.ok() ? *record : newest_record);
}

Result<std::string> Registry::StatementOfKey(const PublicKey& key) const {
  WARIFU_ASSIGN_OR_RETURN(const LeafIndex index, FindIndex(*newest(), Table::kKey, KeyTableKey(key),
                                                           "the key " + EncodeHex(key.view())));
  return PublishedReceipt(index);
}

Result<std::string> Registry::PublishedReceipt(LeafIndex index) const {
  WARIFU_ASSIGN_OR_RETURN(const CosignedView published,
                          publishing_.Published(parts_.clock.NowMs()));
  if (!IsBelowSeal(index, *published.view)) {
    return Unavailable("admitted, and not yet published: ask again in a minute");
  }
  return AssembleReceipt(SnapshotOf(*published.view, published.checkpoint), index);
}

}  // namespace warifu
