// A log to read from the first entry to the last: a server's, or one that was exported to a folder.
#ifndef WARIFU_CLIENT_OPEN_LOG_H_
#define WARIFU_CLIENT_OPEN_LOG_H_

#include <memory>
#include <string>

#include "client/context.h"
#include "client/log_view.h"
#include "core/base/result.h"
#include "core/proof/trust.h"

namespace warifu {

// `where`: a folder, or HOST:PORT; empty: --server, else the trust file's first.
// Errors: kNotFound (a path that is no folder); those of ConnectTo.
Result<std::unique_ptr<LogView>> OpenLog(Context& context, const TrustFile& trust,
                                         const std::string& where);

}  // namespace warifu

#endif  // WARIFU_CLIENT_OPEN_LOG_H_
