// warifu log export DIR: the log as files of c2sp.org/tlog-tiles.
#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/export/exporter.h"
#include "client/open_log.h"
#include "client/registry_server.h"
#include "client/render/audit.h"
#include "client/render/export.h"
#include "client/trust_folder.h"

namespace warifu {

CommandResult RunCommand(Context& context, const LogExportArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  WARIFU_ASSIGN_OR_RETURN(const auto log, OpenLog(context, trust, ""));
  WARIFU_ASSIGN_OR_RETURN(const SignedCheckpoint head, FetchCheckpoint(*log, trust));
  AuditProgress progress(context, head.checkpoint.size);
  Exporter exporter(*log, head, args.folder, [&](TreeSize done) { progress.Show(done); });
  WARIFU_ASSIGN_OR_RETURN(const ExportCounts counts, exporter.Run(trust));
  RenderExport(context, head, args.folder, counts);
  return kExitOk;
}

}  // namespace warifu
