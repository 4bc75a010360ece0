// StoredState: the registry as of one commit, as the rules ask for it.
//
// Threads: safe once Genesis() was asked.
#ifndef WARIFU_STORAGE_STORED_STATE_H_
#define WARIFU_STORAGE_STORED_STATE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/rules/state.h"
#include "storage/view_reader.h"

namespace warifu {

class StoredState final : public RegistryState {
 public:
  // `reader` must outlive this.
  explicit StoredState(const ViewReader& reader) : reader_(reader) {}

  LeafIndex next() const override { return NextIndex(reader_.head().size); }
  std::uint32_t rules_version() const override { return reader_.head().rules_version; }
  // "Not carried" means that a read failed; the reader's health() says how.
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override;
  Lookup<Standing> StandingAt(LeafIndex index) const override;
  Lookup<std::string> Read(Table table, std::string_view key) const override;

 private:
  const ViewReader& reader_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_STORED_STATE_H_
