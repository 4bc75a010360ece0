#include "client/open_log.h"

#include <filesystem>
#include <utility>

#include "client/export/exported_log.h"
#include "client/registry_server.h"
#include "core/text/escape.h"

namespace warifu {

Result<std::unique_ptr<LogView>> OpenLog(Context& context, const TrustFile& trust,
                                         const std::string& where) {
  std::error_code error;
  if (!where.empty() && std::filesystem::is_directory(where, error)) {
    return std::unique_ptr<LogView>(std::make_unique<ExportedLog>(where));
  }
  if (where.find('/') != std::string::npos) {
    return NotFound(
        "there is no folder {where}: name one that warifu log export made, or a server as "
        "HOST:PORT",
        EscapeForTerminal(where));
  }
  if (!where.empty()) context.global.server = where;
  WARIFU_ASSIGN_OR_RETURN(std::unique_ptr<RegistryConnection> connection,
                          ConnectTo(context, trust));
  return std::unique_ptr<LogView>(std::move(connection));
}

}  // namespace warifu
