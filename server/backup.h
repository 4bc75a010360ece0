// MakeBackup: what `warifud backup` does, alone or inside a running server.
//
// Threads: one at a time; the store may be written to meanwhile.
#ifndef WARIFU_SERVER_BACKUP_H_
#define WARIFU_SERVER_BACKUP_H_

#include <string>

#include "core/base/result.h"
#include "core/base/types.h"
#include "registry/data_folders.h"

namespace warifu {

// Copies `store`, which `data` holds, as of one commit to a new directory `to`, and reads the copy
// through. It appears whole or not at all. How many entries it holds.
// Errors: kRefused (there is something at `to`, or it lies inside `data`), kIo, kDamaged.
Result<TreeSize> MakeBackup(DataFolders& folders, Store& store, const std::string& data,
                            const std::string& to);

}  // namespace warifu

#endif  // WARIFU_SERVER_BACKUP_H_
